"""How far a map can be trusted: the bootstrap, the likeness it measures by, and the score that needs no groups."""

import numpy as np
import pytest

from shangliang.compute.opinion_map import Doubt, Views, opinion_map
from shangliang.compute.opinion_map.bridging import Said, bridging, fitted
from shangliang.compute.opinion_map.stability import adjusted_rand
from tests.compute.opinion_map.rooms import village


def rand(one, other):
    return adjusted_rand(np.array(one), np.array(other))


def test_likeness_of_two_groupings():
    assert rand([0, 0, 1, 1], [1, 1, 0, 0]) == 1
    assert rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
    assert rand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]) == pytest.approx(8 / 33)
    assert rand([0, 0, 0], [0, 0, 0]) == 1
    assert rand([0, 0, 1, 1], [0, 0, 0, 0]) == 0


def test_two_minds_survive_the_bootstrap():
    found = opinion_map(Views.from_table(village(120, 20)[0]))
    assert found.stable
    assert found.stability.median_ari > 0.9
    assert len(found.stability.aris) == 20


def test_chance_does_not():
    noise = np.random.default_rng(4).choice([-1.0, 0.0, 1.0], (80, 20))
    found = opinion_map(Views.from_table(noise))
    assert found.doubt is Doubt.UNSTABLE
    assert not found.stable
    assert found.groups  # they are given, the pages hide them


def test_without_resamples_nobody_knows():
    found = opinion_map(Views.from_table(village(120, 20)[0]), resamples=0)
    assert found.doubt is Doubt.UNKNOWN


def test_the_seed_is_the_only_chance():
    views = Views.from_table(village(60, 12, noise=0.5)[0])
    one, same, other = (opinion_map(views, seed=seed).stability for seed in (1, 1, 2))
    assert one == same
    assert one != other


def two_camps(**shares):
    """60 people in two camps of 30; for each statement, how many of each camp agree (the others disagree)."""
    rows = np.full((60, len(shares)), -1.0)
    for column, (left, right) in enumerate(shares.values()):
        rows[:left, column] = 1
        rows[30 : 30 + right, column] = 1
    return Views.from_table(rows)


def test_what_both_camps_approve_of_bridges_more_than_what_one_camp_loves():
    views = two_camps(both=(21, 21), left=(30, 9), right=(2, 29), left_too=(29, 1), right_too=(0, 30), none=(3, 3))
    scores = bridging(views, opinion_map(views, resamples=0).components.axes[0], np.zeros(6, dtype=bool)).merit
    assert scores.argmax() == 0
    assert scores.argmin() == 5
    assert scores[0] > scores[1] + 0.05  # though 42 of 60 agree with the first and 39 with the second


def test_bridging_is_a_ridge_solution():
    """No unknown can be moved a little, either way, without making the penalised error larger."""
    chance = np.random.default_rng(0)
    who, what = np.nonzero(chance.random((40, 6)) < 0.7)
    view = chance.choice([0.0, 0.5, 1.0], len(who))
    starts = np.concatenate([[0], np.cumsum(np.bincount(who, minlength=40))])
    said = Said.of(Views.of(starts, what, 2 * view - 1, statements=6), np.zeros(6, dtype=bool))
    found = fitted(said, chance.normal(0, 1, 6))

    def error(fit):
        left = view - fit.middle - fit.mild[who] - fit.merit[what] - fit.tilt[who] * fit.lean[what]
        squares = [np.square(part).sum() for part in (left, fit.mild, fit.merit, fit.tilt, fit.lean)]
        return squares[0] + 0.15 * (squares[1] + squares[2]) + 0.03 * (squares[3] + squares[4])

    least = error(found)
    for name in ("mild", "merit", "tilt", "lean"):
        for place in range(6):
            for step in (1e-3, -1e-3):
                moved = getattr(found, name).copy()
                moved[place] += step
                assert error(found._replace(**{name: moved})) > least
    assert min(error(found._replace(middle=found.middle + step)) for step in (1e-3, -1e-3)) > least


def test_the_interval_of_a_bridging_score_is_narrower_where_more_people_came():
    few, many = (opinion_map(Views.from_table(village(people, 12, noise=0.3)[0])) for people in (40, 640))
    reach = [np.subtract(*reversed(found.bridging_interval)) for found in (few, many)]
    assert (reach[0] > 2 * reach[1]).all()
    for found in (few, many):
        assert (found.bridging_interval[0] < found.bridging).all()
        assert (found.bridging < found.bridging_interval[1]).all()


def test_the_few_rounds_of_a_resample_find_what_a_search_from_nothing_finds():
    """People drawn anew are the same as so many of each in a conversation of their own."""
    views = Views.from_table(village(60, 8, noise=0.3)[0])
    drawn = np.random.default_rng(2).integers(0, 60, 60)
    standing = np.zeros(8, dtype=bool)
    said = Said.of(views, standing)
    axis = opinion_map(views, resamples=0).components.axes[0] * np.sqrt(8)
    times = np.bincount(drawn, minlength=60).astype(float)
    again = fitted(said, axis, times, fitted(said, axis))
    anew = fitted(Said.of(views.take(drawn), standing), axis)
    assert np.abs(again.merit - anew.merit).max() < 0.1 * np.ptp(anew.merit)


def test_without_resamples_a_score_has_no_interval():
    found = opinion_map(Views.from_table(village(40, 6)[0]), resamples=0)
    assert np.isnan(found.bridging_interval).all()
    assert not np.isnan(found.bridging).any()


def test_what_is_out_or_unseen_has_no_score():
    rows, _side = village(40, 6)
    rows[:, 3] = np.nan
    found = opinion_map(Views.from_table(rows), moderated=[1], resamples=0)
    assert np.flatnonzero(np.isnan(found.bridging)).tolist() == [1, 3]


def test_a_sample_is_enough_in_a_large_conversation(monkeypatch):
    monkeypatch.setattr("shangliang.compute.opinion_map.stability.SAMPLE", 100)
    monkeypatch.setattr("shangliang.compute.opinion_map.bridging.SAMPLE", 100)
    rows, _side = village(400, 12)
    turn = np.random.default_rng(0).permutation(400)
    one, other = (opinion_map(Views.from_table(part), resamples=3) for part in (rows, rows[turn]))
    assert one.stability == other.stability
    assert one.stability.median_ari > 0.9
    assert np.array_equal(one.bridging, other.bridging)
