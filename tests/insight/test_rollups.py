"""Kept figures say what a fresh count says: after every act, for wide areas out of their chains, and never for longer."""

import datetime as dt

import pytest

from shangliang.insight import rollups
from shangliang.insight.models import Rollup
from shangliang.kit import clock, figures, rules
from shangliang.kit.adding import added
from shangliang.matters import actions
from shangliang.matters.models import Matter
from tests import cast
from tests.counting import counted
from tests.matters import walk

pytestmark = pytest.mark.django_db
DAY = dt.datetime(2023, 6, 5, 10, tzinfo=clock.SHANGHAI)
NAMES = ("matters", "satisfaction", "consultations", "quality", "rooms", "tasks", "stages", "trend")
REGISTERED = NAMES[:6]
PLACES = (cast.TOWN, cast.COUNTY, cast.CITY, cast.PROVINCE)


@pytest.fixture(autouse=True)
def _then(monkeypatch):
    """On a working day of the demo; and nothing is fresh by its age, only because nothing has happened."""
    monkeypatch.setattr(rollups, "FRESH", dt.timedelta(0))
    with clock.at(DAY):
        yield


def same(code, period="all") -> bool:
    kept, fresh = rollups.kept(code, period, NAMES), figures.compute(code, period=period, only=REGISTERED)
    assert {name: kept[name] for name in REGISTERED} == {name: fresh[name] for name in REGISTERED}
    return True


def anew(code) -> set[tuple[str, str]]:
    """What a reading counts anew."""
    before = dict(Rollup.objects.values_list("pk", "at"))
    rollups.kept(code, "all", NAMES)
    return {(r.area, r.figure) for r in Rollup.objects.all() if before.get(r.pk) != r.at}


def test_what_is_kept_is_what_is_counted_after_every_step():
    matter, _code = walk.topic()
    for step in ("accept", "agree", "reply", "close"):
        matter = walk.carry_on(matter, step)
        assert all(same(code, period) for code in PLACES for period in ("all", "year"))


def test_nothing_is_counted_twice_while_nothing_happens_however_wide():
    walk.topic()
    for code in (cast.COUNTY, cast.CITY):
        rollups.kept(code, "all", NAMES)
        with counted() as asked:
            rollups.kept(code, "all", NAMES)
        assert len(asked) == 3
        assert not anew(code)


def test_a_new_day_is_counted_anew():
    rollups.kept(cast.COUNTY, "all", NAMES)
    with clock.at(DAY + dt.timedelta(days=1)):
        assert same(cast.COUNTY)
        rollups.forget()
        assert set(Rollup.objects.values_list("date", flat=True)) == {clock.today()}


def test_an_act_in_a_county_leaves_the_other_counties_as_they_are():
    matter, _code = walk.topic()
    walk.topic(code=cast.SIBLING_COMMUNITY)
    rollups.kept(cast.CITY, "all", NAMES)
    walk.carry(matter, "accept")
    assert {area for area, figure in anew(cast.CITY) if figure == "matters"} == {cast.COUNTY}
    assert not anew(cast.SIBLING_COUNTY) & {(cast.SIBLING_COUNTY, "matters"), (cast.SIBLING_COUNTY, "stages")}


def test_what_a_city_does_to_a_countys_matter_is_counted_in_the_county():
    matter, _code = walk.topic()
    walk.topic(code=cast.SIBLING_COMMUNITY)
    cast.organisation("cppcc", cast.CITY)
    matter = walk.carry(matter, "accept")
    for by in (cast.clerk(), cast.township_clerk(), cast.office()):
        matter = actions.escalate(matter, "需要上一级协调", by=by)
    rollups.kept(cast.CITY, "all", NAMES)
    actions.move(matter, "decline", by=cast.city_office(), note="不属于协商范围")
    assert same(cast.CITY)
    assert same(cast.COUNTY)
    assert not anew(cast.SIBLING_COUNTY) & {(cast.SIBLING_COUNTY, "stages")}


def test_a_rule_of_the_city_is_counted_with_in_all_its_counties():
    walk.topic(code=cast.SIBLING_COMMUNITY)
    rollups.kept(cast.SIBLING_COUNTY, "all", NAMES)
    rules.set_rule("room.in_use_days", cast.CITY, "30", by=cast.city_office(), note="市上规定")
    assert (cast.SIBLING_COUNTY, "matters") in anew(cast.SIBLING_COUNTY)


def test_what_has_just_been_counted_is_shown_for_five_seconds(monkeypatch):
    matter, _code = walk.topic()
    rollups.kept(cast.COUNTY, "all", NAMES)
    walk.carry(matter, "accept")
    monkeypatch.setattr(rollups, "FRESH", dt.timedelta(seconds=5))
    assert not anew(cast.COUNTY)
    Rollup.objects.update(at=clock.real_now() - dt.timedelta(seconds=6))
    assert anew(cast.COUNTY)


def test_the_worker_keeps_fresh_what_somebody_looks_at():
    matter, _code = walk.topic()
    rollups.watch(cast.COUNTY, "all")
    walk.carry(matter, "accept")
    assert rollups.refresh(NAMES) == 1
    assert not anew(cast.COUNTY)


def test_adding_adds_numerators_and_denominators_not_shares():
    parts = [
        {"n": 1, "share_of": [1, 2], "by": {"a": 1}},
        {"n": 2, "share_of": [0, 0], "by": {"b": 3}},
        {"share_of": [2, 2], "by": {"a": 2}},
    ]
    zero = {"n": 0, "share": None, "share_of": [0, 0], "by": {}}
    assert added(parts, zero) == {"n": 3, "share": 0.75, "share_of": [3, 4], "by": {"a": 3, "b": 3}}
    assert added([], zero) == zero


def test_twelve_months_end_today():
    walk.carry(walk.topic()[0], "close")
    walk.topic()
    found = rollups.kept(cast.COUNTY, "all", NAMES)["trend"]
    assert (found["raised"][-1], found["closed"][-1], sum(found["answered"])) == (2, 1, 1)
    assert found["opened_before"] - found["closed_before"] + sum(found["raised"]) - sum(found["closed"]) == (
        Matter.objects.open().count()
    )
