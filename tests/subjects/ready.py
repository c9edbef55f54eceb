"""应急台账（测试） · A county with two places where people live, and what stands near one of them."""

from shangliang.subjects.actions import add_facility, place_people
from tests import cast
from tests.subjects.registers import OPENED

NEAR, FAR = (38.2500, 101.9700), (38.4000, 101.9700)  # 17 km apart
HOMES = ((NEAR, 3000, "城关"), (FAR, 1000, "远处"))


def lives(by=None):
    for (lat, lon), people, name in HOMES:
        place_people(name, cast.area(cast.TOWN), lat=lat, lon=lon, people=people, by=by or cast.office(), invented=True)


def stands(name, kind, *, at=NEAR, code=cast.TOWN, by=None, **details):
    where = dict(zip(("lat", "lon"), at, strict=True)) if at else {}
    return add_facility(name, cast.area(code), kind, by=by or cast.office(), details=details, **where, **OPENED)
