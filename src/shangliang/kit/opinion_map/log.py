"""表态记录 · `votes.csv`: one line per view, as they came; of a person and a statement, the last one counts."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from shangliang.compute.opinion_map import Views
from shangliang.kit.say import _, say

from .columns import Numbers, blocks, fields, numbers
from .refused import whole
from .rows import rows, view, whole_number

STATEMENT, PARTICIPANT, VIEW, TIME = "comment-id", "voter-id", "vote", "timestamp"
NEEDED = (STATEMENT, PARTICIPANT, VIEW)


class Log(NamedTuple):
    views: Views
    last: int | None  # milliseconds since 1970 of the last view, where the log has times


def is_log(names: list[str]) -> bool:
    return set(NEEDED) <= set(names)


def read_log(path: Path, names: list[str]) -> Log:
    asked = [*NEEDED, *([TIME] if TIME in names else [])]
    columns = _plain(path, len(names), [names.index(name) for name in asked]) or _careful(path, names, asked)
    if not len(columns[0]):
        raise whole(path, say(_("里面没有一次表态。")))
    statements, participants, said, *times = columns
    when = times[0] if times else None
    views = Views.from_log(participants, statements, said.astype(np.int8), times=when)
    return Log(views, int(when.max()) if when is not None else None)


def _plain(path: Path, width: int, places: list[int]) -> list[Numbers] | None:
    """The columns at these places, or None where a line is not plain or holds a fault."""
    found: list[list[Numbers]] = []
    for block in blocks(path):
        cells = fields(block, width)
        columns = [numbers(cells, place) for place in places] if cells else [None]
        kept = [column for column in columns if column is not None]
        if len(kept) < len(places) or min(kept[0].min(), kept[1].min()) < 0 or np.abs(kept[2]).max() > 1:
            return None
        found.append(kept)
    return [np.concatenate(parts) for parts in zip(*found, strict=True)]


def _careful(path: Path, names: list[str], asked: list[str]) -> list[Numbers]:
    places = [names.index(name) for name in asked]
    found: list[list[int]] = [[] for _name in asked]
    for line, row in rows(path, len(names)):
        for kept, name, place in zip(found, asked, places, strict=True):
            cell = row[place]
            kept.append(view(path, line, cell) if name == VIEW else whole_number(path, line, name, cell))
    return [np.array(kept, dtype=np.int64) for kept in found]
