"""可加之和 · All that the components need to know of a conversation: exact, added up from any parts in any order.

sums = Sums.of(views)            sums.add(batch)            sums.merge(other)
sums.express(row, 7, AGREE)      a new, changed or withdrawn view: one row and one column
"""

from os import PathLike
from pathlib import Path

import numpy as np

from .arrays import Columns, Flags, Floats, Ids, Ints, Marks
from .pairs import Pairs, pair_sums
from .views import Views


class Sums:
    """Whole numbers per pair of statements (`pairs.Pairs`), and how many participants they come from: who has said
    nothing adds nothing, and is not counted."""

    def __init__(self, statements: Ids, pairs: Pairs | None = None, people: int = 0) -> None:
        width = len(statements)
        self.statements = np.asarray(statements)
        self.pairs = pairs or Pairs(*(np.zeros((width, width), dtype=np.int64) for _table in Pairs._fields))
        self.people = people

    @classmethod
    def of(cls, views: Views, *, fast: bool | None = None) -> "Sums":
        return cls(views.statements, pair_sums(views, fast=fast), int(np.count_nonzero(views.counts)))

    def add(self, batch: Views, *, fast: bool | None = None) -> None:
        """More participants, each of them whole in one batch."""
        self.merge(Sums.of(batch, fast=fast))

    def merge(self, other: "Sums") -> None:
        """The sums over both; a statement that only one of them knows is nowhere seen in the other."""
        if not np.array_equal(self.statements, other.statements):
            both = np.union1d(self.statements, other.statements)
            self._widen(both)
            other = Sums(other.statements, other.pairs, other.people)
            other._widen(both)
        self.pairs = Pairs(*(mine + theirs for mine, theirs in zip(self.pairs, other.pairs, strict=True)))
        self.people += other.people

    def express(self, columns: Columns, values: Marks, statement: int, view: int | None) -> None:
        """A participant whose row was `columns`, `values` now says `view` of the statement there; None takes it back."""
        place = columns == statement
        before = values[place][0] if place.any() else None
        others, said = columns[~place], values[~place].astype(np.int64)
        self.people += (len(others) > 0 or view is not None) - (len(columns) > 0)
        seen = (view is not None) - (before is not None)
        moved = int(view or 0) - int(before or 0)
        pairs = self.pairs
        pairs.seen[others, statement] += seen
        pairs.seen[statement, others] += seen
        pairs.own[others, statement] += said * seen
        pairs.own[statement, others] += moved
        pairs.both[others, statement] += said * moved
        pairs.both[statement, others] += said * moved
        pairs.seen[statement, statement] += seen
        pairs.own[statement, statement] += moved
        pairs.both[statement, statement] += int(view or 0) ** 2 - int(before or 0) ** 2

    @property
    def seen(self) -> Ints:
        """How many expressed a view on each statement, passing included."""
        counts: Ints = np.diagonal(self.pairs.seen)
        return counts

    def means(self, out: Flags) -> Floats:
        """The mean view on each statement; 0 for those moderated out and those nobody saw."""
        total = np.where(out, 0, np.diagonal(self.pairs.own))
        means: Floats = total / np.maximum(self.seen, 1)
        return means

    def save(self, path: str | PathLike[str]) -> None:
        with Path(path).open("wb") as file:
            np.savez(file, statements=self.statements, people=self.people, **self.pairs._asdict())

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Sums":
        with np.load(path, allow_pickle=False) as kept:
            pairs = Pairs(*(kept[name] for name in Pairs._fields))
            return cls(kept["statements"], pairs, int(kept["people"]))

    def _widen(self, statements: Ids) -> None:
        at = np.searchsorted(statements, self.statements)
        wide = Sums(statements)
        for table, own in zip(wide.pairs, self.pairs, strict=True):
            table[np.ix_(at, at)] = own
        self.statements, self.pairs = statements, wide.pairs
