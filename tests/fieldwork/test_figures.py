"""Figures of trips and investment: counted from the rows, over the period asked for, for the area and what lies below it."""

import datetime as dt

import pytest

from shangliang.fieldwork import actions
from shangliang.kit import clock, figures
from tests import cast
from tests.fieldwork import trips

pytestmark = pytest.mark.django_db


def counted(group, area=cast.COUNTY, **asked):
    return figures.compute(area, only=[group], **asked)[group]


def test_one_trip_of_two_days_and_ten_stops():
    communities = [f"某社区{n}" for n in range(10)]
    trip = trips.planned(stops=communities, days=2)
    found = counted("fieldwork")
    assert (found["trips"], found["days"], found["stops"]) == (1, 2, 10)
    assert counted("fieldwork", cast.CITY) == found and counted("fieldwork", cast.SIBLING_COUNTY)["trips"] == 0
    actions.call_off(trip, "改期", by=cast.office())
    assert counted("fieldwork")["trips"] == 0


def test_a_trip_counts_from_the_day_it_sets_out():
    trips.planned(starts=5)
    assert counted("fieldwork")["trips"] == 0
    assert counted("fieldwork", on=clock.today() + clock.days(5))["trips"] == 1


def test_findings_and_the_suggestions_that_came_of_them():
    cast.platforms()
    trip = trips.planned()
    first, second, _third = [actions.find(trip, "advice", f"建议{n}", by=cast.office()) for n in range(3)]
    actions.tie(second, actions.suggest(first, by=cast.office()), by=cast.office())
    found = counted("fieldwork")
    assert (found["findings"], found["suggestions"], found["by_kind"]) == (3, 1, {"research": 1})


def test_three_batches_thirty_companies_two_visits_received():
    for n in range(3):
        batch = trips.batch(n + 1)
        met = [actions.meet(batch, f"第{n}批第{m}家（虚构）", by=cast.office()) for m in range(10)]
        if n < 2:
            actions.mark_lead(actions.follow_up(met[0], by=cast.office()), "visit_on", clock.today(), by=cast.office())
    trips.lead(brought_by=cast.member())
    found = counted("investment")
    assert (found["batches"], found["companies_met"], found["visits_received"]) == (3, 30, 2)
    assert (found["leads"], found["leads_from_members"], found["signed"]) == (3, 1, 0)
    assert counted("investment", cast.CITY)["companies_met"] == 30


def test_a_company_met_twice_is_one_and_amounts_are_of_their_own_period():
    for n in range(2):
        actions.meet(trips.batch(n), "同一家（虚构）", by=cast.office())
    lead, year = trips.lead(on=dt.date(2023, 3, 1)), dt.date(2023, 5, 1)
    actions.mark_lead(lead, "intent_on", year, by=cast.office())
    actions.mark_lead(lead, "signed_on", year, by=cast.office(), signed_yuan=50_000_000)
    actions.plan_year(cast.area(cast.COUNTY), 2023, projects=2, yuan=10**8, by=cast.office())
    assert counted("investment")["companies_met"] == 1
    then = counted("investment", period="2023")
    assert (then["signed"], then["amount_yuan"], then["planned"], then["planned_yuan"]) == (1, 50_000_000, 2, 10**8)
    assert counted("investment", period="2022")["amount_yuan"] == 0


def test_a_city_without_a_plan_of_its_own_adds_those_of_its_counties():
    for code in (cast.COUNTY, cast.SIBLING_COUNTY):
        actions.plan_year(cast.area(code), 2023, projects=3, yuan=10**8, by=cast.office(code))
    assert counted("investment", cast.CITY, period="2023")["planned"] == 6
    actions.plan_year(cast.area(cast.CITY), 2023, projects=7, yuan=10**9, by=cast.city_office())
    assert counted("investment", cast.CITY, period="2023")["planned"] == 7
