"""The published formulas, on conversations small enough to be worked out by hand."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest
from numpy.testing import assert_allclose

from shangliang.compute.opinion_map import Sums, Views, opinion_map, wilson
from shangliang.compute.opinion_map.components import components, covariance
from shangliang.compute.opinion_map.consensus import consensus, divisive, group_aware, group_aware_interval
from shangliang.compute.opinion_map.positions import positions
from shangliang.compute.opinion_map.priority import drawn, extremity, priority
from shangliang.compute.opinion_map.representative import representative, sides
from shangliang.compute.opinion_map.significance import against_half, against_rest, likelihood
from shangliang.compute.opinion_map.tally import Tally, tally
from tests.compute.opinion_map.rooms import room, table, village

IN = np.zeros


def counts(agreed, disagreed, seen):
    return Tally(*(np.array(side, dtype=np.int64) for side in (agreed, disagreed, seen)))


def test_a_mean_is_over_those_who_saw_the_statement():
    sums = Sums.of(room("++.", "+-.", "0.-", ".--"))
    assert_allclose(sums.means(IN(3, bool)), [2 / 3, -1 / 3, -1])


def test_co_variation_is_a_sum_over_those_who_saw_both():
    views = room("++", "+-", "-.", ".+")
    means = Sums.of(views).means(IN(2, bool))
    assert_allclose(means, [1 / 3, 1 / 3])
    both = (1 - 1 / 3) * (1 - 1 / 3) + (1 - 1 / 3) * (-1 - 1 / 3)
    first = 2 * (1 - 1 / 3) ** 2 + (-1 - 1 / 3) ** 2
    assert_allclose(covariance(Sums.of(views), IN(2, bool), means), [[first, both], [both, first]])


def test_missing_cells_at_the_mean_give_the_same_components():
    cells, _side = village(40, 10)
    filled = np.where(np.isnan(cells), np.nanmean(cells, axis=0), cells)
    _values, vectors = np.linalg.eigh(np.cov(filled.T))
    found = components(Sums.of(Views.from_table(cells)), IN(10, bool))
    assert_allclose(np.abs((found.axes * vectors.T[::-1][:2]).sum(axis=1)), 1, atol=1e-12)


def test_a_position_is_stretched_for_those_who_said_little():
    views = room("++--", "--++", "+...", "....")
    found = components(Sums.of(views), IN(4, bool))
    placed = positions(views, found, IN(4, bool))
    move = found.axes[:, 0] * (1 - found.means[0])
    assert_allclose(placed[2], sqrt(4 / 1) * move)
    assert_allclose(placed[3], 0)
    assert_allclose(placed[0], found.axes @ (np.array([1, 1, -1, -1]) - found.means))


def test_a_statement_moderated_out_is_a_pass_of_everybody_and_still_counts():
    cells = table("+-+", "-+.", "+..")
    out = np.array([False, False, True])
    passed = cells.copy()
    passed[:, 2] = 0
    seen, told = Views.from_table(cells), Views.from_table(passed)
    found, same = components(Sums.of(seen), out), components(Sums.of(told), IN(3, bool))
    assert_allclose(found.axes, same.axes)
    assert_allclose(positions(seen, found, out), positions(told, same, IN(3, bool)))
    assert_allclose(positions(seen, found, out)[2], sqrt(3 / 2) * found.axes[:, 0] * (1 - found.means[0]))


def test_likelihood_and_its_tests():
    assert likelihood(np.int64(3), np.int64(4)) == 4 / 6
    assert_allclose(against_half(np.int64(3), np.int64(4)), 2 * sqrt(5) * (4 / 5 - 0.5))
    pooled = (3 + 1 + 2) / (4 + 6 + 2)
    z = (4 / 5 - 2 / 7) / sqrt(pooled * (1 - pooled) * (1 / 5 + 1 / 7))
    assert_allclose(against_rest(*map(np.int64, (3, 4, 1, 6))), z)


def test_two_shares_of_everybody_do_not_differ():
    assert against_rest(*map(np.int64, (4, 4, 6, 6))) == 0


def test_passes_are_seen_and_neither():
    groups, everyone = tally(room("+0", "0.", "-+", "+-"), np.array([0, 0, 1, -1]), 2)
    assert groups.agreed.tolist() == [[1, 0], [0, 1]]
    assert groups.disagreed.tolist() == [[0, 0], [1, 0]]
    assert groups.seen.tolist() == [[2, 1], [1, 1]]
    assert groups.passed.tolist() == [[1, 1], [0, 0]]
    assert everyone.seen.tolist() == [[4, 3]]
    assert everyone.agreed.tolist() == [[2, 1]]


def test_group_aware_consensus_is_a_product_over_the_groups():
    agree, disagree = group_aware(counts([[8, 1], [3, 4]], [[1, 8], [0, 0]], [[10, 10], [4, 4]]))
    assert_allclose(agree, [9 / 12 * 4 / 6, 2 / 12 * 5 / 6])
    assert_allclose(disagree, [2 / 12 * 1 / 6, 9 / 12 * 1 / 6])


def test_the_interval_of_one_group_s_product_is_that_of_its_beta_distribution():
    (low, high), _disagree = group_aware_interval(counts([[8]], [[1]], [[10]]))
    assert_allclose([low[0], high[0]], [0.4822, 0.9398], atol=1e-4)  # 9 and 3 of a Beta distribution, by tables


def test_the_interval_of_a_product_holds_95_of_100_draws():
    groups = counts([[8, 30], [3, 25], [6, 19]], [[1, 2], [0, 5], [2, 9]], [[10, 34], [4, 30], [8, 30]])
    chance = np.random.default_rng(0)
    drawn = chance.beta(groups.agreed + 1, groups.seen - groups.agreed + 1, (40_000, 3, 2)).prod(axis=1)
    (low, high), _disagree = group_aware_interval(groups)
    assert_allclose(((drawn > low) & (drawn < high)).mean(axis=0), 0.95, atol=0.006)
    assert_allclose(drawn.mean(axis=0), group_aware(groups)[0], atol=3e-3)


def test_consensus_is_likely_and_more_than_chance_best_first():
    everyone = counts([[9, 30, 5, 0, 29]], [[1, 0, 4, 20, 1]], [[10, 30, 10, 20, 30]])
    found = consensus(everyone, everyone, IN(5, bool), np.arange(10, 15))
    assert [(each.statement, each.side) for each in found] == [(11, 1), (14, 1), (10, 1), (13, -1)]
    assert found[2].share == 0.9
    assert found[2].group_aware == 10 / 12
    out = np.array([False, True, False, False, False])
    assert 11 not in [each.statement for each in consensus(everyone, everyone, out, np.arange(10, 15))]


def test_at_most_five_and_of_equals_the_first():
    everyone = counts([[20] * 7], [[0] * 7], [[20] * 7])
    assert [each.statement for each in consensus(everyone, everyone, IN(7, bool), np.arange(7))] == [0, 1, 2, 3, 4]


def test_representative_statements_in_their_order():
    groups = counts(
        [[18, 2, 10, 19, 15], [2, 18, 10, 5, 14]],
        [[2, 18, 10, 1, 5], [18, 2, 10, 15, 6]],
        [[20] * 5, [20] * 5],
    )
    agree, disagree = sides(groups)
    metric = agree.metric[0]
    assert metric[0] > metric[3]
    first, second = representative(groups, IN(5, bool), np.arange(5))
    assert [(each.statement, each.side) for each in first] == [(0, 1), (3, 1), (1, -1)]
    assert [(each.statement, each.side) for each in second] == [(1, 1), (0, -1), (3, -1)]
    assert_allclose([each.z for each in first], [agree.rt[0, 0], agree.rt[0, 3], disagree.rt[0, 1]])
    assert first[0].share == 0.9
    assert first[0].interval == tuple(map(float, wilson(18, 20)))


def test_a_group_like_all_others_has_its_best_agreement_by_the_published_formula():
    groups = counts([[15, 9], [15, 9]], [[5, 9], [5, 9]], [[20, 20], [20, 20]])
    first, _second = representative(groups, IN(2, bool), np.arange(2))
    assert [(each.statement, each.side, each.share) for each in first] == [(0, -1, 0.25)]  # rat is not more than rdt


def test_readers_are_told_the_side_that_most_of_a_group_takes():
    """All agree with the first statement, one group a little less: by the formula its best agreement is a disagreement."""
    cells = np.full((40, 8), 1.0)
    cells[20:, 1:] = -1
    cells[:4, 0] = -1
    found = opinion_map(Views.from_table(cells), k=2, resamples=0, bridges=False)
    group = next(group for group in found.groups if found.labels[10] == group.number)
    odd = replace(group, representative=(found.groups[0].representative[0]._replace(statement=0, side=-1, share=0.2),))
    assert found.cares(odd) == [(0, 1)]
    assert all(side == 1 for _statement, side in found.cares(group))


def test_what_has_no_majority_in_a_group_is_not_what_it_cares_about():
    cells = np.full((40, 8), 1.0)
    cells[20:] = -1
    cells[:12, 0] = 0
    found = opinion_map(Views.from_table(cells), k=2, resamples=0, bridges=False)
    group = next(group for group in found.groups if found.labels[10] == group.number)
    few = group.representative[0]._replace(statement=0, side=1, share=0.4)
    assert found.cares(replace(group, representative=(few,))) == []
    assert len(found.cares(group)) == len(group.representative)


def test_a_group_that_agrees_with_nothing_shows_what_sets_it_apart_most():
    groups = counts([[0, 0], [9, 3]], [[3, 5], [3, 8]], [[12, 12], [12, 12]])
    first, _second = representative(groups, IN(2, bool), np.arange(2))
    agree, disagree = sides(groups)
    assert not (agree.qualifies | disagree.qualifies)[0].any()
    assert first[0].z == max(np.maximum(agree.rt, disagree.rt)[0])


def test_what_nobody_may_see_is_in_no_list():
    groups = counts([[18, 2], [2, 18]], [[2, 18], [18, 2]], [[20, 20], [20, 20]])
    out = np.array([True, False])
    assert [[each.statement for each in group] for group in representative(groups, out, np.arange(2))] == [[1], [1]]
    assert [each.statement for each in divisive(groups.total, groups, out, np.arange(2))] == [1]


def test_still_to_be_talked_over_is_what_surely_divides():
    groups = counts([[18, 12, 2], [2, 11, 1]], [[2, 8, 0], [18, 9, 1]], [[20, 20, 2], [20, 20, 2]])
    found = divisive(groups.total, groups, IN(3, bool), np.arange(3))
    assert [each.statement for each in found] == [0]
    low, high = wilson(18, 20)[0], wilson(2, 20)[1]
    assert_allclose(found[0].gap, low - high)
    assert (found[0].agree, found[0].disagree, found[0].seen) == (0.5, 0.5, 40)


def test_without_groups_it_is_what_has_the_larger_minority():
    everyone = counts([[10, 19, 2]], [[10, 1, 2]], [[20, 20, 4]])
    found = divisive(everyone, None, IN(3, bool), np.arange(3))
    assert [each.statement for each in found] == [0, 1]  # four who saw a statement are too few to be shown
    assert_allclose(found[0].gap, wilson(10, 20)[0])


def test_extremity_is_how_far_one_who_agrees_with_it_alone_would_stand():
    views = room("++--", "--++", "+0-.", "-++.")
    found = components(Sums.of(views), IN(4, bool))
    alone = positions(room("+...", ".+..", "..+.", "...+"), found, IN(4, bool))
    assert_allclose(extremity(found), np.linalg.norm(alone, axis=1))


def test_priority_of_what_to_show_next():
    groups = counts([[3, 0, 1], [2, 0, 0]], [[1, 0, 0], [1, 0, 1]], [[6, 0, 2], [4, 0, 1]])
    far = np.array([0.5, 2.0, 1.0])
    weights = priority(groups, far, np.array([False, False, True]), IN(3, bool))
    worked = ((1 - 4 / 12) * 1.5 * (6 / 12) * (1 + 8 * 2 ** (-10 / 5))) ** 2
    assert_allclose(weights, [worked, ((1 - 1 / 2) * 3 * (1 / 2) * 9) ** 2, 49])
    assert priority(groups, far, IN(3, bool), np.array([True, False, False]))[0] == 0


def test_the_next_statement_is_drawn_by_priority_among_those_not_yet_answered():
    chance = np.random.default_rng(0)
    weights = np.array([1.0, 3.0, 96.0, 0.0])
    answered = np.array([False, False, True, False])
    got = [drawn(weights, answered, chance) for _time in range(4000)]
    assert set(got) == {0, 1}
    assert got.count(1) / 4000 == pytest.approx(0.75, abs=0.03)
    assert drawn(weights, np.array([True, True, True, False]), chance) is None


def test_wilsons_interval():
    low, high = wilson([8, 0, 10, 0], [10, 10, 10, 0])
    assert_allclose(low, [0.4901, 0, 0.7225, 0], atol=1e-4)
    assert_allclose(high, [0.9433, 0.2775, 1, 1], atol=1e-4)


def test_the_map_says_what_its_parts_say():
    cells, _side = village(60, 12)
    found = opinion_map(Views.from_table(cells), moderated=[5])
    views, out = Views.from_table(cells), np.arange(12) == 5
    groups, everyone = tally(views, found.labels, len(found.groups))
    assert_allclose(found.positions, positions(views, found.components, out))
    assert [each.representative for each in found.groups] == representative(groups, out, np.arange(12))
    assert found.consensus == consensus(everyone, groups, out, np.arange(12))
    assert found.divisive == divisive(everyone, groups, out, np.arange(12))
    assert_allclose(found.extremity, extremity(found.components))
    assert 5 not in [each.statement for each in (*found.consensus, *found.divisive)]
    assert found.priority[5] == 0
    assert np.isnan(found.bridging[5])
