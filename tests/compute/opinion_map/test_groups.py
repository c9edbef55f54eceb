"""Who is grouped, into how many, under which number; and when it is honest not to group."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shangliang.compute.opinion_map import Doubt, Views, opinion_map
from shangliang.compute.opinion_map.cells import cells
from shangliang.compute.opinion_map.groups import group, grouped
from shangliang.compute.opinion_map.stability import adjusted_rand
from tests.compute.opinion_map.rooms import room, table, village


def clouds(*sizes, apart=10.0, seed=0):
    """So many people around each of some places on a ring."""
    chance = np.random.default_rng(seed)
    turn = 2 * np.pi * np.arange(len(sizes)) / len(sizes)
    places = apart * np.column_stack([np.cos(turn), np.sin(turn)])
    side = np.repeat(np.arange(len(sizes)), sizes)
    return places[side] + chance.normal(0, 1, (len(side), 2)), side


def everyone(placed):
    return np.ones(len(placed), dtype=bool)


def test_seven_views_are_enough_to_be_grouped():
    rows = ["+++++++..", "++++++..."] + ["+" * 9] * 15
    assert grouped(room(*rows)).tolist() == [True, False] + [True] * 15


def test_where_there_are_few_statements_all_of_them_are_enough():
    assert grouped(room(*["+-"] * 16, "+.")).tolist() == [True] * 16 + [False]


def test_up_to_15_are_topped_up_by_the_number_of_their_views():
    rows = ["+" * 9] * 12 + ["+++......", "++.......", "++++.....", "+++++....", "........."]
    assert grouped(room(*rows)).tolist() == [True] * 12 + [True, False, True, True, False]


def test_whoever_said_nothing_is_not_topped_up():
    assert grouped(room("++", "..", "+.")).tolist() == [True, False, True]


def test_equal_counts_are_told_apart_by_what_was_said_not_by_where_it_stands():
    rows = table(*["+" * 9] * 14, "+-.......", "-+.......", "++.......")
    chosen = grouped(Views.from_table(rows))
    assert chosen.sum() == 15
    turned = grouped(Views.from_table(rows[::-1]))[::-1]
    assert turned.tolist() == chosen.tolist()


def test_equal_rows_are_told_apart_by_the_participant_not_by_where_they_stand():
    rows = table(*["+" * 9] * 13, *["+-......."] * 4)
    names = np.arange(100, 117)
    for turn in (np.arange(17), np.arange(17)[::-1], np.random.default_rng(0).permutation(17)):
        views = Views.from_table(rows[turn], participants=names[turn])
        assert set(views.participants[~grouped(views)]) == {115, 116}


@pytest.mark.parametrize("sizes", [(40, 30), (50, 40, 30), (60, 50, 40, 30), (70, 60, 50, 40, 30)])
def test_clouds_that_lie_apart_are_groups_numbered_by_size(sizes):
    placed, side = clouds(*sizes)
    found = group(placed, everyone(placed))
    assert found.k == len(sizes)
    assert found.sizes.tolist() == list(sizes)
    assert found.labels.tolist() == side.tolist()


def test_so_many_groups_as_were_asked_for():
    placed, _side = clouds(40, 40, 40)
    assert [group(placed, everyone(placed), k).k for k in (2, 3, 4, 7)] == [2, 3, 4, 7]


def test_groups_in_three_dimensions():
    placed, side = clouds(40, 30)
    high = np.column_stack([placed, np.where(side == 1, 9.0, 0.0)])
    assert group(high, everyone(high)).labels.tolist() == side.tolist()


def test_a_handful_far_away_is_no_map_of_the_others():
    placed, side = clouds(60, 50)
    placed = np.vstack([placed, [[0.0, 60.0]] * 6])
    found = group(placed, everyone(placed))
    assert found.k == 3
    assert adjusted_rand(found.labels[:-6], side) == 1


def test_nobody_is_a_group_alone():
    placed, _side = clouds(60, 50)
    placed = np.vstack([placed, [[0.0, 60.0]]])
    assert group(placed, everyone(placed)).sizes.min() >= 5


def test_of_two_equally_good_the_simpler_picture():
    placed, _side = clouds(400, seed=2)
    found = group(placed, everyone(placed))
    best = max(found.silhouettes.values())
    assert found.silhouettes[found.k] >= best - 0.02
    assert all(value < best - 0.02 for k, value in found.silhouettes.items() if k < found.k)


def test_small_rooms_try_fewer_groups():
    placed, _side = clouds(10, 10)
    assert set(group(placed, everyone(placed)).silhouettes) == {2, 3}


@settings(max_examples=12)
@given(st.integers(0, 1000), st.integers(16, 120))
def test_the_order_of_the_rows_changes_nothing(seed, people):
    rows, _side = village(people, 9, 3, seed=seed)
    turn = np.random.default_rng(seed).permutation(people)
    straight = opinion_map(Views.from_table(rows), resamples=2)
    turned = opinion_map(Views.from_table(rows[turn]), resamples=2)
    assert turned.labels.tolist() == straight.labels[turn].tolist()
    assert np.array_equal(turned.positions, straight.positions[turn])
    assert turned.stability == straight.stability
    assert (turned.consensus, turned.divisive, turned.groups) == (
        straight.consensus,
        straight.divisive,
        straight.groups,
    )
    assert np.array_equal(turned.bridging, straight.bridging, equal_nan=True)


@settings(max_examples=8)
@given(st.integers(0, 1000))
def test_the_order_of_the_statements_changes_no_group(seed):
    rows, _side = village(60, 9, 2, seed=seed)
    turn = np.random.default_rng(seed).permutation(9)
    straight, turned = (opinion_map(Views.from_table(part), resamples=0) for part in (rows, rows[:, turn]))
    assert adjusted_rand(straight.labels, turned.labels) == 1


def test_fourteen_people_are_too_few_for_groups_and_fifteen_are_not():
    rows, _side = village(15, 12)
    few, enough = (opinion_map(Views.from_table(rows[:n])) for n in (14, 15))
    assert few.doubt is Doubt.FEW
    assert not few.groups
    assert (few.labels == -1).all()
    assert few.consensus
    assert few.positions.any()
    assert enough.doubt is not Doubt.FEW
    assert enough.groups


def test_all_alike_are_no_groups():
    found = opinion_map(room(*["++--0+-++"] * 20))
    assert found.doubt is Doubt.ALIKE
    assert not found.groups
    assert found.consensus
    assert found.stability.median_ari is None


def test_a_group_of_fewer_than_five_is_not_shown():
    rows, _side = village(30, 12)
    found = opinion_map(Views.from_table(rows), k=9, resamples=0)
    assert found.doubt is Doubt.SMALL
    assert found.groups


def test_a_stream_of_batches_gives_the_map_of_the_whole():
    whole = Views.from_table(village(60, 12)[0])
    streamed, straight = opinion_map(whole.chunks(7)), opinion_map(whole)
    assert np.array_equal(streamed.positions, straight.positions)
    assert np.array_equal(streamed.labels, straight.labels)
    assert (streamed.groups, streamed.consensus, streamed.stability) == (
        straight.groups,
        straight.consensus,
        straight.stability,
    )


def test_a_stream_without_a_batch_is_nobody():
    found = opinion_map(iter([]))
    assert found.doubt is Doubt.FEW
    assert (len(found.participants), len(found.statements), found.consensus) == (0, 0, ())


def test_nobody_at_all():
    found = opinion_map(Views.from_table(np.zeros((0, 4))))
    assert found.doubt is Doubt.FEW
    assert found.views == 0
    assert opinion_map(Views.from_table(np.full((3, 4), np.nan))).doubt is Doubt.FEW


def test_cells_carry_everybody_and_are_not_too_many():
    placed, _side = clouds(4000, 3000)
    found = cells(placed, 400)
    assert found.weights.sum() == 7000
    assert 100 < len(found.points) <= 400
    assert np.abs(found.weights @ found.points / 7000 - placed.mean(axis=0)).max() < 0.5


def test_in_a_small_room_everyone_has_a_cell():
    placed, _side = clouds(20, 20)
    found = cells(placed)
    assert len(found.points) == 40
    assert np.abs(np.sort(found.points[:, 0]) - np.sort(placed[:, 0])).max() < 1e-4
