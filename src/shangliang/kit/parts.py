"""各地一次数清 · The condition by which one question counts many places at once, each under its chain of the trail.

A place's chain is the first six digits of its code: its county, or the city or province itself. Figures that add up are
counted per chain in one pass, so that a wide area asks no more questions than a county.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

COUNTY = 6
MANY = 12  # of so many chains and more the whole area is read: an OR of many ranges costs more


def within(area: str, chains: Sequence[str] | None, column: str) -> tuple[str, list[str]]:
    """SQL and its parameters: in the area, and (where they are few) only in these chains."""
    spans = _spans(area, chains)
    said = " OR ".join(f"({column} >= %s AND {column} < %s)" for _span in spans)
    return f"({said or 'false'})", [code for span in spans for code in span]


def named_within(area: str, chains: Sequence[str] | None, column: str) -> tuple[str, dict[str, Any]]:
    """The same with parameters that have names, for a statement that says the condition several times."""
    where, codes = within(area, chains, column)
    named = {f"code{n}": code for n, code in enumerate(codes)}
    return where.replace("%s", "%({})s").format(*named), dict(named)


def condition(area: str, chains: Sequence[str] | None, field: str) -> Q:
    """The same for a queryset."""
    found = Q(pk__in=[])
    for low, high in _spans(area, chains):
        found |= Q(**{f"{field}__gte": low, f"{field}__lt": high})
    return found


def _spans(area: str, chains: Sequence[str] | None) -> list[tuple[str, str]]:
    if chains is None or len(chains) >= MANY or len(area) >= COUNTY:
        return [(area, _after(area))]
    return [(chain, _after(chain) if len(chain) == COUNTY else f"{chain}0") for chain in chains]


def _after(code: str) -> str:
    return code[:-1] + chr(ord(code[-1]) + 1)
