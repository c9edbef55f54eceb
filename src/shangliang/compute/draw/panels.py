"""组合 · The panel that is worth most by given weights: a linear programme first, then the few types it splits.

With thousands of types and some thirty quotas the programme splits thirty types at most. They, and those that nearly came in
or nearly stayed out, are decided by diving in a small programme; only if that fails is more asked.
"""

import numpy as np
from scipy.sparse import csc_array, hstack, identity

from .arrays import Floats, Ints
from .folding import Pool
from .solver import fractions, model, quiet, solved, whole

CORE = 40
MANY, WIDE, TURNS, CALLED = 700, 8, 4, 1e-9  # columns from which prices choose who is asked; how many are
DUAL = 1  # between two panels only prices and bounds change: the dual simplex goes on from where it was


class Panels:
    """`near(wanted)`: a good panel, fast. `best(weights)`: the best panel, proved."""

    def __init__(self, pool: Pool, expected: Floats) -> None:
        self.pool = pool
        units = np.minimum(pool.most, np.ceil(expected + 0.5).astype(np.int64))
        self.kind = np.repeat(np.arange(len(units)), units)
        self.unit = np.arange(len(self.kind)) - np.repeat(np.cumsum(units) - units, units)
        self.rows = csc_array(pool.rows[:, self.kind])
        self.every = np.arange(len(self.kind), dtype=np.int32)
        self.solver, self.small = (quiet(presolve="off", simplex_strategy=DUAL) for _each in range(2))
        self.prices: Floats | None = (
            None  # of a seat in each row, as they were for the last panel of thousands of columns
        )
        one = np.ones(len(self.kind))
        self.solver.passModel(model(0 * one, self.rows, (pool.low, pool.high), (0 * one, one)))

    def near(self, wanted: Floats) -> Ints | None:
        """The panel nearest to `wanted` seats of each type, or nearly so: the first of a type counts most."""
        gains = wanted[self.kind] - self.unit
        found = self._priced(gains) or self._split(gains)
        if found is None:
            return None
        value, dual = found
        chosen, split = np.rint(value), fractions(value)
        dual[split] = -1
        core = CORE + len(split) if len(split) else 0
        while core:
            asked = np.sort(np.argpartition(dual, core)[:core]) if core < len(dual) else self.every.astype(np.int64)
            some = self._dive(gains, chosen, asked)
            if some is not None:
                chosen[asked] = some
                break
            if core >= len(dual):
                return None
            core *= 4
        return np.bincount(self.kind[chosen > 0.5], minlength=len(self.pool.size)).astype(np.int64)

    def _split(self, gains: Floats) -> tuple[Floats, Floats] | None:
        """The best panel whose types may be split: the value of each column, and how far it is from changing."""
        self.solver.changeColsCost(len(gains), self.every, gains)
        found = solved(self.solver)
        if found is not None and len(gains) > MANY:
            self.prices = np.asarray(self.solver.getSolution().row_dual)
        return found

    def _priced(self, gains: Floats) -> tuple[Floats, Floats] | None:
        """The same among thousands of columns: only those are asked that the last prices of seats let hope, and whoever
        the new prices call. Gains are counted above the prices, and rows earn them, so little has to change."""
        if self.prices is None:
            return None
        reduced = gains - self.rows.T @ self.prices
        few = WIDE * self.pool.seats + WIDE * len(self.prices)
        inside = np.zeros(len(gains), dtype=bool)
        inside[np.argpartition(-reduced, few)[:few] if few < len(gains) else slice(None)] = True
        for _turn in range(TURNS):
            asked = np.flatnonzero(inside)
            found = self._earned(reduced, self.prices, asked)
            if found is None:
                break
            value, prices = found
            left = gains - self.rows.T @ prices
            called = ~inside & (left > CALLED)
            if not called.any():
                self.prices = prices
                whole = np.zeros(len(gains))
                whole[asked] = value
                return whole, np.abs(left)
            inside |= called
        return None

    def _earned(self, reduced: Floats, prices: Floats, asked: Ints) -> tuple[Floats, Floats] | None:
        """The values of those asked, and the new prices."""
        count, one, none = len(prices), np.ones(len(asked)), np.zeros(len(asked))
        table = csc_array(hstack([self.rows[:, asked], -identity(count)], format="csc"))
        bounds = np.concatenate([none, self.pool.low]), np.concatenate([one, self.pool.high])
        costs = np.concatenate([reduced[asked], prices])
        self.small.passModel(model(costs, table, (np.zeros(count), np.zeros(count)), bounds))
        found = solved(self.small)
        if found is None:
            return None
        return found[0][: len(asked)], prices + np.asarray(self.small.getSolution().row_dual)

    def _dive(self, gains: Floats, chosen: Floats, asked: Ints) -> Floats | None:
        """The types asked in whole numbers: the likeliest comes in, or stays out if it can not, until none is split."""
        others = chosen.copy()
        others[asked] = 0
        there, one = self.rows @ others, np.ones(len(asked))
        low, high = self.pool.low - there, self.pool.high - there
        self.small.passModel(model(gains[asked], csc_array(self.rows[:, asked]), (low, high), (0 * one, one)))
        found = solved(self.small)
        while found is not None and len(split := fractions(found[0])):
            likeliest = int(split[np.argmax(found[0][split])])
            self.small.changeColBounds(likeliest, 1.0, 1.0)
            found = solved(self.small)
            if found is None:
                self.small.changeColBounds(likeliest, 0.0, 0.0)
                found = solved(self.small)
        return None if found is None else np.rint(found[0])

    def best(self, weights: Floats) -> Ints | None:
        """None: there is no panel at all."""
        pool, none = self.pool, np.zeros(len(self.pool.most))
        found = whole(model(weights, pool.rows, (pool.low, pool.high), (none, pool.most.astype(np.float64))))
        return None if found is None else found.astype(np.int64)
