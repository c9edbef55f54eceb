"""Two plan a visit to one firm at the same moment, two press one button: one of them is first."""

from functools import partial

import pytest

from shangliang.fieldwork import actions
from shangliang.fieldwork.models import FirmVisit, Lead
from shangliang.kit import clock
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused
from tests import cast
from tests.fieldwork import trips
from tests.gatherings.test_at_once import DONE, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_bodies_plan_a_visit_to_one_firm_and_the_second_is_warned():
    firm = trips.firm()
    ask = [
        partial(actions.ask_firm, firm, clock.today(), who="甲", why="走访", by=who)
        for who in (cast.office(), trips.contact())
    ]
    said = at_once(*ask)
    assert said.count(DONE) == 1 and any("无事不扰" in each for each in said)
    assert FirmVisit.objects.count() == 1


def test_one_finding_pressed_by_two_is_one_suggestion():
    cast.platforms()
    finding = actions.find(trips.planned(), "advice", "统一台账", by=cast.office())
    said = at_once(*[partial(actions.suggest, finding, by=who) for who in (cast.office(), cast.chairperson())])
    assert said.count(DONE) == 1 and Matter.objects.count() == 1


def test_one_company_pressed_by_two_is_one_lead():
    met = actions.meet(trips.batch(), "沪上某药业（虚构）", by=cast.office())
    assert at_once(*[partial(actions.follow_up, met, by=cast.office())] * 2).count(DONE) == 1
    assert Lead.objects.count() == 1


def test_stops_that_two_move_keep_their_numbers():
    trip = trips.planned(stops=("甲地", "乙地", "丙地", "丁地"))
    stops = list(trip.stops.all())
    at_once(*[partial(actions.move_stop, stop, "up", by=cast.office()) for stop in stops[1:]])
    assert list(trip.stops.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_a_stop_that_somebody_has_just_taken_out_says_so():
    trip = trips.planned()
    stop, same = trip.stops.first(), trip.stops.first()
    actions.drop_stop(stop, by=cast.office())
    with pytest.raises(Refused, match="已经去掉"):
        actions.record_stop(same, by=cast.office(), notes="写了")
