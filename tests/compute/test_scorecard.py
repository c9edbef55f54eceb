"""Points: full in the goal, a share short of it, none at the far end; a total tells what it lacks."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.compute.scorecard import Goal, Kind, Line, Shape, gap, points, total

ATLEAST, ATMOST, RANGE = (
    Goal(Fraction(10), low=Fraction(4)),
    Goal(Fraction(10), high=Fraction(4)),
    Goal(Fraction(10), low=Fraction(2), high=Fraction(4)),
)
WHOLE, JUDGED = Goal(Fraction(10), low=Fraction(4), shape=Shape.WHOLE), Goal(Fraction(10), shape=Shape.JUDGED)


@pytest.mark.parametrize(
    ("goal", "value", "earned", "short"),
    [
        (ATLEAST, 4, 10, 0),
        (ATLEAST, 3, Fraction(15, 2), 1),
        (ATLEAST, 0, 0, 4),
        (ATLEAST, 9, 10, 0),
        (ATMOST, 4, 10, 0),
        (ATMOST, 8, 5, 4),
        (RANGE, 3, 10, 0),
        (RANGE, 1, 5, 1),
        (RANGE, 8, 5, 4),
        (WHOLE, 3, 0, 1),
        (WHOLE, 4, 10, 0),
        (JUDGED, 7, 7, 3),
        (JUDGED, 12, 10, 0),
        (Goal(Fraction(5), high=Fraction(0)), 1, 0, 1),
    ],
)
def test_what_a_value_earns_and_how_far_it_is_from_the_goal(goal, value, earned, short):
    assert (points(Fraction(value), goal), gap(Fraction(value), goal)) == (earned, short)


NUMBER = st.fractions(-1000, 1000, max_denominator=50)


@given(NUMBER, st.fractions(0, 100, max_denominator=10), NUMBER, NUMBER, st.sampled_from(Shape))
def test_points_stay_between_nothing_and_what_the_goal_is_worth_and_are_full_without_a_gap(
    value, worth, low, more, shape
):
    goal = Goal(worth, low=low, high=low + abs(more), shape=shape)
    earned, short = points(value, goal), gap(value, goal)
    assert 0 <= earned <= worth and short >= 0
    assert short or earned == worth


def test_no_data_earns_nothing_and_is_not_nought():
    assert points(None, ATLEAST) is None and gap(None, ATLEAST) is None
    found = total([Line(Kind.SCORE, Fraction(60), Fraction(50)), Line(Kind.SCORE, Fraction(40), None)])
    assert (found.score, found.of, found.worth, found.missing) == (50, 60, 100, 1)
    assert total([Line(Kind.SCORE, Fraction(40), None)]).score is None


def test_bonus_is_added_deduction_taken_off_and_a_veto_fails_whatever_the_score():
    rows = [
        Line(Kind.SCORE, Fraction(100), Fraction(91)),
        Line(Kind.BONUS, Fraction(5), Fraction(2)),
        Line(Kind.DEDUCTION, Fraction(5), Fraction(4)),
    ]
    assert (total(rows).score, total(rows).passes(Fraction(90)), total(rows).passes(Fraction(89))) == (89, False, True)
    vetoed = total([*rows, Line(Kind.VETO, Fraction(0), Fraction(1))])
    assert vetoed.vetoed and vetoed.passes(Fraction(80)) is False


def test_whether_it_passes_is_open_as_long_as_something_is_missing_below_the_line():
    rows = [Line(Kind.SCORE, Fraction(60), Fraction(50)), Line(Kind.SCORE, Fraction(40), None)]
    assert (
        total(rows).passes(Fraction(90)) is None
        and total(rows).passes(Fraction(50)) is True
        and total(rows).passes(None) is None
    )
