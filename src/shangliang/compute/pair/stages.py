"""逐级 · One aim after the other: each stage keeps to the plans that are best at all stages before.

Only some pairs are in the network at first. After each solution every other allowed pair is priced with the exact
duals: where one would cost less than they say, it joins and the stage is solved again; when none does, the duals prove
the optimum over all pairs (they are feasible for the whole dual, and complementary). A pair left out whose reduced cost
is above 0 can be in no optimum and is out for good; at 0 it stays open for the later stages. So the weights of the aims
are not large numbers in one sum but an order, and nothing is lost to rounding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Flags, Ints
from .network import Loads, Network
from .part import Aim, Costs, Part

CHUNK = 64  # households priced at a time: small enough for the cache
JOINING = 3  # pairs of a household that join at a time


@dataclass(frozen=True, eq=False)
class Solved:
    helper: Ints  # of every household, -1 for none
    pairs: int  # that were in the network in the end
    rounds: int  # linear programmes solved


def solve(part: Part, aims: Sequence[Aim], loads: Loads, rows: Ints, columns: Ints) -> Solved | None:
    """None: no plan keeps the bounds of `loads` with these pairs."""
    network = Network(part, loads, rows, columns)
    open_ = part.allowed.copy()
    open_[rows, columns] = False
    rounds = 0
    for aim in aims:
        costs = Costs(part, aim)
        while True:
            rounds += 1
            duals = network.solve(costs)
            if duals is None:
                return None
            level, better = _priced(part, costs, duals, open_)
            if not len(better[0]):
                break
            open_[better] = False
            network.add(*better)
        open_ = level
        network.settle()
    return Solved(network.chosen(), len(network.rows), rounds)


def _priced(part: Part, costs: Costs, duals: tuple[Ints, Ints], open_: Flags) -> tuple[Flags, tuple[Ints, Ints]]:
    """The open pairs that cost no more than the duals say, and of those that cost less the best of each household."""
    level, joining = np.zeros_like(open_), [(np.zeros(0, dtype=np.int64),) * 2]
    for rows in _chunks(len(open_)):
        if not open_[rows].any():
            continue
        row, column = costs.at_most(rows, duals, open_[rows])
        level[row, column] = True
        limits = duals[0][row] + duals[1][column, part.level[row]]
        gain = costs.pairs(row, column) - limits
        less = np.flatnonzero(gain < 0)
        if len(less):
            joining.append(_best(part, row[less], column[less], gain[less]))
    rows_, columns = (np.concatenate(each) for each in zip(*joining, strict=True))
    return level, (rows_, columns)


def _best(part: Part, rows: Ints, columns: Ints, gain: Ints) -> tuple[Ints, Ints]:
    order = np.lexsort((part.ties.of(rows, columns), gain, rows))
    sorted_rows = rows[order]
    place = np.arange(len(order)) - np.searchsorted(sorted_rows, sorted_rows)
    kept = order[place < JOINING]
    return rows[kept], columns[kept]


def _chunks(count: int) -> Iterator[slice]:
    for first in range(0, count, CHUNK):
        yield slice(first, min(first + CHUNK, count))
