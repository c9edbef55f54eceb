"""搭桥 · What finds approval across all divides, without any groups: a companion to the group-aware consensus.

A view r (agree 1, pass 1/2, disagree 0) is explained as mu + i_u + i_n + f_u f_n: the participant's mildness, the
statement's merit, and how far both lean the same way. What is approved of by one side alone is explained by the leaning;
what is left to the merit i_n is approved of by all. Ridge least squares, the penalty on i five times that on f, solved by
turns for participants and statements, from the first axis of the map.
"""

from typing import NamedTuple

import numpy as np

from .arrays import Flags, Floats, Ints
from .order import by_content
from .views import Views

ON_INTERCEPT, ON_FACTOR = 0.15, 0.03
ROUNDS, SETTLED = 200, 1e-7
SAMPLE = 20_000  # participants: merit of a statement is known well before


class Fit(NamedTuple):
    """r = `middle` + `mild` of the participant + `merit` of the statement + `tilt` of the one * `lean` of the other."""

    middle: float
    mild: Floats
    merit: Floats
    tilt: Floats
    lean: Floats


def bridging(views: Views, lean: Floats, out: Flags, *, seed: int = 0) -> Floats:
    """i_n for every statement, higher for more bridging; NaN for those moderated out and those nobody saw.
    `lean`: the first axis of the map, from which the search begins."""
    views = _sampled(views, seed)
    kept = ~out[views.columns]
    who, what = np.repeat(np.arange(views.people), views.counts)[kept], views.columns[kept].astype(np.int64)
    merit = fitted(who, what, (views.values[kept] + 1) / 2, views.people, lean * np.sqrt(views.width)).merit
    seen = np.bincount(what, minlength=views.width) > 0
    return np.where(seen, merit, np.nan)


def fitted(who: Ints, what: Ints, view: Floats, people: int, lean: Floats) -> Fit:
    """`view[n]` is what participant `who[n]` said of statement `what[n]`."""
    merit, middle = np.zeros(len(lean)), float(view.mean()) if len(view) else 0.5
    for _round in range(ROUNDS):
        mild, tilt = _side(view - middle - merit[what], lean[what], who, people)
        before = merit
        merit, lean = _side(view - middle - mild[who], tilt[who], what, len(lean))
        if len(view):
            middle = float((view - mild[who] - merit[what] - tilt[who] * lean[what]).mean())
        if np.abs(merit - before).max(initial=0.0) < SETTLED:
            break
    return Fit(middle, mild, merit, tilt, lean)


def _side(left: Floats, factor: Floats, which: Ints, size: int) -> tuple[Floats, Floats]:
    """For each of `which`, the intercept and the factor that explain what is left: two unknowns, solved by hand."""
    count, f, ff, y, fy = (
        np.bincount(which, weights, size) for weights in (None, factor, factor * factor, left, factor * left)
    )
    a, d = count + ON_INTERCEPT, ff + ON_FACTOR
    whole = a * d - f * f
    return (d * y - f * fy) / whole, (a * fy - f * y) / whole


def _sampled(views: Views, seed: int) -> Views:
    order = by_content(views)
    if len(order) > SAMPLE:
        order = order[np.sort(np.random.default_rng(seed).choice(len(order), SAMPLE, replace=False))]
    return views.take(order)
