"""The plan is the best there is, by the order of the aims: against all plans, and against the dense assignment."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from shangliang.compute.pair import Choices, Order, Rank, Village, pair, solving
from shangliang.compute.pair import candidates as starting
from shangliang.compute.pair.geography import Geography
from shangliang.compute.pair.households import households, in_order
from shangliang.compute.pair.network import Loads
from shangliang.compute.pair.pairing import part_of
from shangliang.compute.pair.part import Aim
from shangliang.compute.pair.stages import solve
from tests.compute.pair.villages import best, helpers, people, worth

SMALL = settings(max_examples=150, deadline=None)


@SMALL
@given(
    seed=st.integers(0, 10_000), count=st.integers(1, 5), cadres=st.integers(1, 3), capacity=st.integers(0, 3),
    family=st.integers(1, 2), village=st.sampled_from(Village), rank=st.sampled_from(Rank),
    order=st.sampled_from([Order.PLAN, Order.REPAIR]),
)  # fmt: skip
def test_no_plan_of_all_is_better(seed, count, cadres, capacity, family, village, rank, order):
    chance = np.random.default_rng(seed)
    who = people(count, chance, family=family)
    those = [replace(each, capacity=int(chance.integers(0, capacity + 1))) for each in helpers(cadres, chance, ranks=3)]
    who = [replace(each, helper=f"h{int(chance.integers(0, 4)):04}") for each in who]
    choices = Choices(village, rank, order)
    found = pair(who, those, choices)
    keep_first = order is Order.REPAIR
    assert worth(found.pairs, who, those, choices, keep_first=keep_first) == best(
        who, those, choices, keep_first=keep_first
    )


def dense(who, cadres):
    """The metres of the best plan that gives everybody a helper, one household each."""
    families, order = households(who), in_order(cadres)
    rows, columns = np.indices((len(families), len(order)))
    way = Geography.of(families, order).metres(rows.ravel(), columns.ravel()).reshape(rows.shape)
    return int(way[linear_sum_assignment(way)].sum())


@pytest.mark.parametrize(("count", "cadres"), [(13, 14), (200, 230)])
def test_one_to_one_costs_what_the_dense_optimum_costs(count, cadres):
    chance = np.random.default_rng(count)
    who, those = people(count, chance), helpers(cadres, chance)
    found = pair(who, those)
    assert int(found.metres.sum()) == dense(who, those)


def test_a_few_near_pairs_and_prices_find_what_all_pairs_find(monkeypatch):
    chance = np.random.default_rng(5)
    families, order = households(people(150, chance)), in_order(helpers(60, chance, capacity=3))
    part = part_of(families, order, Choices())
    aims = (Aim.COVERAGE, Aim.LOAD, Aim.DIFFICULTY, Aim.DISTANCE, Aim.TIE)
    rows, columns = np.nonzero(part.allowed)
    whole = solve(part, aims, Loads.units(part), rows, columns)
    monkeypatch.setattr(starting, "FEW", 0)
    some = starting.candidates(part, None)
    sparse = solve(part, aims, Loads.units(part), *some)
    assert len(some[0]) < len(rows) / 3
    assert sparse.pairs < whole.pairs
    assert np.array_equal(sparse.helper, whole.helper)


def test_an_even_deal_is_what_the_stages_find():
    chance = np.random.default_rng(6)
    who, those = people(40, chance, levels=4), helpers(15, chance, capacity=3)
    found = pair(who, those, Choices(order=Order.PLAN))
    families, order = households(who), in_order(those)
    part = part_of(families, order, Choices())
    staged = solve(part, solving.PLAN, Loads.units(part), *np.nonzero(part.allowed))
    assert found.effort.even == 1
    assert np.array_equal(found.helper, staged.helper)


def test_thousands_are_covered_and_as_even_as_can_be(monkeypatch):
    chance = np.random.default_rng(7)
    who, those = people(200, chance), helpers(70, chance, capacity=3)
    exact = pair(who, those)
    monkeypatch.setattr(solving, "LARGE", 1)
    near = pair(who, those)
    assert (exact.effort.near, near.effort.near) == (0, 1)
    ours, theirs = (worth(each.pairs, who, those, Choices()) for each in (near, exact))
    assert ours[:5] == theirs[:5]
    assert theirs[-1] <= ours[-1] <= 1.5 * theirs[-1]


def test_a_large_plan_that_is_even_stays_as_it_is(monkeypatch):
    chance = np.random.default_rng(8)
    who, those = people(120, chance), helpers(50, chance, capacity=3)
    monkeypatch.setattr(solving, "LARGE", 1)
    before = pair(who, those)
    again = pair([replace(each, helper=before.pairs[each.id]) for each in who], those)
    assert (again.order, again.effort.near) == (Order.PLAN, 1)
    assert again.pairs == before.pairs
