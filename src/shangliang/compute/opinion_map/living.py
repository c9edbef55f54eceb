"""随表态更新 · A conversation that goes on: one more view refreshes the components at once, equal to a full computation.

Only one row and one column of the sums, and of the co-variation, change; the axes are found from those of a moment ago.
"""

from .arrays import Columns, Flags, Marks
from .components import Components, covariance, covariance_row, solved
from .sums import Sums


class Living:
    """Holds the sums, the table of co-variation and the components of a conversation."""

    def __init__(self, sums: Sums, out: Flags, wanted: int = 2) -> None:
        self.sums, self._out = sums, out
        means = sums.means(out)
        self._table = covariance(sums, out, means)
        self.components = solved(self._table, means, wanted)

    def express(self, columns: Columns, values: Marks, statement: int, view: int | None) -> Components:
        """A participant whose row was `columns`, `values` says `view` of a statement, or takes it back (None)."""
        self.sums.express(columns, values, statement, view)
        means = self.sums.means(self._out)
        row = covariance_row(self.sums, self._out, means, statement)
        self._table[statement] = row
        self._table[:, statement] = row
        self.components = solved(self._table, means, len(self.components.axes), self.components.axes)
        return self.components
