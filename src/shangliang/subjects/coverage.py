"""议事室覆盖 · How many of the villages and communities have a room, and one in use; for an area and for what lies below it.

Coverage is rooms in use / (villages + communities). A room in use was used in the last days that the rule says (90). A
place counts once, however many rooms it has. Every number costs the same queries for one place and for a province.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.people import areas
from shangliang.people.areas import VILLAGE, Area, Level, Settlement

from .models import ConsultationRoom, Have
from .rules import IN_USE, OFTEN


@dataclass
class Coverage:
    """覆盖 · Of one area."""

    places: int = 0
    with_room: int = 0
    in_use: int = 0

    @property
    def share(self) -> float | None:
        return self.in_use / self.places if self.places else None

    @property
    def without(self) -> int:
        return self.places - self.with_room


def places_within(code: str):
    """The villages and communities of an area."""
    found = Area.objects.within(code).filter(level=Level.VILLAGE)
    return found.filter(settlement__in=(Settlement.VILLAGE, Settlement.COMMUNITY))


def in_use_since(code: str, day: dt.date) -> dt.date:
    """The first day that counts as "in the last 90 days"."""
    return day - clock.days(int(rules.value(IN_USE, code)) - 1)


def maturity(room, kept: int, times: int, *, in_use: bool) -> tuple[str, str]:
    """成熟度 · (word, kind of tag): built; six haves; used as often as the rule asks; both."""
    often = in_use and times >= rules.value(OFTEN, room.area_id)
    if kept == len(Have) and often:
        return _("成熟：六有齐全，经常使用"), "done"
    if often:
        return _("经常使用，六有不全"), "warn"
    return (_("六有齐全，用得少"), "warn") if kept == len(Have) else (_("已建，六有不全，用得少"), "plain")


def of(code: str, day: dt.date | None = None) -> Coverage:
    """The area as a whole."""
    return by_part(code, len(code), day).get(code, Coverage())


def below(code: str, day: dt.date | None = None) -> list[tuple[str, Coverage]]:
    """Each part one level below, in the order of the codes; parts without a village (an archive, a park) are left out."""
    codes = areas.children([code])
    lengths = {len(c) for c in codes if "x" not in c}
    if not lengths:
        return []
    counted = by_part(code, min(lengths), day)
    return [(c, counted[c]) for c in codes if c in counted]


def by_part(code: str, length: int, day: dt.date | None = None) -> dict[str, Coverage]:
    """Per code of this length: three queries and one for each source of uses."""
    today = day or clock.today()
    parts = places_within(code).order_by().values(part=Left("code", length)).annotate(n=Count("code"))
    found = {row["part"]: Coverage(places=row["n"]) for row in parts}
    standing = ConsultationRoom.objects.within(code).counted().standing(today)
    used = standing.used(in_use_since(code, today), today)
    for name, rooms in (("with_room", standing), ("in_use", used)):
        rows = (
            rooms.order_by()
            .values(part=Left("area_id", length))
            .annotate(n=Count(Left("area_id", VILLAGE), distinct=True))
        )
        for row in rows:
            if row["part"] in found:
                setattr(found[row["part"]], name, row["n"])
    return found


def without_room(code: str, day: dt.date | None = None):
    """The villages and communities of an area that have no room."""
    rooms = ConsultationRoom.objects.within(code).counted().standing(day)
    return places_within(code).exclude(code__in=rooms.values(village=Left("area_id", VILLAGE)))
