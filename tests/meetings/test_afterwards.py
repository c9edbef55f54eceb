"""散会后补录 · The sheet comes back after the end: who came, late, left early is typed in, marked, and changes no verdict."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.gatherings.actions import close_poll, count, end_gathering, seal_poll
from shangliang.kit import clock
from shangliang.kit.trail import TrailRow
from shangliang.meetings import actions
from shangliang.meetings.minutes import draft
from shangliang.meetings.models import Meeting
from shangliang.meetings.wording import verdict
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held, laid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(held.OPENS):
        yield


def ended(meeting) -> Meeting:
    end_gathering(meeting.gathering, by=cast.office(), on=held.OPENS + clock.days(0.1))
    return Meeting.objects.select_related("gathering").get(pk=meeting.pk)


@pytest.fixture
def meeting():
    """Six due, four came, one thing was passed, it is over (09:00 to 11:24)."""
    running = held.listed(held.opened(people=6, there=4), 1, "nonvoting")
    held.hands(held.item(running), 4)
    return ended(running)


def enter(meeting, **typed):
    return actions.enter_signed(meeting, by=typed.pop("by", None) or cast.office(), **typed)


def people(meeting) -> list[tuple]:
    return [(str(a.presence), a.entered_at is not None) for a in meeting.gathering.attendances.all()]


def test_the_sheet_is_typed_in_and_marked_and_the_verdict_stays_as_it_was_stated(client, meeting):
    said = verdict(meeting.decisions.get())
    cast.signed_in(client, cast.office())
    sheet = {"present": "5、7", "late": "6 9:40\n2 9:10", "left": "2 10:30", "away": "1"}
    held.sent(client, f"{meeting.get_absolute_url()}roll/afterwards/", **sheet)
    assert people(meeting) == [
        ("absent", True), ("left_early", True), ("present", False), ("present", False), ("present", True), ("late", True),
        ("nonvoting", True),
    ]  # fmt: skip
    assert verdict(meeting.decisions.get()) == said and "实到 4 人" in said
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "补录过 5 人的到会情况" in page and "不因补录改变" in page and said in page
    assert client.get(f"{meeting.get_absolute_url()}roll/").content.decode().count("散会后补录 06-05") == 5
    rows = TrailRow.objects.get(action="gathering.attend_afterwards").detail["rows"]
    assert {"number": 6, "presence": "late", "was": "absent"} in rows and len(rows) == 5
    text = draft(meeting)
    assert "due5（虚构）" in text and "散会后按签到表补录到会情况" in text


def test_what_the_sheet_says_again_changes_nothing_and_another_sheet_puts_it_right(meeting):
    assert enter(meeting, present="1-5") == 1
    assert enter(meeting, present="1-5") == 0
    assert enter(meeting, away="5") == 1 and people(meeting)[4] == ("absent", True)


def test_what_can_not_be_is_said_and_kept_in_its_box(client, meeting):
    for typed, said in (
        ({"present": "9"}, "没有 9 号"), ({"late": "5"}, "看不懂“5”"), ({"late": "5 25:00"}, "没有这个时间"),
        ({"late": "5 12:00"}, "5 号的时间 12:00 不在会议期间"), ({"present": "5", "away": "5"}, "5 号写了两种情况"),
        ({"late": "5 10:00", "left": "5 9:30"}, "早退的时间应晚于"), ({}, "请写席号"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            enter(meeting, **typed)
    with pytest.raises(Refused, match="还没有结束"):
        enter(held.opened(held.called(at=held.OPENS + clock.days(1)), people=2), present="1")
    cast.signed_in(client, cast.office())
    page = client.post(
        f"{meeting.get_absolute_url()}roll/afterwards/", {"late": "5 12:00", "once": "x"}
    ).content.decode()
    assert "不在会议期间" in page and "5 12:00" in page


def test_only_who_holds_the_meeting_enters_it_and_nobody_once_the_minutes_are_final(client, meeting):
    url = f"{meeting.get_absolute_url()}roll/afterwards/"
    for who in (cast.member(), cast.outsider()):
        with pytest.raises(PermissionDenied):
            enter(meeting, present="5", by=who)
        assert cast.signed_in(client, who).get(url).status_code in (403, 404)
    assert cast.signed_in(client, cast.office()).get(url).status_code == 200
    final, _member = laid.over(final=True)
    with pytest.raises(Refused, match="已经定稿"):
        enter(final, present="1")
    assert "补录到会" in client.get(f"{meeting.get_absolute_url()}roll/").content.decode()
    assert "补录到会" not in client.get(f"{final.get_absolute_url()}roll/").content.decode()


def test_a_vote_that_went_on_has_its_result_before_attendance_is_entered():
    running = held.opened(people=4, there=3)
    decision = actions.put_to_vote(held.item(running), "paper", by=cast.office(), on=held.OPENS)
    actions.open_vote(decision, by=cast.office())
    meeting = ended(running)
    with pytest.raises(Refused, match="还没有记结果"):
        enter(meeting, present="4")
    close_poll(decision.poll, by=cast.office(), on=held.OPENS)
    for who in (cast.office(), cast.clerk(cast.COUNTY)):
        count(decision.poll, [3, 0, 0, 0], by=who)
    seal_poll(decision.poll, by=cast.office())
    assert actions.conclude(decision, by=cast.office()).present == 3
    assert enter(meeting, present="4") == 1


def test_a_draft_older_than_what_was_entered_is_to_be_checked(client, meeting):
    actions.keep_minutes(meeting, "会议通过了一份方案。", by=cast.office())
    cast.signed_in(client, cast.office())
    url = f"{meeting.get_absolute_url()}minutes/"
    assert "请核对出席" not in client.get(url).content.decode()
    actions.enter_signed(meeting, present="5", by=cast.office(), on=held.OPENS + clock.days(1))
    assert "请核对出席" in client.get(url).content.decode()
