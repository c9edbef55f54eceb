"""均衡 · The most even plan there can be, dealt like cards; where the rules let it be, no stage has to search for it.

Of N households at or above a level, helpers with room c_j carry at best min(c_j, t) or min(c_j, t - 1) each, where t is
the smallest number with sum min(c_j, t) >= N: the sum of squares is convex, and from any other split one household
moves from a fuller helper to an emptier one at a gain. Every split within these bounds has the same sum of squares,
as the same number of helpers carry one more. Dealing the hardest first, round by round, meets the bounds of all levels
at once; so if everybody is covered within them, coverage, load and difficulty are each the best possible, and the
stages after them only choose among such plans.
"""

import numpy as np

from .arrays import Ints
from .part import Part

TRIES = 4_000
GOLDEN = (5**0.5 - 1) / 2


def bounds(part: Part) -> tuple[Ints, Ints] | None:
    """How many households at or above each level a helper carries, at least and at most; None: not room for all."""
    homes, helpers = part.size
    if part.room.sum() < homes or part.base.any():
        return None
    low, high = (np.zeros((helpers, len(part.gaps)), dtype=np.int64) for _ in range(2))
    for level in range(len(part.gaps)):
        most = _tide(part.room, int((part.level >= level).sum()))
        low[:, level], high[:, level] = np.minimum(part.room, max(most - 1, 0)), np.minimum(part.room, most)
    return low, high


def _tide(room: Ints, wanted: int) -> int:
    """The smallest t with sum min(room, t) >= wanted."""
    low, high = 0, int(room.max(initial=0))
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if np.minimum(room, middle).sum() >= wanted else (middle + 1, high)
    return low


def dealt(part: Part) -> Ints | None:
    """Such a plan, neighbours to neighbours as far as it goes; None: the rules do not let the cards fall so."""
    home, seat = part.geography.along()
    slots = _slots(part.room, seat, len(home))
    taken = np.full(len(home), -1, dtype=np.int64)
    begin = 0
    for level in range(len(part.gaps) - 1, -1, -1):
        rows = np.flatnonzero(part.level == level)
        rows = rows[np.argsort(home[rows], kind="stable")]
        here = slots[begin : begin + len(rows)]
        taken[rows] = here[np.argsort(seat[here], kind="stable")]
        begin += len(rows)
    return taken if _swapped(part, taken) else None


def _slots(room: Ints, seat: Ints, wanted: int) -> Ints:
    """Helpers in the order they are dealt to: one each, then the second each, and so on.

    Along the line by strides of the golden section, so that every stretch of the deal lies all over the line."""
    line = np.argsort(seat, kind="stable")
    spread = line[np.argsort(np.arange(len(line)) * GOLDEN % 1, kind="stable")]
    found: list[Ints] = []
    turn = 1
    while wanted > 0:
        those = spread[room[spread] >= turn][:wanted]
        found.append(those)
        wanted -= len(those)
        turn += 1
    return np.concatenate(found)


def _swapped(part: Part, taken: Ints) -> bool:
    """Whoever got a helper the rules forbid changes with a household of the same level; whether all are well now."""
    wrong = np.flatnonzero(~part.allowed[np.arange(len(taken)), taken])
    if len(wrong) > TRIES:
        return False
    for row in wrong:
        if part.allowed[row, taken[row]]:
            continue
        others = np.flatnonzero(part.level == part.level[row])
        well = part.allowed[row, taken[others]] & part.allowed[others, taken[row]]
        if not well.any():
            return False
        swaps = others[well]
        other = swaps[np.argmin(np.abs(np.searchsorted(others, swaps) - np.searchsorted(others, row)))]
        taken[row], taken[other] = taken[other], taken[row]
    return True
