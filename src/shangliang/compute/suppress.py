"""不可反推 · Which numbers of published tables are left out, so that none below five is shown or can be worked out.

First what is too small (1 to 4); then others with it, until the attack (the least and the most that each hidden number can
be, given all that is published: two linear programmes) leaves to every hidden number a span of at least `least`. One sign
stands for both kinds of hidden, so the sign says nothing. A zero is shown: nobody stands behind it; it may be hidden to
protect another, so the attack lets a hidden number be zero. Source: the primal method of cell suppression (Fischetti and
Salazar 2001), the hiding itself greedy: safe, not the fewest.

Not covered: what an attacker knows beside the tables, and two publications of one period with different numbers.
"""

import math
from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import Any

from .discreet import LEAST

Key = Hashable
Sums = Sequence[tuple[Any, Sequence[Any]]]  # a number, and those that add up to it
NEAR = 1e-6


def small(value: int, least: int = LEAST) -> bool:
    return 0 < value < least


def suppressed(
    cells: Mapping[Any, int],
    sums: Sums,
    *,
    hidden: Collection[Any] = (),
    shown: Collection[Any] = (),
    least: int = LEAST,
) -> frozenset[Any]:
    """The keys to hide: the small ones, `hidden` and as many more as it takes; never one of `shown`, told elsewhere already.
    `least` is never taken to be less than 5. Raises Unsafe where `shown` alone tells too much."""
    least = max(least, LEAST)
    gone = {key for key, value in cells.items() if small(value, least)} | set(hidden)
    if gone & set(shown):
        raise Unsafe(sorted(map(str, gone & set(shown))))
    while True:
        found = attack(cells, sums, gone)
        narrow = sorted((key for key, (low, high) in found.items() if high - low < least), key=str)
        if not narrow:
            return frozenset(gone)
        gone.add(_partner(narrow[0], cells, sums, gone | set(shown)))


class Unsafe(ValueError):
    """Nothing is left to hide, and something can still be worked out."""


def _partner(narrow: Any, cells: Mapping[Any, int], sums: Sums, taken: set[Any]) -> Any:
    """What is hidden beside it: of its own sums first, parts before totals, numbers before zeros, the smallest."""
    beside = {key for total, parts in sums for key in (total, *parts) if narrow == total or narrow in parts}
    totals = {total for total, _parts in sums}
    for among in (beside, set(cells)):
        free = among - taken
        if free:
            return min(free, key=lambda key: (key in totals, not cells[key], cells[key], str(key)))
    raise Unsafe([str(narrow)])


def attack(cells: Mapping[Any, int], sums: Sums, hidden: Collection[Any]) -> dict[Any, tuple[int, int]]:
    """The least and the most that each hidden number can be for who reads all the others; numbers are never negative.
    Where nothing bounds one, its most is a thousand above the largest number."""
    if not hidden:
        return {}
    import highspy

    from .draw.solver import OPTIMAL, Unsolved, quiet  # half a second to load: not before the first table

    keys, most = sorted(hidden, key=str), 1000 + max(cells.values(), default=0)
    place, solver = {key: n for n, key in enumerate(keys)}, quiet()
    for _key in keys:
        solver.addVar(0.0, float(most))
    for total, parts in sums:
        _relate(solver, cells, place, total, parts)

    def end(column: int, sense: Any) -> float:
        solver.changeObjectiveSense(sense)
        solver.changeColCost(column, 1.0)
        solver.run()
        status, found = solver.getModelStatus(), solver.getSolution().col_value
        solver.changeColCost(column, 0.0)  # takes the status away
        if status != OPTIMAL:
            raise Unsolved(solver.modelStatusToString(status))
        return float(found[column])

    low, high = highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize
    return {
        key: (math.ceil(end(n, low) - NEAR), math.floor(end(n, high) + NEAR)) for key, n in place.items()
    }  # fmt: skip


def _relate(solver: Any, cells: Mapping[Any, int], place: Mapping[Any, int], total: Any, parts: Sequence[Any]) -> None:
    """total - parts = 0, the shown ones as what they are."""
    signs = [(total, 1.0), *((part, -1.0) for part in parts)]
    unknown = [(place[key], sign) for key, sign in signs if key in place]
    if unknown:
        rest = -sum(sign * cells[key] for key, sign in signs if key not in place)
        solver.addRow(rest, rest, len(unknown), [n for n, _sign in unknown], [sign for _n, sign in unknown])


def family(
    rows: Mapping[str, Mapping[str, int]],
    parent: str,
    parts: Mapping[str, Sequence[str]],
    above: Collection[str] | None = None,
    least: int = LEAST,
) -> dict[str, frozenset[str]]:
    """Which columns of which rows are hidden: `parent` and the rows that add up to it; `parts`: columns that add up to one.

    `above`: what the table one level up hides of the parent (None: there is none). That stays hidden here, for all the rows
    as well, so that this table tells nothing new about it and levels can be hidden from the top down, each for itself."""
    cells = {(row, column): value for row, found in rows.items() for column, value in found.items()}
    below = [row for row in rows if row != parent]
    sums = [((parent, column), [(row, column) for row in below]) for column in rows[parent]]
    sums += [((row, total), [(row, part) for part in columns]) for row in rows for total, columns in parts.items()]
    known = [] if above is None else [(parent, column) for column in rows[parent] if column not in above]
    given = [(row, column) for row in rows for column in above or ()]
    gone = suppressed(cells, sums, hidden=given, shown=known, least=least)
    return {row: frozenset(column for column in found if (row, column) in gone) for row, found in rows.items()}
