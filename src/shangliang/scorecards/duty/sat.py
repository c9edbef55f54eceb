"""到会 · Plenaries, meetings of the standing committee, training, and every other occasion that a member came to.

A meeting at which nobody was registered has no register: whoever was due there is neither there nor absent.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from shangliang.gatherings.halves import CAME, Half
from shangliang.gatherings.models import Attendance, Presence
from shangliang.kit import clock
from shangliang.meetings.models import Meeting
from shangliang.people.areas import after

from .facts import PLENARY, STANDING, Fact, Known, Scope
from .went import on_trips

SORTS = {"plenary": PLENARY, "standing_committee": STANDING}
TRAINING = "training"
HALVES, GONE = {"present": Half.PRESENT, "leave": Half.LEAVE, "absent": Half.ABSENT}, (Presence.LEAVE, Presence.ABSENT)


class Row(NamedTuple):
    person: int
    presence: str
    comes_as: str
    half_days: int
    halves: list
    ref: str
    title: str
    starts_at: dt.datetime
    meeting: str | None
    meeting_ref: str | None
    own: str | None  # the place of the body that met

    @property
    def url(self) -> str:
        return f"/desk/meetings/{self.meeting_ref}/" if self.meeting_ref else f"/desk/g/{self.ref}/"

    def fact(self, event: str, part: int = 0) -> Fact:
        key = f"{self.ref}/{part}" if part else self.ref
        return Fact(self.person, clock.local_day(self.starts_at), event, key, self.title, self.url)


FIELDS = (
    "person_id", "presence", "comes_as", "half_days", "halves", "gathering__ref", "gathering__title", "gathering__starts_at",
    "gathering__meeting__kind", "gathering__meeting__ref", "gathering__meeting__body__area_id",
)  # fmt: skip


def sat(scope: Scope) -> Iterator[Fact | Known]:
    """Two queries. A rehearsal is no meeting; what never opened did not take place."""
    since, until = scope.moments
    ours = Attendance.objects.filter(
        gathering__opened_at__isnull=False, gathering__starts_at__gte=since, gathering__starts_at__lt=until,
        gathering__area_id__gte=scope.area, gathering__area_id__lt=after(scope.area),
    ).exclude(gathering__meeting__rehearsal=True)  # fmt: skip
    taken = ours.filter(Q(presence__in=CAME) | ~Q(halves=[])).order_by().values("gathering_id")
    found = ours.filter(person_id__in=scope.people(), gathering_id__in=taken)
    forums = on_trips(scope)
    whole: dict[tuple[int, str], list[tuple[Row, bool]]] = defaultdict(list)
    for row in map(Row._make, found.order_by("gathering__starts_at", "id").values_list(*FIELDS)):
        sort = SORTS.get(row.meeting or "") if row.own == scope.area else None
        if sort and not row.comes_as and row.presence != Presence.NONVOTING:
            yield from _formal(row, sort, whole[row.person, sort])
        elif row.presence in CAME and row.presence != Presence.SPECTATOR:
            yield from _other(row, forum=(row.person, row.ref) in forums)
    for (_person, sort), rows in whole.items():
        if rows and all(full for _row, full in rows):
            yield rows[-1][0].fact(f"{sort}_full")


def _formal(row: Row, sort: str, seen: list[tuple[Row, bool]]) -> Iterator[Fact | Known]:
    """Half-days as they were entered; else the whole as one."""
    halves = _halves(row)
    if not halves:
        return
    counts = Counter(halves)
    yield Known(row.person, sort)
    seen.append((row, counts[Half.PRESENT] == len(halves)))
    if sort == PLENARY:
        for place, half in enumerate(halves, 1):
            if half == Half.PRESENT:
                yield row.fact("plenary_half_day", place)
    if counts[Half.PRESENT]:
        yield row.fact(f"{sort}_present")
    else:
        yield row.fact(f"{sort}_leave" if counts[Half.LEAVE] == len(halves) else f"{sort}_absent")


def _halves(row: Row) -> list[str]:
    """What each half-day was; nothing where it is not on record."""
    if row.half_days > 1 and any(row.halves):
        return [str(half or Half.ABSENT) for half in [*row.halves, *[""] * (row.half_days - len(row.halves))]]
    if row.presence in CAME:
        return [Half.PRESENT] * max(1, row.half_days)
    return [str(HALVES[row.presence])] if row.presence in GONE else []


def _other(row: Row, *, forum: bool) -> Iterator[Fact]:
    """Training, whole or in part; a forum held on a trip, of one of its team; anything else is an activity."""
    if forum:
        yield row.fact("trip_forum")
        return
    if row.meeting == TRAINING:
        whole = all(half == Half.PRESENT for half in _halves(row))
        yield row.fact("training_full" if whole else "training_part")
    else:
        yield row.fact("activity")


def formal_days(scope: Scope) -> dict[str, list[dt.date]]:
    """Which days the place's own plenaries and meetings of its standing committee began on; one query."""
    since, until = scope.moments
    found = Meeting.objects.filter(
        kind__in=SORTS, rehearsal=False, body__area=scope.area, gathering__opened_at__isnull=False,
        gathering__starts_at__gte=since, gathering__starts_at__lt=until,
    )  # fmt: skip
    days: dict[str, list[dt.date]] = defaultdict(list)
    for kind, at in found.values_list("kind", "gathering__starts_at"):
        days[SORTS[kind]].append(clock.local_day(at))
    return days
