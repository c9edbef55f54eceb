"""表态表 · `participants-votes.csv`: one line per person, one column per statement (named by its number), empty where it
was not seen. Every column is found by its name; those that are no statement and not the person are passed over.
"""

from pathlib import Path

import numpy as np

from shangliang.compute.opinion_map import Views
from shangliang.kit.say import _, say

from .columns import MINUS, ZERO, Fields, Numbers, blocks, fields, numbers
from .refused import at_line, whole
from .rows import rows, view, whole_number

PARTICIPANT = "participant"
ONE = ZERO + 1


def is_table(names: list[str]) -> bool:
    return PARTICIPANT in names and any(_is_statement(name) for name in names)


def read_table(path: Path, names: list[str]) -> Views:
    places = [place for place, name in enumerate(names) if _is_statement(name)]
    ids = np.array([int(names[place]) for place in places], dtype=np.int64)
    if len(np.unique(ids)) < len(ids):
        raise at_line(path, 1, say(_("有两列是同一条意见。")))
    people, row, column, said = _plain(path, names, places) or _careful(path, names, places)
    if not len(said):
        raise whole(path, say(_("里面没有一次表态。")))
    return Views.from_log(people[row], ids[column], said.astype(np.int8), people=people, named=ids)


def _is_statement(name: str) -> bool:
    return name.isascii() and name.isdigit()


def _plain(path: Path, names: list[str], places: list[int]) -> list[Numbers] | None:
    """People, and the row, column and value of each view; None where a line is not plain or holds a fault."""
    first = places[0]
    if places != list(range(first, len(names))) or names.index(PARTICIPANT) >= first:
        return None
    people: list[Numbers] = []
    found: list[tuple[Numbers, Numbers, Numbers]] = []
    for block in blocks(path):
        cells = fields(block, len(names))
        who = numbers(cells, names.index(PARTICIPANT)) if cells else None
        views = _views(cells, first) if cells else None
        if who is None or views is None or who.min() < 0:
            return None
        row, column, said = views
        found.append((row + sum(len(part) for part in people), column, said))
        people.append(who)
    everyone = np.concatenate(people) if people else np.zeros(0, dtype=np.int64)
    if len(np.unique(everyone)) < len(everyone) or not found:
        return None
    return [everyone, *(np.concatenate(part) for part in zip(*found, strict=True))]


def _views(cells: Fields, first: int) -> tuple[Numbers, Numbers, Numbers] | None:
    """Row, column and value of every cell that is not empty: 1, 0 or -1, and None if there is any other."""
    text, starts, ends = cells.text, cells.starts[:, first:], cells.ends[:, first:]
    row, column = np.nonzero(ends > starts)
    begin, end = starts[row, column], ends[row, column]
    minus = text[begin] == MINUS
    digit = text[end - 1]
    if not (((digit == ONE) | ((digit == ZERO) & ~minus)) & (end - begin == 1 + minus)).all():
        return None
    return row, column, np.where(minus, -1, (digit == ONE).astype(np.int64))


def _careful(path: Path, names: list[str], places: list[int]) -> list[Numbers]:
    known: dict[int, int] = {}
    found: list[tuple[int, int, int]] = []
    for line, row in rows(path, len(names)):
        person = whole_number(path, line, PARTICIPANT, row[names.index(PARTICIPANT)])
        if person in known:
            raise at_line(
                path,
                line,
                say(_("参与者 %(person)d 在第 %(line)d 行已经有了。")) % {"person": person, "line": known[person]},
            )
        at = len(known)
        known[person] = line
        found += [(at, n, view(path, line, row[p])) for n, p in enumerate(places) if row[p].strip()]
    views = np.array(found, dtype=np.int64).reshape(-1, 3)
    return [np.array(list(known), dtype=np.int64), *views.T]
