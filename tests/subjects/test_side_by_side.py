"""The counties of a city side by side: what each is alone, by as many queries for one as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.kit import clock, remembered
from shangliang.subjects import actions
from shangliang.subjects.models import Facility
from shangliang.subjects.readiness import county_of, figures, side_by_side
from tests import cast
from tests.subjects.ready import lives, stands

pytestmark = pytest.mark.django_db


def filled(code, office) -> None:
    town = cast.TOWN if code == cast.COUNTY else code
    kinds = (("shelter", {"term": "短期", "size": 4000, "capacity": 1800}), ("fire_station", {"grade": "二级", "reach": 6, "duty": 12}),
             ("team", {"sort": "专业", "people": 20}), ("warning_point", {"watched": "是"}))  # fmt: skip
    for kind, details in kinds:
        stands(f"{code}{kind}", kind, code=town, by=office, **details)
    store = stands(f"{code}库", "stock", code=town, by=office)
    actions.keep_stock(store, "帐篷", unit="顶", quantity=20, quota=30, by=office)
    actions.keep_stock(store, "棉被", unit="床", quantity=40, quota=30, by=office)
    actions.hold_training("响应培训", cast.area(code), whom="responders", people=7, held_on=clock.today(), by=office)
    actions.issue_plan("防汛抗旱", "防汛预案", cast.area(code), issued_on=clock.today(), by=office)


def standing() -> dict:
    found: dict = {}
    for one in Facility.objects.within(cast.CITY).standing(clock.today()).order_by("area_id", "pk"):
        found.setdefault(county_of(one.area_id), []).append(one)
    return found


def test_side_by_side_each_county_is_what_it_is_alone_and_more_counties_cost_no_more_queries():
    lives()
    filled(cast.COUNTY, cast.office())
    rows = standing()
    with remembered(), CaptureQueriesContext(connection) as one:
        side_by_side.shares(cast.CITY, clock.today(), rows)
    filled(cast.SIBLING_COUNTY, cast.office(cast.SIBLING_COUNTY))
    rows = standing()
    with remembered(), CaptureQueriesContext(connection) as two:
        told = side_by_side.shares(cast.CITY, clock.today(), rows)
    assert len(rows) == 2 and len(two) <= len(one)
    for county, found in rows.items():
        cover, alone = figures.shares(county, clock.today(), found)
        assert told[county][1] == alone, county
        assert told[county][0].people == cover.people
