"""After the notice people come and leave: who comes is asked too, and half of the roster still has an interest."""

import pytest

from shangliang.consultations import actions
from shangliang.consultations.actions import agreeing, leaving
from shangliang.kit import clock
from shangliang.kit.notices import Notice
from shangliang.matters.lifecycle import Stage
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.consultations.test_forms import concluded

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def test_whoever_comes_later_is_invited_through_their_account(desk):
    made, member = talk.noticed(), cast.member()
    typed = {"name": "委员（虚构）", "seat": "deputies", "account": member.login, "interested": "on"}
    assert desk.post(f"{made.desk_url()}roster/add/", typed).status_code == 302
    late = made.participants.get(person=member)
    assert late.invited_on == clock.today()
    assert "请您参加协商" in Notice.objects.for_person(member.pk).get().text
    page = desk.post(f"{made.desk_url()}roster/add/", typed).content.decode()
    assert "已经在名册上" in page
    assert Notice.objects.for_person(member.pk).count() == 1


def test_an_account_that_is_not_there_keeps_what_was_typed(desk):
    made = talk.noticed()
    page = desk.post(
        f"{made.desk_url()}roster/add/", {"name": "某人（虚构）", "seat": "respected", "account": "nobody"}
    )
    assert "没有这个登录名" in page.content.decode()
    assert "某人（虚构）" in page.content.decode()
    assert made.participants.count() == 17


def test_who_has_no_account_gets_a_letter(desk, client):
    made = talk.noticed()
    assert desk.get(f"{made.desk_url()}invitations/").content.decode().count("请您参加协商") == 17
    one = made.participants.first()
    letter = desk.get(f"{made.desk_url()}invitations/?person={one.pk}").content.decode()
    assert one.name in letter and letter.count("请您参加协商") == 1
    assert cast.signed_in(client, cast.outsider()).get(f"{made.desk_url()}invitations/").status_code == 404


def test_more_officials_than_half_are_refused_after_the_notice_unless_it_is_said_why(desk):
    made = talk.noticed()
    actions.name_participant(made, name="水务局（虚构）", seat="department", by=cast.clerk())
    with pytest.raises(Refused, match="利益相关方 9 人，不到参加协商的 19 人"):
        actions.name_participant(made, name="住建局（虚构）", seat="department", by=cast.clerk())
    assert made.participants.count() == 18
    desk.post(f"{made.desk_url()}notice/", {"waived": "涉及部门多，已另开住户会"})
    actions.name_participant(made, name="住建局（虚构）", seat="department", by=cast.clerk())
    assert made.participants.count() == 19


def test_whoever_leaves_may_leave_and_the_agreement_waits_for_others_or_a_reason(desk):
    made = talk.noticed()
    assert "名册有变" not in desk.get(made.desk_url()).content.decode()
    for person in made.participants.filter(seat="interested")[2:4]:
        leaving.leave_roster(person, by=cast.clerk())
    assert "名册有变" in desk.get(made.desk_url()).content.decode()
    with pytest.raises(Refused, match="利益相关方 7 人"):
        concluded(made)
    assert "errors" in desk.post(f"{made.desk_url()}notice/", {"waived": " "}).content.decode()
    desk.post(f"{made.desk_url()}notice/", {"waived": "两户搬走了"})
    made.refresh_from_db()
    agreeing.conclude(made, by=cast.clerk())
    assert made.concerns.get().matter.stage == Stage.AGREED
