"""登记人口数字 · How many of an area are of a class; taken back as long as nobody wrote another number since."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..models import PopulationFigure

MOST = 100_000_000


@transaction.atomic
def note_figure(area: str, feature: str, value: str, people: int, *, by, on=None) -> PopulationFigure:
    """登记: the same class once more changes its number."""
    _allow(by, area)
    if not 0 <= people <= MOST:
        raise Refused(_("人数：请填 0 以上的整数。"))
    made, _new = PopulationFigure.objects.update_or_create(
        area_id=area, feature=feature, value=value, defaults={"people": people, "noted_on": on or clock.today()}
    )
    _log("note", area, by, on)
    return made


@transaction.atomic
def note_figures(cells: Mapping[tuple[str, str, str], int], *, by, on=None) -> list[PopulationFigure]:
    """登记一批: {(area, feature, class): people} that are not there yet; IntegrityError where one is. One trail row each, as one by one."""
    for area in {area for area, _feature, _value in cells}:
        _allow(by, area)
    if any(not 0 <= people <= MOST for people in cells.values()):
        raise Refused(_("人数：请填 0 以上的整数。"))
    day = on or clock.today()
    made = PopulationFigure.objects.bulk_create(
        PopulationFigure(area_id=area, feature=feature, value=value, people=people, noted_on=day)
        for (area, feature, value), people in cells.items()
    )
    trail.record_many(_row("note", one.area_id, by, on) for one in made)
    return made


@transaction.atomic
def take_back_figure(area: str, feature: str, value: str, *, now: int, before: int | None, by, on=None) -> None:
    """撤销登记: back to what it was, or away."""
    _allow(by, area)
    row = PopulationFigure.objects.select_for_update().get(area_id=area, feature=feature, value=value)
    if row.people != now:
        raise Refused(_("导入以后又改过，没有撤销。"))
    if before is None:
        row.delete()
    else:
        row.people = before
        row.save(update_fields=["people"])
    _log("take_back", area, by, on)


def _allow(by, area: str) -> None:
    if not by.can("consultation.open", area):
        raise PermissionDenied


def _log(what: str, area: str, by, on) -> None:
    trail.record(**_row(what, area, by, on))


def _row(what: str, area: str, by, on) -> dict[str, Any]:
    return {"by": by, "action": f"population.{what}", "noun": "area", "id": area, "area": area, "on": on}
