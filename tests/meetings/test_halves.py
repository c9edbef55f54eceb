"""半天 · Attendance of a meeting of several half-days: typed from the signed sheet or taken from the desk; summed in the roll."""

import datetime as dt

import pytest

from shangliang.gatherings import actions as room
from shangliang.gatherings.halves import credit, names, spanned, summed
from shangliang.gatherings.models import Presence
from shangliang.kit import clock, figures
from shangliang.meetings import actions
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held, laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    """Three people, from a morning to the noon of the next day: three half-days."""
    with clock.at(held.BEFORE):
        return held.listed(held.called("standing_committee", hours=27, half_days=3), 3)


def enter(meeting, half, present="", leave="", **more):
    return actions.enter_half(meeting, half, present=present, leave=leave, by=cast.office(), **more)


@pytest.mark.parametrize(("hours", "half_days"), [(3, 1), (4, 1), (5, 2), (8, 2), (27, 3), (51, 5), (24 * 60, 60)])
def test_half_days_are_reckoned_from_the_times(hours, half_days):
    assert spanned(held.OPENS, held.OPENS + dt.timedelta(hours=hours)) == half_days


def test_each_half_day_is_entered_and_the_roll_and_the_sheet_sum_it_up(meeting, client):
    assert names(meeting.gathering, 3) == ["6月5日上午", "6月5日下午", "6月6日上午"]
    assert enter(meeting, 0, "1-3") == 3
    assert enter(meeting, 1, "1", "2") == 1
    cast.signed_in(client, cast.office())
    held.sent(client, f"{meeting.get_absolute_url()}roll/half/", half="2", present="1、2")
    first, second, third = meeting.gathering.attendances.all()
    assert first.halves == ["present"] * 3 and second.halves == ["present", "leave", "present"]
    assert summed(third) == {"present": 1, "leave": 0, "absent": 2, "of": 3}
    page = client.get(f"{meeting.get_absolute_url()}roll/").content.decode()
    assert "出席 3 / 3" in page and "请假 0，缺席 2" in page
    sheet = client.get(f"/desk/g/{meeting.gathering.ref}/sheet/").content.decode()
    assert "6月5日下午" in sheet and "2 / 3" in sheet


def test_a_half_day_is_taken_from_the_desk_and_put_right_afterwards(meeting):
    one, two, _three = meeting.gathering.attendances.all()
    room.check_in(one, by=cast.office(), on=held.OPENS)
    room.mark(two, Presence.LEAVE, reason="出差", approved_by="政协主席", by=cast.office())
    assert enter(meeting, 0, from_desk=True) == 1
    assert [a.halves[0] for a in meeting.gathering.attendances.all()] == ["present", "leave", "absent"]
    enter(meeting, 0, "1、3", "2")
    assert meeting.gathering.attendances.last().halves == ["present"]


def test_what_can_not_be_is_said(meeting, client):
    for wrong, said in (((0, "9"), "没有 9 号"), ((0, "1-2", "2"), "2 号既写了出席"), ((3, "1"), "所列的一个半天")):
        with pytest.raises(Refused, match=said):
            enter(meeting, *wrong)
    with pytest.raises(Refused, match="只有一个半天"):
        enter(held.listed(held.called(), 2), 0, "1")
    cast.signed_in(client, cast.office())
    page = client.post(
        f"{meeting.get_absolute_url()}roll/half/", {"half": "0", "leave": "2", "once": "x"}
    ).content.decode()
    assert "请写出席的席号" in page and 'value="2"' in page


def test_after_the_minutes_are_final_nothing_is_entered():
    final, _member = laid.over(final=True)
    type(final).objects.filter(pk=final.pk).update(half_days=2)
    with pytest.raises(Refused, match="已经定稿"):
        enter(final, 0, "1")


def test_half_days_of_a_training_are_study_and_of_other_meetings_are_not(client):
    with clock.at(held.BEFORE):
        course = held.opened(held.called("training", hours=27, half_days=3), people=3, there=2)
        short = held.opened(held.called("training", at=held.OPENS + clock.days(7)), people=2, there=1)
        held.opened(people=3)
    enter(course, 0, "1-3")
    enter(course, 1, "1", "2")
    assert [credit(one) for one in short.gathering.attendances.all()] == [1, 0]
    told = figures.compute(cast.COUNTY, on=held.OPENS.date(), only=["training"])["training"]
    assert [told[key] for key in ("held", "people", "half_days")] == [2, 4, 5]
    cast.signed_in(client, cast.office())
    assert "学时（半天）" in client.get(f"{course.get_absolute_url()}roll/").content.decode()
