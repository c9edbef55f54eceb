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
    for code in (*CITIES, *COUNTIES):
        government(by, Area.objects.get(code=code))
    for code in ("620302", "620321"):
        for unit in COUNTY_UNITS:
            area = Area.objects.get(code=code)
            actions.add_organisation(f"{area.name}{unit}", OrgKind.DEPARTMENT, area, by=by, short=unit)
    for area in Area.objects.within(COUNCIL_CITY).filter(level="township").order_by("code"):
        township(by, area)
    for area in Area.objects.within(COUNCIL_CITY).filter(level="village").order_by("code"):
        council(by, area)


def government(by, area) -> None:
    """政协、党委、政府、两办督查 of a city or county."""
    for name, kind in (
        (f"政协{area.name}委员会", OrgKind.CPPCC),
        (f"中共{area.name}委员会", OrgKind.PARTY),
        (f"{area.name}人民政府", OrgKind.GOVERNMENT),
        (f"{area.name}督查室（两办）", OrgKind.SUPERVISION),
    ):
        actions.add_organisation(name, kind, area, by=by)


def township(by, area) -> None:
    """乡镇（街道）: the platform itself, its Party committee, its office that follows up."""
    street = area.name.endswith("街道")
    actions.add_organisation(
        f"{area.name}{'办事处' if street else '人民政府'}", OrgKind.TOWNSHIP, area, by=by, short=area.name
    )
    actions.add_organisation(f"中共{area.name}{'工作委员会' if street else '委员会'}", OrgKind.PARTY, area, by=by)


def plain(name: str) -> str:
    """赵家庄村委会 -> 赵家庄村; 金阳里社区居委会 -> 金阳里社区: the place without its committee."""
    return (
        name.removesuffix("民委员会").removesuffix("居委会") if name.endswith("居委会") else name.removesuffix("委会")
    )


def council(by, area) -> None:
    """协商议事会 of a village or community, with its Party organisation and its committee."""
    place = plain(area.name)
    actions.add_organisation(f"{place}协商议事会", OrgKind.COUNCIL, area, by=by, short=place)
    actions.add_organisation(f"中共{place}支部委员会", OrgKind.PARTY, area, by=by)


def at(code: str, kind: str) -> Organisation:
    """The body of this kind at exactly this area."""
    return Organisation.objects.get(area_id=code, kind=kind)


def unit(name: str) -> Organisation:
    return Organisation.objects.get(name=name)
