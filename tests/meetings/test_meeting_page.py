"""The page of a meeting: its days, its quorum before anybody is due, the minutes each item used."""

import datetime as dt

import pytest

from shangliang.kit import clock
from shangliang.meetings import actions
from tests import cast
from tests.meetings import held

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _days_before():
    with clock.at(held.BEFORE):
        yield


def test_the_page_says_on_which_day_it_ends_and_counts_no_quorum_of_nobody(client):
    desk = cast.signed_in(client, cast.office())
    long, short = held.called("standing_committee", hours=51), held.listed(held.called(), 3)
    page = desk.get(long.get_absolute_url()).content.decode()
    assert "06-05 09:00–06-07 12:00" in page and "先列出应到的人" in page and "未达法定人数" not in page
    page = desk.get(short.get_absolute_url()).content.decode()
    assert "06-05 09:00–12:00" in page and "应到 3 人，实到 0 人，未达法定人数（过半数，2 人）" in page


def test_minutes_used_run_from_what_was_done_before_and_what_is_typed_goes_before_that(client):
    meeting = held.opened(people=3)
    heard, voted, typed = (held.item(meeting, kind, f"第{kind}项") for kind in ("hear", "adopt", "hear"))

    def later(minutes):
        return held.OPENS + dt.timedelta(minutes=minutes)

    actions.finish_item(heard, by=cast.office(), on=later(10))
    held.hands(voted, 3, at=later(25))
    actions.finish_item(typed, by=cast.office(), used=5, on=later(60))
    assert list(meeting.items.values_list("used", flat=True)) == [10, 15, 5]
    assert "用了 15 分钟" in cast.signed_in(client, cast.office()).get(meeting.get_absolute_url()).content.decode()
