"""现有结对 · Who is paired with whom at present: few of all pairs there could be, so they are listed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .arrays import Ints
from .case import Helper
from .households import Household


@dataclass(frozen=True, eq=False)
class Present:
    """Pairs in the order of `rows`, then `columns`; `people`: of the household, who have this helper now."""

    rows: Ints
    columns: Ints
    people: Ints
    helpers: int

    @classmethod
    def of(cls, families: Sequence[Household], helpers: Sequence[Helper]) -> "Present":
        """Pairs with helpers that are not there any more are none."""
        at = {helper.id: column for column, helper in enumerate(helpers)}
        found = sorted(
            (row, at[name], people)
            for row, family in enumerate(families)
            for name, people in family.present.items()
            if name in at
        )
        rows, columns, people = np.array(found, dtype=np.int64).reshape(-1, 3).T
        return cls(rows, columns, people, len(helpers))

    def among(self, rows: Ints, columns: Ints) -> Ints:
        """How many people each of these pairs would keep."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=np.int64)
        keys, asked = self.rows * self.helpers + self.columns, rows * self.helpers + columns
        place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
        return np.where(keys[place] == asked, self.people[place], 0)

    def cut(self, rows: Ints, columns: Ints) -> "Present":
        """Of these households and helpers alone; both ascend."""
        kept = np.isin(self.rows, rows) & np.isin(self.columns, columns)
        row, column = np.searchsorted(rows, self.rows[kept]), np.searchsorted(columns, self.columns[kept])
        return Present(row, column, self.people[kept], len(columns))
