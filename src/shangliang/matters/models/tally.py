"""点数 · How many matters lie in each pile of a person: one query, whose dozen conditions are written once (kit.asked)."""

from django.db.models import Count, QuerySet, Value

from shangliang.kit import asked

from .matter import Matter
from .piles import PILES, Pile


def counts(person, only=()) -> list[tuple[Pile, int]]:
    """Every pile of the person with its number; with `only`, of these names."""
    found = asked.rows(lambda: _parts(person, only))
    return [(PILES[name], sum(row[name] for row in found)) for name in (found[0] if found else ())]


def _parts(person, only) -> QuerySet:
    """One row of numbers for each part of what the person sees."""
    piles = [pile for pile in PILES.values() if not only or pile.name in only]
    conditions = {pile.name: pile.condition(person) for pile in piles}
    wanted = {name: Count("stage", filter=c) for name, c in conditions.items() if c is not None}
    if not wanted:
        return Matter.objects.none()
    first, *others = [_counted(part, wanted) for part in Matter.objects.visible_parts(person)]
    return first.union(*others, all=True)


def _counted(matters, wanted: dict) -> QuerySet:
    """Every pile is of open matters: so says the index that is counted (it counts a column of it, not the key)."""
    found = matters.filter(closed_on__isnull=True).annotate(whole=Value(1)).values("whole")
    return found.annotate(**wanted).values(*wanted)
