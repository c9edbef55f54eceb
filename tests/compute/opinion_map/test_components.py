"""The axes: those of the whole decomposition, with signs that do not flip, and at once after one more view."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from shangliang.compute.opinion_map import Living, Sums, Views
from shangliang.compute.opinion_map.components import components, covariance
from shangliang.compute.opinion_map.eigen import leading
from tests.compute.opinion_map.rooms import room, village

NONE_OUT = {n: np.zeros(n, dtype=bool) for n in (1, 2, 3, 12, 150)}


def whole(sums, out):
    return np.linalg.eigh(covariance(sums, out, sums.means(out)))


def alike(axes, vectors):
    """1 - |cos| of each pair."""
    return 1 - np.abs((axes * vectors.T[::-1][: len(axes)]).sum(axis=1))


@pytest.mark.parametrize("statements", [12, 150])
@pytest.mark.parametrize("wanted", [1, 2, 3, 5])
def test_axes_are_those_of_the_whole_decomposition(statements, wanted):
    sums = Sums.of(Views.from_table(village(300, statements, 4, seed=3)[0]))
    out = np.zeros(statements, dtype=bool)
    values, vectors = whole(sums, out)
    found = components(sums, out, wanted)
    assert alike(found.axes, vectors).max() <= 1e-12
    assert_allclose(found.spreads, values[::-1][:wanted])
    assert_allclose(found.explained, values[::-1][:wanted] / values.sum())


def test_the_largest_entry_of_an_axis_is_positive():
    for seed in range(5):
        found = components(Sums.of(Views.from_table(village(60, 12, 3, seed=seed)[0])), NONE_OUT[12])
        assert np.take_along_axis(found.axes, np.abs(found.axes).argmax(axis=1)[:, None], axis=1).min() > 0


def test_where_all_say_the_same_there_is_no_direction():
    found = components(Sums.of(room("++-", "++-", "++-")), NONE_OUT[3])
    assert not found.axes.any()
    assert not found.explained.any()


def test_one_direction_is_not_made_up_to_two():
    found = components(Sums.of(room("++", "--", "++")), NONE_OUT[2])
    assert found.axes[0].all()
    assert not found.axes[1].any()


def test_more_components_than_statements():
    found = components(Sums.of(room("+", "-")), NONE_OUT[1], 2)
    assert found.axes.tolist() == [[1], [0]]


@pytest.mark.parametrize("statements", [12, 150])
def test_after_each_view_the_components_are_those_of_a_full_computation(statements):
    table, _side = village(200, statements, 3, seed=5)
    out = np.zeros(statements, dtype=bool)
    out[4] = True
    living = Living(Sums.of(Views.from_table(table)), out)
    chance = np.random.default_rng(0)
    for _step in range(12):
        person, statement = int(chance.integers(200)), int(chance.integers(statements))
        view = [1, -1, 0, None][chance.integers(4)]
        found = living.express(*Views.from_table(table).row(person), statement, view)
        table[person, statement] = np.nan if view is None else view
        full = components(Sums.of(Views.from_table(table)), out)
        assert_allclose(found.means, full.means, atol=0)
        assert (1 - (found.axes * full.axes).sum(axis=1)).max() <= 1e-12  # the sign too


def test_an_axis_that_overtakes_another_is_noticed():
    """From the old axes, the new first one is orthogonal: a start that could be blind to it."""
    size = 200
    spread = np.linspace(1, 2, size)
    spread[[3, 7, 11]] = 9, 8, 7
    _values, axes = leading(np.diag(spread), 2)
    spread[11] = 12
    values, new = leading(np.diag(spread), 2, axes)
    assert_allclose(values, [12, 9])
    assert_allclose(np.abs(new[:, [11, 3]]), np.eye(2), atol=1e-6)


def test_equal_directions_are_found_again_the_same():
    table = np.kron(np.eye(3), np.ones((60, 60)))
    one, other = leading(table, 2), leading(table, 2)
    assert_allclose(one[0], [60, 60])
    assert np.array_equal(one[1], other[1])
