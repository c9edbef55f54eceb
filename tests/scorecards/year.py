"""一年的履职 · 永昌's members in 2023: a plenary of four half-days, a meeting, proposals alone and joint, reports; scored by a set."""

import datetime as dt
import json

from shangliang.compute.duty.shipped import source
from shangliang.gatherings.actions import check_in, end_gathering, mark, mark_half, open_gathering
from shangliang.kit import clock
from shangliang.matters import actions as matters
from shangliang.meetings import actions as meetings
from shangliang.scorecards import actions
from tests import cast
from tests.matters import walks
from tests.meetings import held

YEAR = 2023
END = dt.date(2023, 12, 20)
PAPER = {"batch": "平时提案", "suggestion": "推广滴灌"}


def member(name, **more):
    found = cast.member(name=f"{name}委员（虚构）")
    cast.seat(found, **more)
    return found


def data(key) -> dict:
    return json.loads(source(key))


def rules(key="minhang", **changes):
    given = data(key) | changes
    return actions.adopt_rules(
        cast.area(cast.COUNTY), given, from_year=YEAR, note="本级考核办法（虚构）", by=cast.office()
    )


def morning(month, day):
    return dt.datetime(YEAR, month, day, 9, tzinfo=clock.SHANGHAI)


def met(kind, people, at, *, absent=(), leave=(), halves=(), **more):
    """`people` on the roll; `halves`: for each half-day the places (from 0) of who was there."""
    meeting = held.called(kind, at=at, **more)
    meetings.put_on_roll(meeting, [], "due", persons=tuple(people), by=cast.office())
    seats = {one.person_id: one for one in meeting.gathering.attendances.all()}
    for one in people:
        if one not in (*absent, *leave):
            check_in(seats[one.pk], by=cast.office(), on=at)
    for one in leave:
        mark(seats[one.pk], "leave", reason="出差", approved_by="主席", by=cast.office(), on=at)
    open_gathering(meeting.gathering, by=cast.office(), on=at)
    for half, there in enumerate(halves):
        numbers = {seats[people[n].pk].number for n in there}
        mark_half(meeting.gathering, half, numbers, set(), by=cast.office(), on=at)
    end_gathering(meeting.gathering, by=cast.office(), on=at)
    return meeting


def proposal(by, *signers, title="发展节水农业", filed=True, on=dt.date(2023, 3, 1)):
    made = walks.raised(title, kind="proposal", by=by, extra=PAPER, on=on)
    for one in signers:
        matters.sign(made, by=one, on=on)
    made = matters.move(made, "accept", by=cast.office(), on=on)
    return matters.move(made, "file", by=cast.office(), on=on) if filed else made


def report(by, *, title="春耕用水", on=dt.date(2023, 4, 1)):
    return walks.raised(title, kind="sentiment", by=by, on=on)


def table(year=YEAR):
    return actions.count_table(cast.area(cast.COUNTY), year, by=cast.office())


def score(of, found=None):
    return (found or table()).scores.select_related("table__area", "table__rules", "person").get(person=of)


def published():
    found = table()
    actions.check_table(found, by=cast.office())
    return actions.publish_table(found, by=cast.office())
