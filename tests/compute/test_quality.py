"""Three numbers of a consultation on cases that a hand can count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.quality import Share, completeness, even_between, evenness, shared


def test_a_share_of_nobody_is_no_data():
    assert (Share(0, 0).value, Share(0, 0).interval) == (None, None)
    assert Share(3, 4).value == 0.75


def test_wilson_s_interval_of_nine_of_ten():
    """Known value: 9 of 10 gives 0.5958 to 0.9821."""
    assert Share(9, 10).interval == pytest.approx((0.5958, 0.9821), abs=5e-5)


def test_classes_that_speak_alike_are_even_and_one_alone_is_not():
    members = {"resident": 10, "department": 2}
    assert evenness({"resident": 5, "department": 1}, members) == pytest.approx(1.0)
    assert evenness({"resident": 5}, members) == 0.0
    assert evenness({}, members) is None


def test_everything_said_twice_leaves_nothing_to_come():
    found = completeness([{1, 2}, {1, 2}])
    assert (found.distinct, found.estimated, found.coverage, found.next_brings) == (2, 2.0, 1.0, 0.0)


def test_what_only_one_said_promises_more():
    """T=3, mentions 1:{1,2} 2:{1,3} 3:{1,4}: Q1=3, Q2=0; unseen = 2/3 * 3*2/2 = 2; coverage = 1 - 3/6 * 1."""
    found = completeness([{1, 2}, {1, 3}, {1, 4}])
    assert (found.distinct, found.estimated) == (4, pytest.approx(6.0))
    assert found.coverage == pytest.approx(0.5)
    assert found.next_brings == pytest.approx(1.0)


def test_the_interval_of_the_coverage_is_what_each_person_left_out_makes_of_it():
    said = [{1, 2}, {1, 2}, {1, 3}, {4}, {1, 2, 3, 5}]
    found = completeness(said)
    without = [completeness(said[:n] + said[n + 1 :]).coverage for n in range(5)]
    mean = sum(without) / 5
    reach = 1.959964 * (4 / 5 * sum((x - mean) ** 2 for x in without)) ** 0.5
    assert len(set(without)) > 2
    assert found.interval == pytest.approx((max(0, found.coverage - reach), min(1, found.coverage + reach)))
    assert completeness([{1, 2}]).interval is None


def test_five_who_said_five_things_do_not_make_a_sure_nought():
    found = completeness([{n} for n in range(5)])
    assert (found.coverage, found.interval) == (0.0, pytest.approx((0.0, Share(0, 5).interval[1])))
    assert found.interval[1] > 0.4


def test_the_interval_of_the_evenness_is_wide_where_few_were_asked():
    few, many = (even_between({"a": n, "b": 3 * n}, {"a": 4 * n, "b": 4 * n}) for n in (1, 100))
    exact = evenness({"a": 1, "b": 3}, {"a": 4, "b": 4})
    assert few[0] < many[0] < exact < many[1] < few[1] <= 1
    assert even_between({"a": 2}, {"a": 4}) is None
    assert even_between({"a": 4, "b": 4}, {"a": 4, "b": 4})[1] == 1.0


def test_nothing_said_is_no_data():
    assert completeness([]).coverage is None
    assert completeness([set()]).next_brings is None


def test_shared_by_all_groups_and_surely():
    yes, no, unsure, few = (19, 20), (1, 20), (11, 20), (2, 2)
    assert shared([[yes, yes, unsure, few], [yes, no, yes, (1, 1)]]) == Share(1, 3)
    assert shared([[no], [no]]) == Share(1, 1)


@given(st.lists(st.sets(st.integers(0, 9)), max_size=12))
def test_completeness_keeps_its_bounds(said):
    found = completeness(said)
    assert found.estimated >= found.distinct
    assert found.coverage is None or 0 <= found.coverage <= 1
    assert completeness(list(reversed(said))) == found
