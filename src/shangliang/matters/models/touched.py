"""匹配 N 条 · How many open matters a rule speaks about in a place; said before a change is saved."""

from django.db.models import Q

from shangliang.people.areas import after

from ..kinds import KINDS
from ..lifecycle import OPEN, UNDERWAY, Stage
from .matter import Matter

LENGTHS = {"village": 12, "township": 9, "county": 6, "city": 4}


def touched(declaration, area: str, value) -> int | None:
    """Open matters held at the place or below it to which the rule applies; None for a rule of another noun."""
    if declaration.matches:
        return declaration.matches(area, value)
    parts = declaration.key.split(".")
    if parts[0] != "matter":
        return None
    held = Matter.objects.filter(stage__in=[s.value for s in OPEN])
    if area:
        held = held.filter(holder_area__gte=area, holder_area__lt=after(area))
    return held.filter(_about(parts[1:])).count()


def _about(parts: list[str]) -> Q:
    if parts[0] != "limit":
        return {"classes": Q(kind="proposal"), "confirm_reminders": Q(stage=Stage.ANSWERED)}.get(parts[0], Q())
    if parts[1] == "handling":
        return Q(stage__in=[s.value for s in UNDERWAY], holder_area__regex=f"^.{{{LENGTHS[parts[2]]}}}$")
    if parts[1] in KINDS:
        return Q(kind=parts[1], stage=parts[2])
    return Q(stage=parts[1])
