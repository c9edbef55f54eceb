"""导入人口点 · One row: where how many people live. Coverage of shelters and fire stations is computed from these."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shangliang.kit.importing import Column, Importer, Judged, Made
from shangliang.people.areas import after
from shangliang.people.importers.places import Places, roots
from shangliang.people.models import Area
from shangliang.people.refusal import Refused

from .. import actions
from ..models import PopulationPoint
from . import numbers


class PopulationPoints(Importer):
    """人口点"""

    name, word, ability, noun = "population_points", gettext_noop("人口点"), "facility.edit", "population_point"
    hint = gettext_noop(
        "一行一个居住点（村、小区、学校都可以）：名称、所在地、经纬度、人数。同一个地方同名的再导入一次就是更新。"
    )
    refusals = (Refused, PopulationPoint.DoesNotExist)
    columns = (
        Column("point", (gettext_noop("名称"), "居住点", "人口点", "小区"), required=True, longest=80),
        Column("area", (gettext_noop("所在地"), "区划代码", "所在村", "所在乡镇"), required=True, longest=60),
        Column("lat", (gettext_noop("纬度"), "北纬"), required=True, longest=20),
        Column("lon", (gettext_noop("经度"), "东经"), required=True, longest=20),
        Column("people", (gettext_noop("人数"), "人口", "常住人口"), required=True, longest=20),
        Column("source", (gettext_noop("数据来源"), "来源"), longest=80),
    )

    def key(self, row):
        return row["area"], row["point"]

    def look(self, rows, by):
        points = PopulationPoint.objects.visible_to(by).filter(name__in={row["point"] for row in rows})
        known: dict[str, Any] = {
            "places": Places(roots(by, "facility.edit")),
            "points": {(point.area_id, point.name): point for point in points},
        }
        return known

    def rows(self, by, area):
        found = PopulationPoint.objects.visible_to(by).filter(area_id__gte=area, area_id__lt=after(area))
        for one in found.order_by("area_id", "id"):
            where = {"lat": f"{one.lat:.6f}", "lon": f"{one.lon:.6f}"}
            yield {"point": one.name, "area": one.area_id, "people": one.people, "source": one.source} | where

    def judge(self, row, known, by):
        code, wrong = known["places"].find(row["area"])
        where, bad_place = numbers.place(row)
        people, bad_number = numbers.whole(row["people"], _("人数"))
        if wrong := wrong or bad_place or bad_number:
            return Judged("refused", wrong)
        found = known["points"].get((code, row["point"]))
        fields = {**where, "people": people, "source": row["source"] or (found.source if found else "")}
        facts = {"area": code, "found": found, "fields": fields}
        if found is None:
            return Judged("new", "", facts)
        words = {"lat": _("纬度"), "lon": _("经度"), "people": _("人数"), "source": _("数据来源")}
        before = {name: str(getattr(found, name)) for name in words if getattr(found, name) != fields[name]}
        return Judged("changed" if before else "same", _("、").join(words[name] for name in before), facts, before)

    def write(self, row, judged, known, *, by):
        found = judged.facts["found"]
        before = _facts(found) if found else None
        area = Area.objects.get(pk=judged.facts["area"])
        made = actions.place_people(row["point"], area, by=by, **judged.facts["fields"])
        return Made(made.ref, {"ref": made.ref, "before": before, "after": _facts(made)})

    def undo(self, made, *, by):
        found = PopulationPoint.objects.select_related("area").get(ref=made["ref"])
        if _facts(found) != made["after"]:
            raise Refused(_("导入以后又改过，没有撤销。"))
        if made["before"] is None:
            actions.take_people_away(found, by=by)
        else:
            actions.place_people(found.name, found.area, by=by, **made["before"])


def _facts(point: PopulationPoint) -> dict[str, Any]:
    """As JSON keeps them."""
    told = {"people": point.people, "source": point.source, "invented": point.invented}
    return {"lat": f"{point.lat:.6f}", "lon": f"{point.lon:.6f}", **told}
