"""列 · What an importer wants to know, under which headings it may stand, and how a cell is read."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from shangliang.kit.say import say

ALIKE = 80  # how alike a heading and a known word are, of 100
HEAD = 12  # the heading stands among the first lines; above it there may be a title
BRACKETS = re.compile(r"[（(【\[].*?[)）】\]]|[\s*＊:：、,，]")
SCIENCE = re.compile(r"^\d+(\.\d+)?[Ee]\+?\d+$")
DAY = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]00:00(?::00)?)?$")
SERIAL = re.compile(r"^\d{4,7}(\.\d+)?$")
YES, NO = {"是", "有", "√", "✓", "y", "yes", "true", "1"}, {"", "否", "无", "不是", "×", "n", "no", "false", "0"}
FIRST, LAST = 1900, 2100  # years that a table of an office can speak of: the oldest under care were born before 1949
MARK = "*"  # stands for what is veiled
EXACT = 1e15  # whole numbers below it are exact in a sheet
ERRORS = {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
WIDE = re.compile("^[０-９．－＋Ｅｅ／：\\s]+$")  # a number as an input method for Chinese may leave it
EXAMPLE = "示例（虚构）"  # so begins the cell that says of a template's line that it is none


def hidden() -> str:
    """What stands in place of a sensitive cell of which nothing is shown."""
    return _("已填，未显示")


def _is_veiled(text: str) -> bool:
    return MARK in text or text.strip() == _hidden_in(get_language())


@lru_cache(maxsize=8)
def _hidden_in(_language: str | None) -> str:
    """The word is looked up once a language, not for every cell of a table."""
    return hidden()


Line = tuple[int, list[Any]]


class Unread(Exception):
    """看不懂 · A cell that can not be taken, with the sentence that helps."""


@dataclass(frozen=True)
class Column:
    """列 · `words`: the heading (its Chinese is what files say) and other headings that mean the same.

    `kind`: text, day, yes, or code: what is a name although it looks like a number (telephones, IDs, credit codes).
    `veil`: how a sensitive cell is shown to who may not read it (veiling.py).
    """

    name: str
    words: tuple[str, ...]
    required: bool = False
    kind: str = "text"
    longest: int = 120
    hint: str = ""
    veil: Callable[[str], str] | None = None

    @property
    def label(self) -> str:
        return say(self.words[0])

    def read(self, cell: Any) -> Any:
        """The value, or Unread with a hint."""
        if self.veil and _is_veiled(str(cell)):
            raise Unread(_("是遮住的内容，不是原来的。请从自己的原表里填。"))
        if self.kind == "code":
            value = _code(cell)
        elif self.kind == "yes":
            return _yes(cell)
        elif self.kind == "day":
            return _day(cell)
        else:
            value = _text(cell)
        if "\0" in value:
            raise Unread(_("有读不出的字符，请重新填写。"))
        if len(value) > self.longest:
            raise Unread(_("超过 %(most)s 个字。") % {"most": self.longest})
        return value


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    word = UNSEEN.sub("", str(cell)).strip()
    if word in ERRORS:
        raise Unread(_("是公式的错误值，请改正后再导入。"))
    return unicodedata.normalize("NFKC", word) if WIDE.match(word) else word


def _code(cell: Any) -> str:
    """A number of eighteen digits has lost its last three in the sheet, a telephone its first nought: neither is believed."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        raise Unread(_("是数字格式，长号码的后几位和开头的 0 会丢。请把这一列设成文本格式，重新填写。"))
    value = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", _text(cell).lstrip("'’")))
    if SCIENCE.match(value):
        raise Unread(_("已变成科学记数（例如 6.2E+17），原来的号码丢了。请把这一列设成文本格式，重新填写。"))
    return value.upper()


def _yes(cell: Any) -> bool:
    if isinstance(cell, bool):
        return cell
    word = unicodedata.normalize("NFKC", _text(cell)).lower()
    if word not in YES | NO:
        raise Unread(_("请填“是”或“否”。"))
    return word in YES


def _day(cell: Any) -> dt.date | None:
    word = unicodedata.normalize("NFKC", _text(cell))
    if not word:
        return None
    if SERIAL.match(word):
        raise Unread(
            _("是数字 %(word)s，不是日期（1900 和 1904 两种算法差四年）。请把这一列设成日期格式。") % {"word": word}
        )
    found = DAY.match(word)
    try:
        day = dt.date(*map(int, found.groups())) if found else dt.datetime.strptime(word, "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        raise Unread(_("日期看不懂，请写成 2023-06-05。")) from None
    if not FIRST <= day.year <= LAST:
        raise Unread(_("日期看不懂，请写成 2023-06-05。"))
    return day


def bare(heading: Any) -> str:
    """姓名（必填）* -> 姓名."""
    return BRACKETS.sub("", str(heading)).lower()


def guess(headings: Sequence[Any], columns: Sequence[Column]) -> dict[str, int]:
    """{name of column: number of the heading}: the same words first, then the most alike; each heading once."""
    pairs = [
        (score, n, at)
        for n, column in enumerate(columns)
        for at, heading in enumerate(headings)
        if (score := max(_alike(bare(heading), word) for word in column.words)) >= ALIKE
    ]
    found: dict[str, int] = {}
    for _score, n, at in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if columns[n].name not in found and at not in found.values():
            found[columns[n].name] = at
    return found


def _alike(heading: str, word: str) -> float:
    return fuzz.ratio(heading, bare(word)) if heading else 0


def heading_line(rows: Sequence[tuple[int, list[Any]]], columns: Sequence[Column]) -> int:
    """Which of the first rows is the heading: the one with most known words (a title or a note may stand above it)."""
    found = [(len(guess(cells, columns)), -at) for at, (_n, cells) in enumerate(rows[:HEAD])]
    return -max(found)[1] if found else 0


def headed(rows: Sequence[Line], columns: Sequence[Column]) -> tuple[list[str], Sequence[Line]]:
    """The headings, and the lines below. Of a heading in two lines with merged cells the lower word counts, where there is
    one; a template's example is no line."""
    if not rows:
        return [], []
    at = heading_line(rows, columns)
    best, below = _words(rows[at][1]), at + 1
    for upper in (at, at - 1):
        if 0 <= upper < len(rows) - 1:
            both = _folded(rows[upper][1], rows[upper + 1][1])
            if len(guess(both, columns)) > len(guess(best, columns)):
                best, below = both, upper + 2
    return best, [line for line in rows[below:] if not any(str(cell).startswith(EXAMPLE) for cell in line[1])]


def _words(cells: Sequence[Any]) -> list[str]:
    return [str(cell).strip()[:60] for cell in cells]


def _folded(upper: Sequence[Any], lower: Sequence[Any]) -> list[str]:
    pairs = zip_longest(_words(upper), _words(lower), fillvalue="")
    return [below or above for above, below in pairs]
