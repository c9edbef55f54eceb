"""搭桥 · What finds approval across all divides, without any groups: a companion to the group-aware consensus.

A view r (agree 1, pass 1/2, disagree 0) is explained as mu + i_u + i_n + f_u f_n: the participant's mildness, the
statement's merit, and how far both lean the same way. What is approved of by one side alone is explained by the leaning;
what is left to the merit i_n is approved of by all. Ridge least squares, the penalty on i five times that on f, solved by
turns for participants and statements, from the first axis of the map.

How far a merit can be trusted: participants are drawn anew (with replacement), the merits are found again from where they
were, and their spread over the resamples makes the interval.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from .arrays import Flags, Floats
from .intervals import Z
from .order import by_content
from .views import Views

ON_INTERCEPT, ON_FACTOR = 0.15, 0.03
ROUNDS, SETTLED = 200, 1e-7
SAMPLE = 20_000  # participants: merit of a statement is known well before
RESAMPLES, AGAIN = 20, 10  # how often drawn anew, and rounds from the merits that are known


class Fit(NamedTuple):
    """r = `middle` + `mild` of the participant + `merit` of the statement + `tilt` of the one * `lean` of the other."""

    middle: float
    mild: Floats
    merit: Floats
    tilt: Floats
    lean: Floats


class Bridging(NamedTuple):
    """i_n for every statement, higher for more bridging, with its interval; NaN where it is moderated out or unseen."""

    merit: Floats
    low: Floats
    high: Floats


def bridging(views: Views, lean: Floats, out: Flags, *, seed: int = 0, resamples: int = RESAMPLES) -> Bridging:
    """`lean`: the first axis of the map, from which the search begins."""
    said = Said.of(_sampled(views, seed), out)
    whole = fitted(said, lean * np.sqrt(views.width))
    reach = Z * _spread(said, whole, np.random.default_rng(seed), resamples)
    merit = np.where(said.seen.sum(axis=0) > 0, whole.merit, np.nan)
    return Bridging(merit, merit - reach, merit + reach)


class Said(NamedTuple):
    """Participants x statements, sparse: 1 where one was `seen`, and the `view` of it (1, 1/2, 0)."""

    seen: sparse.csr_array
    view: sparse.csr_array

    @classmethod
    def of(cls, views: Views, out: Flags) -> "Said":
        kept = ~out[views.columns]
        ends = np.concatenate([[0], np.cumsum(kept)])[views.starts]
        place, shape = (views.columns[kept], ends), (views.people, views.width)
        view = (views.values[kept] + 1) / 2
        return cls(sparse.csr_array((np.ones(len(view)), *place), shape), sparse.csr_array((view, *place), shape))


def fitted(said: Said, lean: Floats, times: Floats | None = None, start: Fit | None = None) -> Fit:
    """`times`: how often each participant is counted; `start`: a fit to begin from, which takes but a few rounds."""
    people, width = said.seen.shape
    often = np.ones(people) if times is None else times
    by_person, by_statement = _Side(said, np.ones(width)), _Side(Said(said.seen.T, said.view.T), often)
    whole = max(float(by_statement.count.sum()), 1.0)
    middle, merit = float(by_statement.total.sum()) / whole, np.zeros(width)
    if start is not None:
        middle, merit, lean = start.middle, start.merit, start.lean
    for _round in range(AGAIN if start else ROUNDS):
        mild, tilt = by_person.solved(middle, merit, lean)
        before = merit
        merit, lean = by_statement.solved(middle, mild, tilt)
        middle = float((by_statement.total - by_statement.explained(mild, tilt, merit, lean)).sum()) / whole
        if np.abs(merit - before).max(initial=0.0) < SETTLED:
            break
    return Fit(middle, mild, merit, tilt, lean)


class _Side:
    """For each of one side (row), what those of the other side (columns, each `often`) make of it: two unknowns."""

    def __init__(self, said: Said, often: Floats) -> None:
        self._said, self._often = said, often
        self.count, self.total = said.seen @ often, said.view @ often

    def solved(self, middle: float, merit: Floats, factor: Floats) -> tuple[Floats, Floats]:
        """The intercept and the factor of each that explain what is left: solved by hand."""
        weighed = factor * self._often
        f, ff, m, fm = (
            self._said.seen @ np.stack([weighed, weighed * factor, merit * self._often, merit * weighed], 1)
        ).T
        y, fy = self.total - middle * self.count - m, self._said.view @ weighed - middle * f - fm
        a, d = self.count + ON_INTERCEPT, ff + ON_FACTOR
        whole = a * d - f * f
        return (d * y - f * fy) / whole, (a * fy - f * y) / whole

    def explained(self, mild: Floats, tilt: Floats, merit: Floats, lean: Floats) -> Floats:
        """Of the sum of the views of each, what all but the middle explains."""
        mildness, leaning = (self._said.seen @ np.stack([mild * self._often, tilt * self._often], 1)).T
        explained: Floats = mildness + merit * self.count + lean * leaning
        return explained


def _spread(said: Said, whole: Fit, chance: np.random.Generator, resamples: int) -> Floats:
    """How much the merits differ from one draw of participants to the next; NaN where that was not asked."""
    people, width = said.seen.shape
    if resamples < 2 or not people:
        return np.full(width, np.nan)
    merits = []
    for _number in range(resamples):
        times = np.bincount(chance.integers(0, people, people), minlength=people).astype(np.float64)
        merits.append(fitted(said, whole.lean, times, whole).merit)
    spread: Floats = np.std(merits, axis=0, ddof=1)
    return spread


def _sampled(views: Views, seed: int) -> Views:
    order = by_content(views)
    if len(order) > SAMPLE:
        order = order[np.sort(np.random.default_rng(seed).choice(len(order), SAMPLE, replace=False))]
    return views.take(order)
