"""表态 · Who said what of which statement: agree +1, disagree -1, pass 0; a pair that is not there was not seen.

Rows are kept one after the other (CSR): participant p said `values[starts[p]:starts[p + 1]]` of the statements at
`columns[...]`, which ascend within a row. Fifty million views take 250 MB.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Columns, Ids, Ints, Marks

AGREE, PASS, DISAGREE = 1, 0, -1
WITHDRAWN = 2  # in a log: the view is taken back, as if it had never been
ROWS = 1 << 15  # participants in a chunk: small enough for the memory


@dataclass(frozen=True, eq=False)
class Views:
    participants: Ids
    statements: Ids
    starts: Ints
    columns: Columns
    values: Marks

    @classmethod
    def of(
        cls,
        starts: ArrayLike,
        columns: ArrayLike,
        values: ArrayLike,
        *,
        statements: int | Ids,
        participants: Ids | None = None,
    ) -> "Views":
        """From rows that are already one after the other. They are checked, not copied where the types fit."""
        named = np.arange(statements) if isinstance(statements, int) else np.asarray(statements)
        ends = np.asarray(starts, dtype=np.int64)
        people = np.arange(len(ends) - 1) if participants is None else np.asarray(participants)
        views = cls(people, named, ends, np.asarray(columns, dtype=np.int32), np.asarray(values, dtype=np.int8))
        views._check()
        return views

    @classmethod
    def from_log(
        cls,
        participants: ArrayLike,
        statements: ArrayLike,
        values: ArrayLike,
        *,
        times: ArrayLike | None = None,
        people: Ids | None = None,
        named: Ids | None = None,
    ) -> "Views":
        """From a log: of a participant and a statement the last entry counts, by its time, else by its place.

        `people`, `named`: all participants and statements there are, where some have not a single view."""
        everyone, row = _indexed(np.asarray(participants), people)
        known, column = _indexed(np.asarray(statements), named)
        said = np.asarray(values, dtype=np.int8)
        order, key = _ordered(row * max(len(known), 1) + column, times)
        last = np.ones(len(key), dtype=np.bool_)
        last[:-1] = key[1:] != key[:-1]
        kept = order[last & (said[order] != WITHDRAWN)]
        starts = np.zeros(len(everyone) + 1, dtype=np.int64)
        np.cumsum(np.bincount(row[kept], minlength=len(everyone)), out=starts[1:])
        return cls.of(starts, column[kept], said[kept], statements=known, participants=everyone)

    @classmethod
    def from_table(cls, table: ArrayLike, statements: Ids | None = None, participants: Ids | None = None) -> "Views":
        """From a table of participants x statements, NaN where a statement was not seen."""
        cells = np.asarray(table, dtype=np.float64)
        seen = ~np.isnan(cells)
        starts = np.concatenate([[0], np.cumsum(seen.sum(axis=1))])
        named = cells.shape[1] if statements is None else statements
        return cls.of(starts, np.nonzero(seen)[1], cells[seen], statements=named, participants=participants)

    @classmethod
    def joined(cls, batches: Iterable["Views"]) -> "Views":
        """A stream of batches in one piece: every participant whole in one batch, the same statements in each."""
        parts = list(batches)
        if not parts:
            return cls.of([0], [], [], statements=0)
        if any(not np.array_equal(part.statements, parts[0].statements) for part in parts):
            raise ValueError("batches of one map speak of the same statements")
        ends = np.concatenate([[0], np.cumsum([part.said for part in parts])])
        starts = [part.starts[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
        return cls(
            np.concatenate([part.participants for part in parts]),
            parts[0].statements,
            np.concatenate([*starts, ends[-1:]]),
            np.concatenate([part.columns for part in parts]),
            np.concatenate([part.values for part in parts]),
        )

    @property
    def people(self) -> int:
        return len(self.starts) - 1

    @property
    def width(self) -> int:
        return len(self.statements)

    @property
    def said(self) -> int:
        return len(self.values)

    @property
    def counts(self) -> Ints:
        """How many views each participant expressed."""
        return np.diff(self.starts)

    def row(self, person: int) -> tuple[Columns, Marks]:
        part = slice(self.starts[person], self.starts[person + 1])
        return self.columns[part], self.values[part]

    def span(self, first: int, last: int) -> "Views":
        """The participants from `first` up to before `last`, without a copy of their views."""
        starts = self.starts[first : last + 1]
        part = slice(starts[0], starts[-1])
        people = self.participants[first:last]
        return Views(people, self.statements, starts - starts[0], self.columns[part], self.values[part])

    def chunks(self, rows: int = ROWS) -> Iterator["Views"]:
        for first in range(0, self.people, rows):
            yield self.span(first, min(first + rows, self.people))

    def take(self, rows: Ints) -> "Views":
        """These participants in this order; one may come several times."""
        counts = self.counts[rows]
        starts = np.concatenate([[0], np.cumsum(counts)])
        at = np.repeat(self.starts[rows] - starts[:-1], counts) + np.arange(starts[-1])
        return Views(self.participants[rows], self.statements, starts, self.columns[at], self.values[at])

    def _check(self) -> None:
        if len(self.columns) != len(self.values) or not self._starts_fit():
            raise ValueError("starts, columns and values do not fit each other")
        if len(self.participants) != self.people:
            raise ValueError("a name for every participant, and no more")
        for part in self.chunks(ROWS * 8):
            if part.said and not _ascending(part):
                raise ValueError(f"columns ascend within a row and lie within 0-{self.width - 1}")
            if part.said and (part.values.min() < DISAGREE or part.values.max() > AGREE):
                raise ValueError("a view is 1 (agree), -1 (disagree) or 0 (pass)")

    def _starts_fit(self) -> bool:
        ends = self.starts
        return bool(len(ends) and ends[0] == 0 and ends[-1] == len(self.values) and np.all(ends[1:] >= ends[:-1]))


def _ascending(part: Views) -> bool:
    inside = part.columns.min() >= 0 and part.columns.max() < part.width
    rises = np.ones(part.said + 1, dtype=np.bool_)
    rises[1:-1] = part.columns[1:] > part.columns[:-1]
    rises[part.starts] = True  # where a new row begins, or an empty one stands
    return bool(inside and rises.all())


def _ordered(key: Ints, times: ArrayLike | None) -> tuple[Ints, Ints]:
    """The entries by their key and within a key by time; times are looked at only where a key comes twice."""
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    if times is not None:
        when = np.asarray(times)[order]
        if ((sorted_key[1:] == sorted_key[:-1]) & (when[1:] < when[:-1])).any():
            order = order[np.lexsort((when, sorted_key))]
    return order, sorted_key


def _indexed(ids: Ids, known: Ids | None) -> tuple[Ids, Ints]:
    """The ids there are, ascending, and where each entry stands among them; small numbers without sorting."""
    if known is not None:
        found = np.unique(known)
        return found, np.searchsorted(found, ids)
    if len(ids) and ids.dtype.kind in "iu" and ids.min() >= 0 and ids.max() < 4 * len(ids):
        present = np.zeros(int(ids.max()) + 1, dtype=np.bool_)
        present[ids] = True
        return np.flatnonzero(present), (np.cumsum(present) - 1)[ids]
    found, at = np.unique(ids, return_inverse=True)
    return found, at.astype(np.int64)
