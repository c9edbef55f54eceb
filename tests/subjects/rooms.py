"""议事室（测试） · Rooms in the places of the cast, by actions."""

import datetime as dt

from shangliang.kit import clock
from shangliang.subjects.actions import add_room
from tests import cast

SINCE = dt.date(2023, 1, 5)


def room(name="赵家庄村协商议事室", code=cast.VILLAGE, kind="village", *, by=None, **more):
    """Opened in January 2023, unless said otherwise."""
    area = cast.area(code)
    return add_room(name, area, kind, by=by or cast.office(), **({"opened_on": SINCE} | more))


def ago(days):
    return clock.today() - clock.days(days)
