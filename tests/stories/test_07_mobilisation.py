"""故事七 临泽 · The mobilisation of 19 May: the helpers are told what to do, nothing is voted on; the signed sheet comes back the
day after and is typed in. Names are invented."""

import datetime as dt

import pytest

from shangliang.gatherings import actions as room
from shangliang.kit import clock, figures, trail
from shangliang.meetings.models import Decision, Meeting
from tests import cast
from tests.meetings.held import sent

pytestmark = pytest.mark.django_db
LINZE = "620723"
OPENS = dt.datetime(2023, 5, 19, 9, 0, tzinfo=clock.SHANGHAI)


def called(desk) -> Meeting:
    sent(
        desk, "/desk/meetings/new/", kind="mobilisation", body=cast.organisation("cppcc", LINZE).ref, starts_at="2023-05-19T09:00",
        ends_at="2023-05-19T10:30", place="县政协会议室", title="“结对帮扶·爱心临泽”动员部署会", half_days="1",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    sent(desk, f"{meeting.get_absolute_url()}items/add/", kind="arrange", title="部署结对帮扶")
    names = "、".join(f"帮扶干部{n}（虚构）" for n in range(1, 14))
    sent(desk, f"{meeting.get_absolute_url()}roll/add/", way="due", names=names)
    return meeting


def test_thirteen_helpers_are_mobilised_and_their_sheet_is_typed_in_the_day_after(client):
    office = cast.office(LINZE)
    desk = cast.signed_in(client, office)
    with clock.at(OPENS - clock.days(2)):
        cast.organisation("cppcc", LINZE)
        meeting = called(desk)
        url = meeting.get_absolute_url()
    with clock.at(OPENS):
        room.open_gathering(meeting.gathering, by=office, on=OPENS)
        sent(desk, f"{url}items/{meeting.items.get().pk}/done/", result="对结对帮扶作了部署")
        sent(desk, f"{url}lines/add/", verb="demanded", text="逐户上门，带着感情帮。")
        room.end_gathering(meeting.gathering, by=office, on=OPENS + dt.timedelta(minutes=80))
    with clock.at(OPENS + clock.days(1)):
        sent(desk, f"{url}roll/afterwards/", present="1-12", late="13 9:20")
        text = desk.get(f"{url}minutes/").context["form"].initial["text"]
        told = figures.compute(LINZE, only=["meetings"])["meetings"]
    assert meeting.gathering.attendances.counts()["present"] == 13
    assert "缺席" not in text and "散会后按签到表补录" in text and "会议要求，逐户上门，带着感情帮。" in text
    assert (told["held"], told["by_kind"], told["decided"]) == (1, {"mobilisation": 1}, 0)
    assert not Decision.objects.exists() and trail.verify() == []
