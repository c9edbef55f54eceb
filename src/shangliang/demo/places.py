"""组织骨架 · The offices of the stories, by their names: committees, Party and government bodies, units, councils."""

from shangliang.people import actions
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

# The places of the ten stories: cities and counties whose CPPCC committee appears on the page.
CITIES = ("6202", "6203", "6205", "6206", "6207", "6204", "6209", "6212")
COUNTIES = (
    "620302",
    "620321",
    "620422",
    "620503",
    "620502",
    "620521",
    "620523",
    "620524",
    "620602",
    "620621",
    "620622",
    "620623",
    "620723",
    "620982",
    "621222",
    "621228",
)
COUNTY_UNITS = (
    "水务局",
    "教育局",
    "卫生健康局",
    "交通运输局",
    "住房和城乡建设局",
    "城市管理综合执法局",
    "市场监督管理局",
    "公安局",
    "消防救援大队",
    "农业农村局",
    "民政局",
)
COUNCIL_CITY = "6203"


def build(by) -> None:
    """Every body of the demo world, by the action that an office would use."""
    areas = Area.objects.in_bulk([*CITIES, *COUNTIES])
    jinchang = list(Area.objects.within(COUNCIL_CITY).order_by("code"))
    rows = [
        *(row for area in areas.values() for row in government(area)),
        *((f"{areas[c].name}{u}", OrgKind.DEPARTMENT, areas[c], u) for c in ("620302", "620321") for u in COUNTY_UNITS),
        *(row for area in jinchang if area.level == "township" for row in township(area)),
        *(row for area in jinchang if area.level == "village" for row in council(area)),
    ]
    actions.add_organisations(rows, by=by)


def government(area) -> list[tuple]:
    """政协、党委、政府、两办督查 of a city or county."""
    return [
        (f"政协{area.name}委员会", OrgKind.CPPCC, area, ""),
        (f"中共{area.name}委员会", OrgKind.PARTY, area, ""),
        (f"{area.name}人民政府", OrgKind.GOVERNMENT, area, ""),
        (f"{area.name}督查室（两办）", OrgKind.SUPERVISION, area, ""),
    ]


def township(area) -> list[tuple]:
    """乡镇（街道）: the platform itself and its Party committee."""
    street = area.name.endswith("街道")
    return [
        (f"{area.name}{'办事处' if street else '人民政府'}", OrgKind.TOWNSHIP, area, area.name),
        (f"中共{area.name}{'工作委员会' if street else '委员会'}", OrgKind.PARTY, area, ""),
    ]


def plain(name: str) -> str:
    """赵家庄村委会 -> 赵家庄村; 金阳里社区居委会 -> 金阳里社区: the place without its committee."""
    return name.removesuffix("居委会") if name.endswith("居委会") else name.removesuffix("委会")


def council(area) -> list[tuple]:
    """协商议事会 of a village or community, with its Party organisation."""
    place = plain(area.name)
    return [
        (f"{place}协商议事会", OrgKind.COUNCIL, area, place),
        (f"中共{place}支部委员会", OrgKind.PARTY, area, ""),
    ]


def at(code: str, kind: str) -> Organisation:
    """The body of this kind at exactly this area."""
    return Organisation.objects.get(area_id=code, kind=kind)


def unit(name: str) -> Organisation:
    return Organisation.objects.get(name=name)
