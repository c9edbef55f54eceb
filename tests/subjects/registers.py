"""设施、工作站、项目（测试） · One of each in the places of the cast, by actions."""

import datetime as dt

from shangliang.subjects.actions import add_facility, add_project, add_station
from tests import cast

SINCE = dt.date(2023, 1, 5)
OPENED = {"opened_on": SINCE}


def facility(name="城关镇消防工作站", kind="fire_work_station", *, details=None, code=cast.TOWN, by=None):
    given = {"staff": 2, "rules": "是"} if details is None else details
    return add_facility(
        name, cast.area(code), kind, by=by or cast.office(), details=given, responsible="镇长", **OPENED
    )


def station(name="城关镇委员工作站", *, code=cast.TOWN, by=None, **more):
    return add_station(name, cast.area(code), head="农业界委员", by=by or cast.office(), **OPENED, **more)


def project(name="永昌某水库（虚构）", *, code=cast.COUNTY, by=None):
    return add_project(name, cast.area(code), leader="县长", by=by or cast.office(), cost=12000, **OPENED)
