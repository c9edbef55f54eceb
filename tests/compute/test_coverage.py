"""Who is within reach of what, against distances that are known and a count done one by one."""

import math
import random

import numpy as np
import pytest

from shangliang.compute import coverage
from shangliang.compute.coverage import Sites

GANGU = (34.7458, 105.3393)
DEGREE = math.pi / 180 * coverage.EARTH  # metres of one degree along a meridian


def north(metres: float) -> tuple[float, float]:
    return GANGU[0] + metres / DEGREE, GANGU[1]


def test_a_degree_of_a_meridian_is_111_kilometres_and_nowhere_is_no_way():
    assert coverage.metres([(34, 105)], [(35, 105)])[0, 0] == pytest.approx(111_195, abs=1)
    assert coverage.metres([GANGU], [GANGU])[0, 0] == 0


def test_the_detour_makes_the_way_longer_and_the_edge_of_a_radius_counts():
    site = Sites.of([GANGU], 1000)
    assert coverage.within([north(999), north(1001)], site).tolist() == [True, False]
    assert coverage.within([north(713), north(716)], site, detour=1.4).tolist() == [True, False]


def test_each_site_has_its_own_radius_and_none_serves_nobody():
    sites = Sites.of([GANGU, north(5000)], [500, 2500])
    assert coverage.within([north(400), north(1500), north(3000)], sites).tolist() == [True, False, True]
    assert coverage.within([GANGU], Sites.of([], [])).tolist() == [False]
    assert coverage.within([], sites).tolist() == []


def test_many_places_are_the_same_as_one_by_one():
    dice = random.Random(7)
    somewhere = lambda: (34.7 + dice.random() / 10, 105.3 + dice.random() / 10)  # noqa: E731
    places, sites = [somewhere() for _ in range(2_100)], Sites.of([somewhere() for _ in range(9)], 1500)
    one_by_one = [bool((coverage.metres([place], sites.at) <= 1500).any()) for place in places]
    assert coverage.within(places, sites).tolist() == one_by_one


def test_people_are_counted_at_the_places_that_are_within_and_room_is_never_for_more_than_there_are():
    assert coverage.served([30, 40, 50], np.array([True, False, True])) == 80
    assert [coverage.roomy(100, size, 2) for size in (0, 99, 100, 10_000)] == [0, 49, 50, 100]


def test_five_minutes_at_thirty_kilometres_an_hour_are_two_and_a_half_kilometres():
    assert coverage.driven(5, 30) == 2500
