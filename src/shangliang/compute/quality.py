"""协商质量 · Three numbers of a consultation, each with its parts, never fused into one grade. Pure.

Defined for readers in docs/quality.md. Sources: I. J. Good, Biometrika 40 (1953); A. Chao, Scand. J. Stat. 11 (1984) and
Biometrics 43 (1987); A. Chao & L. Jost, Ecology 93 (2012); E. B. Wilson, JASA 22 (1927); E. C. Pielou (1966); for
intervals of what is no plain share J. W. Tukey, Ann. Math. Stat. 29 (1958), and H. Jeffreys' prior of a rate.
A share without anybody to count is None ("no data"), never 0.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt
from random import Random

Z = 1.959963984540054  # of a two-sided interval of 95 %
DRAWS = 1000


@dataclass(frozen=True)
class Share:
    """份额 · `some` of `whole`, with Wilson's interval of 95 %."""

    some: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.some / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """(low, high) after Wilson: holds for few people too."""
        if not self.whole:
            return None
        n, p = self.whole, self.some / self.whole
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Completeness:
    """完整程度 · Whether one more person would still bring something new."""

    distinct: int  # different statements heard
    estimated: float  # how many there may be (Chao2: a lower bound)
    coverage: float | None  # Chao & Jost: the share of what could be said that has been said
    next_brings: float | None  # Good-Turing: new statements expected from the next person who speaks
    interval: tuple[float, float] | None = None  # of the coverage


@dataclass(frozen=True)
class Expression:
    """充分表达 · Who spoke or wrote, how evenly over the classes, how completely."""

    spoke: Share
    evenness: float | None
    completeness: Completeness
    even_between: tuple[float, float] | None = None  # the interval of the evenness


@dataclass(frozen=True)
class Interaction:
    """深度互动 · What answered somebody else; questions answered on the spot; views that changed."""

    taken_up: Share  # contributions and speeches that take up another's
    answered: Share  # questions answered in the room
    changed: Share  # views whose last differs from the first


@dataclass(frozen=True)
class Score:
    """得分 · Of one statement, with its interval; `side`: agree or disagree, where it is of one."""

    number: int
    value: float
    low: float
    high: float
    side: str = ""


@dataclass(frozen=True)
class Consensus:
    """广泛共识 · Statements that most people in every group share; what stayed different is kept beside it."""

    shared: Share  # of the statements with enough views
    differences: int
    aware: tuple[Score, ...] = ()  # how surely every group shares a statement; the highest first
    bridging: tuple[Score, ...] = ()  # how far it is approved of across all divides


def evenness(spoke: Mapping[str, int], members: Mapping[str, int]) -> float | None:
    """Pielou's J of the rates at which classes spoke: 1 when each class spoke in proportion to its size.

    `spoke[c]` of `members[c]` people of class c spoke or wrote. None with fewer than two classes, or nobody spoke.
    """
    classes = sorted(c for c, n in members.items() if n)
    rates = [spoke.get(c, 0) / members[c] for c in classes]
    return None if len(classes) < 2 or not sum(rates) else _pielou(rates)


def _pielou(rates: Sequence[float]) -> float:
    whole = sum(rates)
    parts = [rate / whole for rate in rates if rate]
    return -sum(p * log(p) for p in parts) / log(len(rates)) + 0.0


def even_between(spoke: Mapping[str, int], members: Mapping[str, int]) -> tuple[float, float] | None:
    """95 % of the evenness when the rate of each class is drawn from what its people tell of it (Jeffreys' prior)."""
    known = evenness(spoke, members)
    if known is None:
        return None
    chance, drawn = Random(0), []
    for _draw in range(DRAWS):
        rates = {
            c: chance.betavariate(spoke.get(c, 0) + 0.5, n - spoke.get(c, 0) + 0.5) for c, n in members.items() if n
        }
        drawn.append(_pielou(list(rates.values())))
    drawn.sort()
    return min(known, drawn[DRAWS // 40]), max(known, drawn[-DRAWS // 40])


def completeness(said: Iterable[Collection[int]]) -> Completeness:
    """`said`: for each person who spoke or wrote, the different statements that he or she brought (equal ones merged)."""
    people = [set(statements) for statements in said]
    held = Counter(statement for one in people for statement in one)
    t, distinct = len(people), len(held)
    once, twice = (sum(1 for n in held.values() if n == times) for times in (1, 2))
    if not distinct:
        return Completeness(0, 0.0, None, None)
    factor = (t - 1) / t
    unseen = factor * (once * once / (2 * twice) if twice else once * (once - 1) / 2)
    coverage = _coverage(sum(held.values()), t, once, twice)
    return Completeness(distinct, distinct + unseen, coverage, once / t, _between(people, held, coverage))


def _between(people: Sequence[Collection[int]], held: Mapping[int, int], coverage: float) -> tuple[float, float] | None:
    """95 % of the coverage after Tukey's jackknife: what it would be without each of the people in turn. No narrower than
    Wilson's of the mentions that were not the only one: where all said something else, nobody's leaving changes anything."""
    t, mentions = len(people), sum(held.values())
    if t < 2:
        return None
    kinds = Counter(held.values())
    without = []
    for one in people:
        own = Counter(held[statement] for statement in one)
        once, twice = kinds[1] - own[1] + own[2], kinds[2] - own[2] + own[3]
        left = mentions - len(one)
        without.append(_coverage(left, t - 1, once, twice) if left else 0.0)
    middle = fsum(without) / t
    reach = Z * sqrt((t - 1) / t * fsum((value - middle) ** 2 for value in without))
    low, high = Share(mentions - kinds[1], mentions).interval or (0.0, 1.0)
    return max(0.0, min(low, coverage - reach)), min(1.0, max(high, coverage + reach))


def _coverage(mentions: int, t: int, once: int, twice: int) -> float:
    """Chao & Jost 2012, for incidence: 1 - Q1/U * [(T-1)Q1 / ((T-1)Q1 + 2 Q2)]."""
    below = (t - 1) * once + 2 * twice
    share = (t - 1) * once / below if below else 1.0
    return 1 - once / mentions * share


def shared(groups: Sequence[Sequence[tuple[int, int]]], least: int = 5) -> Share:
    """Statements that more than half of every group agree with (or of every group disagree with), surely.

    `groups[g][s]` = (agree, seen) of group g on statement s; one group when there are none. Surely: the whole of
    Wilson's interval lies on one side of one half. Statements that fewer than `least` people saw are left out.
    """
    counted, both = 0, 0
    for cells in zip(*groups, strict=True):
        if sum(seen for _agree, seen in cells) < least:
            continue
        counted += 1
        sides = [_side(agree, seen) for agree, seen in cells]
        both += sides[0] != 0 and all(side == sides[0] for side in sides)
    return Share(both, counted)


def _side(agree: int, seen: int) -> int:
    """1: surely more than half, -1: surely less, 0: not sure."""
    interval = Share(agree, seen).interval
    if interval is None:
        return 0
    return (interval[0] > 0.5) - (interval[1] < 0.5)
