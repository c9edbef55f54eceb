"""Honours: no approval, no honour; no record, no nomination; noticed, objected to, decided by the competent meeting, given, registered."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from shangliang.insight import shelf
from shangliang.kit import clock, rules
from shangliang.kit.trail.rows import TrailRow
from shangliang.people.refusal import Refused
from shangliang.scorecards import actions
from shangliang.scorecards.models import Honour, HonourObjection, Nomination, ObjectorContact
from tests import cast
from tests.matters import walk
from tests.meetings import held
from tests.scorecards import honouring, year

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_may():
    with clock.at(honouring.OPENED):
        yield


def test_a_collective_goes_from_its_approval_to_the_register():
    honour, one = honouring.decided()
    item = honouring.commended()
    given = actions.give_honour(honour, item, by=cast.office(), on=honouring.GIVEN)
    one.refresh_from_db()
    assert given.state == "given" and one.number == 1
    assert [n.name for n in Nomination.objects.honoured()] == [str(one.organisation)]
    assert {row.action for row in TrailRow.objects.filter(noun="honour")} == {
        "honour.open", "honour.nominate", "honour.notice", "honour.decide", "honour.give"}  # fmt: skip


def test_without_an_approval_nothing_is_opened():
    with pytest.raises(Refused, match="批准依据"):
        actions.open_honour(held.body(), "先进", "person", year=2023, basis=" ", approved_by="县委", by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.open_honour(
            held.body(), "先进", "person", year=2023, basis="批复", approved_by="县委", by=cast.outsider()
        )
    assert honouring.opened().state == "open"


def test_a_nomination_rests_on_what_is_on_record_and_on_nothing_else():
    honour = honouring.opened()
    bare = cast.organisation("council", cast.SIBLING_VILLAGE)
    with pytest.raises(Refused, match="没有可以支持提名的记录"):
        actions.nominate(honour, bare, "很好。", by=cast.office())
    made = honouring.nominated(honour)
    assert {fact["label"]: fact["number"] for fact in made.facts}["提出的事项"] == 1


def test_a_person_is_nominated_on_what_they_did_and_on_their_published_points():
    a = year.member("甲")
    with clock.at(year.END):
        year.rules("minhang")
        year.met("chairpersons", [a], year.morning(5, 3))
        year.proposal(a)
        year.published()
        honour = honouring.opened("person", title="先进个人", on=year.END)
        facts = {f["label"]: f["number"] for f in actions.nominate(honour, a, "踊跃提案。", by=cast.office()).facts}
    assert facts == {"履职积分": 20.0, "参加履职活动": 1, "立案的提案": 1}


def test_the_notice_runs_for_the_days_of_the_rule():
    honour, _one = honouring.noticed()
    assert str(honour.notice_until) == "2023-05-15", "five working days from Monday the 8th"
    rules.set_rule("honour.notice_days", cast.COUNTY, "10个工作日", by=cast.office())
    other = actions.open_honour(
        held.body(), "先进", "collective", year=2023, basis="批复", approved_by="县委", by=cast.office()
    )
    honouring.nominated(other)
    assert str(actions.start_notice(other, by=cast.office()).notice_until) == "2023-05-22"


def test_an_objection_is_looked_into_before_anything_is_decided():
    honour, one = honouring.noticed()
    made = actions.object_to_nomination(one, "会议次数不实。", "phone", by=cast.office())
    with pytest.raises(Refused, match="异议"):
        actions.decide_honour(honour, honouring.decision(), by=cast.office())
    actions.settle_honour_objection(made, "核对签到册，属实。", upheld=True, by=cast.office())
    one.refresh_from_db()
    assert one.withdrawn_why == "公示期间的异议成立"
    with pytest.raises(Refused, match="都撤回"):
        actions.decide_honour(honour, Decisions.last(), by=cast.office())


class Decisions:
    @staticmethod
    def last():
        from shangliang.meetings.models import Decision

        return Decision.objects.select_related("meeting__gathering").latest("pk")


def test_anybody_may_object_while_the_notice_runs_and_nobody_is_told_who_it_was():
    _honour, one = honouring.noticed()
    who = cast.resident()
    with pytest.raises(PermissionDenied):
        actions.object_to_nomination(one, "听说", "phone", by=who)
    actions.object_to_nomination(one, "会议次数不实。", "web", by=who)
    actions.object_to_nomination(one, "没有开过会。", "web")
    assert not TrailRow.objects.filter(action="honour.object", actor=who.ref).exists()
    with clock.at(honouring.OPENED + clock.days(30)), pytest.raises(Refused, match="公示期"):
        actions.object_to_nomination(one, "晚了", "web")
    assert HonourObjection.objects.count() == 2


def test_the_area_home_leads_to_the_notice_and_an_objection_needs_no_account(client):
    shelf.forget()
    assert "表彰公示" not in client.get(f"/{cast.VILLAGE}/").content.decode()
    honour, one = honouring.noticed()
    for place in (cast.COUNTY, cast.VILLAGE):
        assert f"/honours/{honour.ref}/" in client.get(f"/{place}/").content.decode()
    assert honour.ref not in client.get(f"/{cast.CITY}/").content.decode()
    page = f"/honours/{honour.ref}/{one.pk}/object/"
    assert page in client.get(f"/honours/{honour.ref}/").content.decode()
    said = {"text": "会议次数不实。", "way": "web", "contact": "没有"}
    assert "电子邮箱" in client.post(page, said).content.decode()
    assert client.post(page, said | {"way": "phone"}).status_code == 200, "only the office says how it came in"
    assert client.post(page, said | {"contact": "13800138000"}).status_code == 302
    made = HonourObjection.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM scorecards_objectorcontact")
        assert b"13800138000" not in bytes(cursor.fetchone()[0])
    url = f"{honour.get_absolute_url()}objections/{made.pk}/contact/"
    assert client.post(url).status_code == 302
    assert cast.signed_in(client, cast.chairperson()).post(url).status_code == 403
    assert "13800138000" in cast.signed_in(client, cast.office()).post(url).content.decode()
    assert TrailRow.objects.filter(action="honour.objector").count() == 1
    actions.settle_honour_objection(made, "核对签到册，次数属实。", upheld=False, by=cast.office())
    actions.decide_honour(honour, honouring.decision(), by=cast.office())
    assert not ObjectorContact.objects.exists()


def test_a_department_is_nominated_on_what_it_handled_and_what_people_said_of_it():
    walk.carry(walk.topic()[0], "confirm")
    facts = actions.nominate(honouring.opened(), cast.organisation("department"), "办得快。", by=cast.office()).facts
    found = {fact["label"]: fact["number"] for fact in facts}
    assert found == {"按期答复的交办单": 1, "提出人确认已解决": 1, "提出人对结果满意": 1}


def test_only_the_competent_meeting_decides_and_only_after_the_notice():
    honour, _one = honouring.noticed()
    early = honouring.decision(at=honouring.DECIDES - clock.days(12))
    with pytest.raises(Refused, match="公示期满"):
        actions.decide_honour(honour, early, by=cast.office())
    rules.set_rule("honour.decided_by", cast.COUNTY, "standing_committee", by=cast.office())
    later = honouring.decision()
    with pytest.raises(Refused, match="主席会议不能决定"):
        actions.decide_honour(honour, later, by=cast.office())
    rules.inherit("honour.decided_by", cast.COUNTY, by=cast.office())
    assert actions.decide_honour(honour, later, by=cast.office()).decided_on == honouring.DECIDES.date()


def test_the_database_keeps_the_order_whoever_writes():
    honour, _one = honouring.noticed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=honour.pk).update(decision=honouring.decision(), decided_on=honour.notice_until)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.update(facts=[])


def test_the_honours_of_a_place_are_seen_there_and_by_everybody_from_the_notice_on():
    honour = honouring.opened()
    a = year.member("甲")
    assert Honour.objects.visible_to(cast.chairperson()).get() == honour
    assert not Honour.objects.visible_to(a).exists() and not Honour.objects.public().exists()
    honouring.nominated(honour)
    actions.start_notice(honour, by=cast.office())
    assert Honour.objects.visible_to(a).exists() and Honour.objects.public().exists()
    assert not Honour.objects.visible_to(cast.outsider()).exists()
