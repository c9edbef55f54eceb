"""组织 · The offices of the stories, by their names: committees, Party and government bodies, units, councils."""

from shangliang.people import actions
from shangliang.people.areas import spoken
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

from . import bones
from .firms import FIRMS


def build(by) -> None:
    """Every place and body of the demo world, by the actions that an office would use."""
    for parent, name in bones.LOCAL:
        actions.add_local_area(Area.objects.get(code=parent), name, by=by)
    actions.add_organisations([*_offices(), *_grassroots(), *_others()], by=by)


def _offices() -> list[tuple]:
    """政协、党委、政府、两办督查, their committees and departments, of every city and county."""
    areas = Area.objects.in_bulk([*bones.CITIES, *bones.COUNTIES])
    units = bones.UNITS | dict.fromkeys(bones.JINCHANG, bones.JINCHANG_UNITS)
    committees = bones.COMMITTEES | {"6206": sorted({firm[3] for firm in FIRMS})}
    return [
        *(row for area in areas.values() for row in government(area)),
        *((f"{areas[c].name}{u}", OrgKind.DEPARTMENT, areas[c], u) for c, names in units.items() for u in names),
        *(
            (f"{areas[c].name}政协{n}", OrgKind.COMMITTEE, areas[c], n)
            for c, names in committees.items()
            for n in names
        ),
    ]


def _grassroots() -> list[tuple]:
    """乡镇街道和村社区: everywhere in 金昌, elsewhere where a story goes."""
    jinchang = list(Area.objects.within(bones.COUNCIL_CITY).order_by("code"))
    others = Area.objects.in_bulk([*bones.TOWNSHIPS, *bones.COUNCILS])
    return [
        *(row for area in jinchang if area.level == "township" for row in township(area)),
        *(row for area in jinchang if area.level == "village" for row in council(area)),
        *(row for code in bones.TOWNSHIPS for row in township(others[code])),
        *(row for code in bones.COUNCILS for row in council(others[code])),
    ]


def _others() -> list[tuple]:
    areas = Area.objects.in_bulk([code for _name, _kind, code, _short in bones.OTHERS])
    return [(name, kind, areas[code], short) for name, kind, code, short in bones.OTHERS]


def government(area) -> list[tuple]:
    """政协、党委、政府、两办督查 of a city or county."""
    return [
        (f"政协{area.name}委员会", OrgKind.CPPCC, area, "", telephone(area)),
        (f"中共{area.name}委员会", OrgKind.PARTY, area, ""),
        (f"{area.name}人民政府", OrgKind.GOVERNMENT, area, ""),
        (f"{area.name}督查室（两办）", OrgKind.SUPERVISION, area, ""),
    ]


def township(area) -> list[tuple]:
    """乡镇（街道）: the platform itself and its Party committee."""
    street = area.name.endswith("街道")
    return [
        (f"{area.name}{'办事处' if street else '人民政府'}", OrgKind.TOWNSHIP, area, area.name, telephone(area)),
        (f"中共{area.name}{'工作委员会' if street else '委员会'}", OrgKind.PARTY, area, ""),
    ]


def council(area) -> list[tuple]:
    """协商议事会 of a village or community, with its Party organisation."""
    place = spoken(area.name)
    return [
        (f"{place}协商议事会", OrgKind.COUNCIL, area, place, telephone(area)),
        (f"中共{place}支部委员会", OrgKind.PARTY, area, ""),
    ]


def telephone(area) -> str:
    """The number on the receipt, whom to ask: an invented one; no number of the country begins like this."""
    return f"0000-{area.code[-7:]:0>7}（虚构）"


def at(code: str, kind: str) -> Organisation:
    """The body of this kind at exactly this area."""
    return Organisation.objects.get(area_id=code, kind=kind)


def unit(name: str) -> Organisation:
    return Organisation.objects.get(name=name)
