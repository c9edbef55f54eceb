"""议事室 · The rooms of stories 1, 2 and 5: whose they are, which of the six haves are in place, when they were used.

That 金昌 has a council and a room in each of its 139 villages and 43 communities, the page says; that 敦煌 has not yet, too.
Which villages of 敦煌 lack one it does not say: the days and the rest are invented.
"""

import datetime as dt

from shangliang.kit import clock
from shangliang.people.areas import spoken
from shangliang.people.models import Area
from shangliang.subjects import actions as subjects

HAVES = ("premises", "sign", "rules", "procedure", "activity", "results")
SINCE = dt.date(2022, 11, 1)


def settled(code: str) -> list[Area]:
    """The villages and communities of an area, in order of their codes."""
    return [area for area in Area.objects.within(code).order_by("code") if area.settlement]


def open_rooms(areas, by, haves=6) -> list:
    """One room for each, with the first of the six haves."""
    had = dict.fromkeys(HAVES[:haves], SINCE)
    rows = (
        {"name": f"{spoken(a.name)}协商议事室", "area": a, "kind": a.settlement, "haves": had, "opened_on": SINCE}
        for a in areas
    )
    return subjects.add_rooms(list(rows), by=by)


def open_all(code: str, by) -> None:
    open_rooms(settled(code), by)


def use(rooms, by, what="议题征集碰头会") -> None:
    """Used today, by some of its people."""
    for number, room in enumerate(rooms):
        subjects.use_room(room, what, 6 + number % 9, by=by, on=clock.now())
