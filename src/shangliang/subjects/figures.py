"""对象的数字 · What rooms count: how many villages and communities there are, have a room, have one in use."""

from shangliang.kit import clock, figures

from . import coverage


def declare() -> None:
    figures.declare(
        "rooms",
        sentence="村、社区个数，其中有协商议事室的、议事室近期用过的；覆盖率＝在用的／（村＋社区）",
        unit="个、比例",
        keys=("places", "with_room", "in_use", "coverage", "coverage_of"),
        query=_rooms,
    )


def _rooms(area, period) -> dict:
    found = coverage.of(area, min(period.end, clock.today()))
    return {
        "places": found.places,
        "with_room": found.with_room,
        "in_use": found.in_use,
        "coverage": found.share,
        "coverage_of": [found.in_use, found.places],
    }
