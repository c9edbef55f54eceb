"""Before and after a sitting: papers in time by the level's rule; whoever has an interest may object in writing for so long."""

import pytest
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.actions import limits
from shangliang.kit import clock, rules
from shangliang.kit.notices import Notice
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import talk
from tests.consultations.test_forms import concluded, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def test_a_county_s_papers_are_out_ten_working_days_before():
    made = opened("thematic", 6)
    start = clock.now() + clock.days(40)
    actions.arrange_sitting(made, place="会议室", starts_at=start, ends_at=start + clock.days(0.1), by=cast.office())
    last = limits.papers_due(made)
    assert clock.workdays_between(last, clock.local_day(start), area=cast.COUNTY) >= 10
    assert clock.workdays_between(last + clock.days(4), clock.local_day(start), area=cast.COUNTY) < 10
    assert limits.papers_due(talk.begun()) is None


def test_the_desk_says_until_when_and_that_it_was_late(desk):
    made, member = talk.noticed(), cast.member()
    actions.name_participant(
        made, name="委员（虚构）", seat="deputies", person=member, interested=True, by=cast.clerk()
    )
    held = clock.local_day(made.activities.sittings().get().gathering.starts_at)
    assert held - clock.days(10) < limits.papers_due(made) < held
    assert "最迟" in desk.get(made.desk_url()).content.decode()
    desk.post(f"{made.desk_url()}papers/")
    page = desk.get(made.desk_url()).content.decode()
    assert "送出" in page and "晚了" not in page
    assert Notice.objects.for_person(member.pk).filter(text__contains="会前材料").exists()
    made.papers_on = held
    made.save(update_fields=["papers_on"])
    assert "晚了" in desk.get(made.desk_url()).content.decode()


def test_an_objection_in_writing_is_taken_for_fifteen_days(desk):
    made = concluded(talk.noticed())
    person = made.participants.filter(interested=True).first()
    assert "以前书面提出" in Client().get(made.get_absolute_url()).content.decode()
    last = limits.objection_due(made)
    assert 15 <= (last - made.agreed_on).days < 30  # a last day that nobody works on moves to the next
    url = f"{made.desk_url()}written/"
    late = {"participant": person.pk, "text": "补偿没有写清楚", "on": last + clock.days(1)}
    page = desk.post(url, late).content.decode()
    assert "已经过了" in page
    assert "补偿没有写清楚" in page
    assert desk.post(url, late | {"on": last}).status_code == 302
    assert "补偿没有写清楚" in desk.get(made.desk_url()).content.decode()
    assert "应当再协商" in desk.get(f"{made.desk_url()}minutes/").content.decode()


def test_the_limit_is_a_rule_of_the_office():
    made = concluded(talk.noticed())
    rules.set_rule("consultation.objection_days", cast.VILLAGE, "3日")
    assert 3 <= (limits.objection_due(made) - made.agreed_on).days < 15


def test_before_the_agreement_and_without_an_interest_there_is_no_objection_in_writing():
    made = talk.noticed()
    person = made.participants.filter(interested=True).first()
    with pytest.raises(Refused, match="共识还没有形成"):
        limits.object_in_writing(person, "不同意", by=cast.clerk())
    other = concluded(made).participants.filter(interested=False).first()
    with pytest.raises(Refused, match="由利益相关方提出"):
        limits.object_in_writing(other, "不同意", by=cast.clerk())
    assert limits.object_in_writing(person, "不同意", by=cast.clerk()).pk


def test_an_objection_in_writing_stands_on_the_matter_s_page_which_may_be_talked_over_again(desk):
    made = concluded(talk.noticed())
    matter = made.concerns.get().matter
    page = f"/desk/m/{matter.ref}/"
    assert "书面异议" not in desk.get(page).content.decode()
    limits.object_in_writing(made.participants.filter(interested=True).first(), "补偿没有写清楚", by=cast.clerk())
    assert "书面异议 1 条" in desk.get(page).content.decode()
    sent = desk.post(f"{page}reconsult/", {"note": "利益相关方书面提出异议", "expected": "agreed", "once": "r"})
    assert sent.status_code == 302
    matter.refresh_from_db()
    assert matter.stage == "consulting"
