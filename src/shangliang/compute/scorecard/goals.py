"""目标 · What a value earns: full points in the goal, a share of them short of it, none where the goal is all or nothing."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Shape(StrEnum):
    """给分办法"""

    SHARE = "share"  # in proportion to how near the value comes
    WHOLE = "whole"  # reached: all the points; else none
    JUDGED = "judged"  # the value is the points themselves


@dataclass(frozen=True)
class Goal:
    """目标 · From `low` (not below) to `high` (not above); one of them may be None. `points`: what it is worth."""

    points: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    shape: Shape = Shape.SHARE


def points(value: Fraction | None, goal: Goal) -> Fraction | None:
    """None for no data; never below 0, never above what the goal is worth."""
    if value is None:
        return None
    if goal.shape == Shape.JUDGED:
        return min(max(value, Fraction(0)), goal.points)
    if not gap(value, goal):
        return goal.points
    if goal.shape == Shape.WHOLE:
        return Fraction(0)
    return goal.points * _share(value, goal)


def gap(value: Fraction | None, goal: Goal) -> Fraction | None:
    """How far the value is from the goal, in its unit; 0 when it is reached, None for no data."""
    if value is None:
        return None
    if goal.shape == Shape.JUDGED:
        return max(goal.points - value, Fraction(0))
    if goal.low is not None and value < goal.low:
        return goal.low - value
    if goal.high is not None and value > goal.high:
        return value - goal.high
    return Fraction(0)


def _share(value: Fraction, goal: Goal) -> Fraction:
    """Below the goal value/low; above it high/value, and with a limit of nought nothing."""
    if goal.low is not None and value < goal.low:
        return max(value / goal.low, Fraction(0)) if goal.low > 0 else Fraction(0)
    if goal.high is not None and goal.high > 0:
        return goal.high / value
    return Fraction(0)
