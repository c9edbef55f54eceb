"""意见 · `comments.csv`: what each statement says, which were moderated out (-1), which speak of the participants."""

from pathlib import Path
from typing import NamedTuple

from shangliang.kit.say import _, say

from .columns import header
from .refused import at_line, whole
from .rows import SHOWN, rows, whole_number

STATEMENT, MODERATED, TEXT = "comment-id", "moderated", "comment-body"
META = ("is-meta", "is_meta")
OUT = "-1"


class Statements(NamedTuple):
    moderated: frozenset[int] = frozenset()
    meta: frozenset[int] = frozenset()
    texts: dict[int, str] = {}


def read_statements(path: Path) -> Statements:
    names = header(path)
    missing = [name for name in (STATEMENT, MODERATED) if name not in names]
    if missing:
        raise whole(path, say(_("缺少 %(column)s 列。")) % {"column": missing[0]})
    out, meta, texts = set(), set(), {}
    about = next((name for name in META if name in names), None)
    for line, row in rows(path, len(names)):
        cells = dict(zip(names, row, strict=True))
        number = whole_number(path, line, STATEMENT, cells[STATEMENT])
        if cells[MODERATED].strip() not in {"-1", "0", "1"}:
            said = say(_("moderated 应为 -1、0 或 1，这里是“%(cell)s”。"))
            raise at_line(path, line, said % {"cell": cells[MODERATED][:SHOWN]})
        if cells[MODERATED].strip() == OUT:
            out.add(number)
        if about and cells[about].strip().lower() in {"true", "t", "1"}:
            meta.add(number)
        texts[number] = cells.get(TEXT, "").strip()
    return Statements(frozenset(out), frozenset(meta), texts)
