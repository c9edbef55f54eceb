"""Sums are whole numbers: whoever adds them, in whatever parts and order, and whatever is changed or taken back later."""

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from shangliang.compute.opinion_map import WITHDRAWN, Sums, Views
from shangliang.compute.opinion_map.pairs import LEAST, ROWS, pair_sums
from tests.compute.opinion_map.rooms import room, village

MARKS = [1.0, -1.0, 0.0, np.nan]
TABLES = arrays.arrays(float, st.tuples(st.integers(1, 12), st.integers(1, 7)), elements=st.sampled_from(MARKS))
EXAMPLES = settings(max_examples=60)


def equal(one, other):
    return one.people == other.people and all(np.array_equal(a, b) for a, b in zip(one.pairs, other.pairs, strict=True))


def by_hand(table):
    seen = ~np.isnan(table)
    value = np.where(seen, table, 0).astype(int)
    seen = seen.astype(int)
    return seen.T @ seen, value.T @ seen, value.T @ value


def test_what_is_summed_over_a_pair_of_statements():
    pairs = Sums.of(room("+-", "+0", "-.", ".+")).pairs
    assert pairs.seen.tolist() == [[3, 2], [2, 3]]
    assert pairs.own.tolist() == [[1, 2], [-1, 0]]
    assert pairs.both.tolist() == [[3, -1], [-1, 2]]


@EXAMPLES
@given(TABLES)
def test_the_three_hands_give_the_same_numbers(table):
    views = Views.from_table(table)
    expected = by_hand(table)
    for fast in (None, False, True):
        assert all(np.array_equal(a, b) for a, b in zip(pair_sums(views, fast=fast), expected, strict=True))


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("view", [1, -1, 0])
def test_no_field_overflows_where_all_say_the_same(fast, view):
    people = 2 * ROWS + 5
    columns = np.tile(np.array([0, 199], dtype=np.int32), people)
    views = Views.of(np.arange(people + 1) * 2, columns, np.full(2 * people, view), statements=200)
    pairs = pair_sums(views, fast=fast)
    assert pairs.seen[0, 199] == people
    assert pairs.own[0, 199] == pairs.own[199, 0] == view * people
    assert pairs.both[0, 199] == pairs.both[199, 199] == view * view * people


def test_no_field_overflows_in_a_dense_room():
    people = 9000
    views = Views.from_table(np.tile([1.0, -1.0, 0.0], (people, 1)))
    assert pair_sums(views).own.tolist() == [[people] * 3, [-people] * 3, [0] * 3]
    assert pair_sums(views).both[0].tolist() == [people, -people, 0]


@EXAMPLES
@given(TABLES, st.randoms(use_true_random=False), st.integers(1, 5))
def test_parts_add_up_to_the_whole_in_any_order(table, chance, size):
    whole = Views.from_table(table)
    parts = [Sums.of(part) for part in whole.chunks(size)]
    chance.shuffle(parts)
    total = Sums(whole.statements)
    for part in parts:
        total.merge(part)
    assert equal(total, Sums.of(whole))


@EXAMPLES
@given(TABLES, st.integers(1, 5))
def test_a_stream_of_batches_is_the_whole(table, size):
    whole = Views.from_table(table)
    total = Sums(whole.statements)
    for batch in whole.chunks(size):
        total.add(batch)
    assert equal(total, Sums.of(whole))
    assert equal(Sums.of(Views.joined(whole.chunks(size))), total)


def test_whoever_says_something_first_is_one_more_and_who_takes_back_all_is_one_less():
    sums = Sums.of(room("+-", ".."))
    assert sums.people == 1
    sums.express(*room("..").row(0), 1, -1)
    assert sums.people == 2
    sums.express(*room(".-").row(0), 0, 1)
    assert sums.people == 2
    sums.express(*room(".-").row(0), 1, None)
    assert sums.people == 1


def test_without_numba_the_sums_are_the_same_and_only_who_insists_on_it_is_told(monkeypatch):
    views = Views.from_table(np.random.default_rng(0).choice(MARKS, (3000, 400), p=[0.01, 0.01, 0.005, 0.975]))
    assert views.said > LEAST
    with_it = pair_sums(views, fast=True)
    monkeypatch.setitem(sys.modules, "numba", None)
    monkeypatch.delitem(sys.modules, "shangliang.compute.opinion_map.pairs_fast", raising=False)
    assert all(np.array_equal(a, b) for a, b in zip(pair_sums(views), with_it, strict=True))
    with pytest.raises(ImportError):
        pair_sums(views, fast=True)


def test_merging_leaves_the_other_as_it_was():
    one, other = Sums.of(room("+-")), Sums.of(room("-+"))
    one.merge(other)
    assert equal(other, Sums.of(room("-+")))


def test_statements_that_only_one_part_knows():
    one = Sums.of(room("+-", statements=np.array([1, 5])))
    one.merge(Sums.of(room("+0", statements=np.array([3, 5]))))
    whole = Sums.of(room("+.-", ".+0", statements=np.array([1, 3, 5])))
    assert one.statements.tolist() == [1, 3, 5]
    assert equal(one, whole)


@EXAMPLES
@given(TABLES, st.data())
def test_views_expressed_changed_and_withdrawn_one_by_one_are_exact(table, data):
    person = data.draw(st.integers(0, len(table) - 1))
    sums = Sums.of(Views.from_table(table))
    for _step in range(4):
        statement = data.draw(st.integers(0, table.shape[1] - 1))
        view = data.draw(st.sampled_from([1, -1, 0, None]))
        sums.express(*Views.from_table(table).row(person), statement, view)
        table[person, statement] = np.nan if view is None else view
        assert equal(sums, Sums.of(Views.from_table(table)))


def test_sums_are_kept_in_a_file(tmp_path):
    sums = Sums.of(Views.from_table(village()[0]))
    sums.save(tmp_path / "sums.npz")
    kept = Sums.load(tmp_path / "sums.npz")
    assert equal(kept, sums)
    kept.add(room("+" * 12))
    assert kept.people == sums.people + 1


def test_of_a_log_the_last_entry_counts():
    views = Views.from_log([7, 7, 3, 7, 3], [1, 2, 1, 1, 2], [1, 0, -1, -1, WITHDRAWN])
    assert views.participants.tolist() == [3, 7]
    assert [part.tolist() for part in views.row(0)] == [[0], [-1]]
    assert [part.tolist() for part in views.row(1)] == [[0, 1], [-1, 0]]


def test_last_is_by_time_where_the_log_has_times():
    views = Views.from_log([7, 7], [1, 1], [1, -1], times=[20, 10])
    assert views.values.tolist() == [1]


@EXAMPLES
@given(TABLES, st.randoms(use_true_random=False))
def test_a_log_is_a_table_whatever_the_order_of_its_lines(table, chance):
    cells = [(row, column) for row, column in zip(*np.nonzero(~np.isnan(table)), strict=True)]
    chance.shuffle(cells)
    if cells:
        rows, columns = map(np.array, zip(*cells, strict=True))
        everyone = {"people": np.arange(len(table)), "named": np.arange(table.shape[1])}
        views = Views.from_log(rows, columns, table[rows, columns], **everyone)
        assert equal(Sums.of(views), Sums.of(Views.from_table(table)))


@pytest.mark.parametrize(
    ("starts", "columns", "values"),
    [
        ([0, 2], [1, 0], [1, 1]),  # not ascending
        ([0, 2], [0, 0], [1, 1]),  # twice the same statement
        ([0, 1], [3], [1]),  # no such statement
        ([0, 1], [-1], [1]),
        ([0, 1], [0], [2]),  # no such view
        ([0, 3], [0], [1]),  # starts beyond the end
        ([1, 1], [0], [1]),
        ([0, 1], [0, 1], [1]),  # a column without a value
    ],
)
def test_rows_that_are_none_are_refused(starts, columns, values):
    with pytest.raises(ValueError, match=r"ascend|view|fit"):
        Views.of(starts, columns, values, statements=3)


def test_rows_that_are_some_are_taken():
    views = Views.of([0, 2, 2, 3], [0, 2, 0], [1, -1, 0], statements=3)
    assert views.people == 3
    assert views.counts.tolist() == [2, 0, 1]
    assert views.take(np.array([2, 0, 0, 1])).columns.tolist() == [0, 0, 2, 0, 2]


def test_batches_that_speak_of_different_statements_are_no_stream():
    with pytest.raises(ValueError, match="same statements"):
        Views.joined([room("+-"), room("+-0")])
