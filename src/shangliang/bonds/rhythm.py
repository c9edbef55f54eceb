"""频次 · How a bond stands by its rhythms: how often this period, when last, when next, whether that is late.

Where a plan names the next time (models.plans), that is due. Otherwise due is the last time plus the even share of the period (four times a year: every 91 days), or the day that was agreed
at the last visit if that is earlier. Counted is what the one who is bound did, in a way that the rhythm names.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from shangliang.gatherings.models import Visit
from shangliang.kit import clock, rules
from shangliang.kit.periods import period_of

from .kinds import KINDS, Rhythm
from .models import PlannedTalk
from .models.bond import TALKS
from .rules import REMIND, times

YEAR = 365.25


@dataclass(frozen=True)
class Beat:
    """一项频次 · Of one bond."""

    rhythm: Rhythm
    wanted: int
    done: int  # in this year or month
    last: dt.date | None
    due: dt.date
    light: str  # calm, warn, late

    @property
    def name(self) -> str:
        return self.rhythm.name


@dataclass(frozen=True)
class Standing:
    """进度 · Of one bond: its beats, what is due first, the light of that, the last visit of all, the next time by the plan."""

    bond: Any
    beats: list[Beat]
    due: dt.date | None
    light: str
    last: Visit | None
    planned: PlannedTalk | None = None


def interval(rhythm: Rhythm, wanted: int) -> dt.timedelta:
    return dt.timedelta(days=int(YEAR * rhythm.months / 12 / wanted))


def standings(bonds) -> list[Standing]:
    """Of several bonds at once: one query for their visits, one for what is planned, rules from memory."""
    bonds = list(bonds)
    mine, planned = _visits_of(bonds), _planned(bonds)
    return [_standing(bond, mine[_key(bond)], planned.get(bond.pk)) for bond in bonds]


def _planned(bonds) -> dict[int, PlannedTalk]:
    """The next time that a plan names for each leader's bond."""
    led = [bond.pk for bond in bonds if bond.kind in TALKS]
    found = PlannedTalk.objects.open().filter(bond__in=led).order_by("-until", "-id") if led else ()
    return {entry.bond_id: entry for entry in found}


def late(bonds, area: str = ""):
    """Those with an overdue rhythm, by the rules of `area`: said in SQL, for lists and counts."""
    today, found = clock.today(), Q(pk__in=[])
    for slug, kind in KINDS.items():
        for rhythm in kind.rhythms:
            cutoff = today - interval(rhythm, times(slug, rhythm.code, area))
            found |= Q(
                Q(kind=slug, start__lt=cutoff), ~Exists(counted(slug).filter(way__in=rhythm.ways, on__gte=cutoff))
            )
    mine = PlannedTalk.objects.open().filter(bond=OuterRef("pk"))
    return bonds.filter(found & ~Exists(mine) | Exists(mine.filter(until__lt=today)))


def counted(slug: str):
    """The visits that count for a bond of the kind, as a subquery of Bond."""
    key = {field: OuterRef(outer) for field, outer in _FIELDS[slug]}
    return Visit.objects.filter(way__in=KINDS[slug].ways, **key)


_FIELDS = {
    "pairing": (("assisted_id", "assisted_id"), ("visitor_id", "person_id")),
    "enterprise": (("enterprise_id", "enterprise_id"), ("organisation_id", "organisation_id")),
    "talk": (("whom_id", "whom_id"), ("visitor_id", "person_id")),
    "nonparty": (("whom_id", "whom_id"), ("visitor_id", "person_id")),
    "posting": (("area_id", "area_id"), ("visitor_id", "person_id")),
}


def _key(bond) -> tuple:
    return bond.rules.target, *(getattr(bond, outer) for _field, outer in _FIELDS[bond.kind])


def _visits_of(bonds) -> dict[tuple, list[Visit]]:
    """Newest first, by the key of their bond."""
    found: dict[tuple, list[Visit]] = defaultdict(list)
    shapes = {KINDS[slug].target: _FIELDS[slug] for slug in {bond.kind for bond in bonds}}
    asked = Q(pk__in=[])
    for target, fields in shapes.items():
        wanted = [[getattr(b, outer) for b in bonds if b.rules.target == target] for _field, outer in fields]
        asked |= Q(**{f"{field}__in": values for (field, _o), values in zip(fields, wanted, strict=True)})
    for visit in Visit.objects.filter(asked).defer("content").order_by("-on", "-id"):
        for target, fields in shapes.items():
            found[target, *(getattr(visit, field) for field, _outer in fields)].append(visit)
    return found


def _standing(bond, visits, planned=None) -> Standing:
    ways = bond.rules.ways
    visits = [v for v in visits if v.way in ways and v.on >= bond.start]
    beats = [_beat(bond, rhythm, visits) for rhythm in bond.rules.rhythms]
    last = visits[0] if visits else None
    due = planned.until if planned else min(beat.due for beat in beats)
    agreed = last.next_on if last and last.next_on else due
    due = min(due, agreed)
    return Standing(bond, beats, due, _light(due, bond.area_id), last, planned)


def _beat(bond, rhythm: Rhythm, visits) -> Beat:
    today, wanted = clock.today(), times(bond.kind, rhythm.code, bond.area_id)
    days = [visit.on for visit in visits if visit.way in rhythm.ways]
    first = period_of("month" if rhythm.months == 1 else "year", today).start
    due = max([*days[:1], bond.start]) + interval(rhythm, wanted)
    return Beat(
        rhythm, wanted, sum(day >= first for day in days), days[0] if days else None, due, _light(due, bond.area_id)
    )


def _light(due: dt.date, area: str) -> str:
    today = clock.today()
    if due < today:
        return "late"
    return "warn" if due <= today + clock.days(rules.value(REMIND, area)) else "calm"
