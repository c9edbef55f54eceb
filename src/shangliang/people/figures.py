"""谁的数字 · What the tree and its organisations count: areas by level, consultation councils of villages and communities."""

from django.db.models import Count, Q

from shangliang.kit import figures

from .areas import Area, Level, Settlement
from .organisations import Organisation, OrgKind


def declare() -> None:
    figures.declare(
        "areas",
        sentence="辖区内的区划个数，分市州、县区、乡镇街道、村、社区",
        unit="个",
        keys=("cities", "counties", "townships", "villages", "communities"),
        query=_areas,
    )
    figures.declare(
        "councils",
        sentence="已建协商议事会的村和社区个数",
        unit="个",
        keys=("villages", "communities"),
        query=_councils,
    )


def _areas(area, period) -> dict:
    rows = dict(Area.objects.within(area).order_by().values_list("level").annotate(n=Count("code")))
    settled = Area.objects.within(area).filter(level=Level.VILLAGE).order_by()
    kinds = dict(settled.values_list("settlement").annotate(n=Count("code")))
    return {
        "cities": rows.get(Level.CITY, 0),
        "counties": rows.get(Level.COUNTY, 0),
        "townships": rows.get(Level.TOWNSHIP, 0),
        "villages": kinds.get(Settlement.VILLAGE, 0),
        "communities": kinds.get(Settlement.COMMUNITY, 0),
    }


def _councils(area, period) -> dict:
    """Places, not rows: a village with two councils has one."""
    return (
        Organisation.objects.within(area)
        .filter(kind=OrgKind.COUNCIL)
        .aggregate(
            villages=Count("area", distinct=True, filter=Q(area__settlement=Settlement.VILLAGE)),
            communities=Count("area", distinct=True, filter=Q(area__settlement=Settlement.COMMUNITY)),
        )
    )
