"""来源 · RULES.json and EVENTS as files: which columns there are, what each may hold, and where one does not."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shangliang.compute.duty import SHIPPED, Event, Lacking, Listed, Rules, Wrong, lacking, read, shipped
from shangliang.kit.importing.columns import Column, Unread
from shangliang.kit.opinion_map.refused import Unreadable, at_line, whole
from shangliang.kit.pair.sheets import rows
from shangliang.kit.pair.source import SHOWN, Cells
from shangliang.kit.say import Words, _, say

from .refusing import sentence

NEEDED = ("member", "event", "date", "evidence")
KNOWN = (*NEEDED, "role", "part", "authors", "place", "months")
BIGGEST = 1 << 20  # bytes of a file of rules
MOST_AUTHORS, YEAR = 999, 12
DATE = Column("date", ("日期",), kind="day")
LACKING = Words(
    {
        Lacking.AUTHORS: _("联名的要写明共有几人（authors），分给其余的人时至少 2 人。"),
        Lacking.PLACE: _("这一种要写明是第几位（place）。"),
    }
)


def read_rules(path: Path) -> Rules:
    """A file, or the name of a set that is shipped where there is no such file."""
    if not path.is_file():
        if str(path) in SHIPPED:
            return shipped(str(path))
        raise Unreadable(say(_("没有这个文件：%(path)s")) % {"path": path})
    if path.stat().st_size > BIGGEST:
        raise whole(path, say(_("超过 %(most)s MB，不像是规则。")) % {"most": BIGGEST >> 20})
    try:
        return read(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise whole(path, say(_("不是 UTF-8 的 JSON。"))) from error
    except Wrong as wrong:
        raise at_line(path, wrong.line, sentence(wrong)) from wrong


def read_events(path: Path, rules: Rules) -> tuple[list[Event], list[Listed]]:
    reader = _Reader(path, rules)
    for line, cells in rows(path, NEEDED, KNOWN):
        reader.take(Cells(path, line, cells))
    if not reader.events and not any(each.year for each in reader.listed):
        raise whole(path, say(_("里面一件事也没有。")))
    return reader.events, reader.listed


@dataclass
class _Reader:
    path: Path
    rules: Rules
    events: list[Event] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    _days: dict[str, dt.date | None] = field(default_factory=dict)
    _said: dict[tuple[str, dt.date, str, str], tuple[int, Event]] = field(default_factory=dict)

    def take(self, cells: Cells) -> None:
        member, name, day = self._needed(cells, "member"), cells.cells["event"], self._day(cells)
        roles = tuple(sorted({self._word(cells, "role", each, self.rules.roles) for each in cells.several("role")}))
        if not name:
            self.listed.append(
                Listed(member, day.year if day else 0, roles, cells.number("months", 1, YEAR, empty=YEAR))
            )
            return
        if day is None:
            raise self._wrong(cells, say(_("缺少 %(column)s。")) % {"column": "date"})
        part = cells.text("part")
        found = Event(
            member, day, self._needed(cells, "evidence"), self._word(cells, "event", name, self.rules.events),
            self._word(cells, "part", part, self.rules.parts) if part else "",
            cells.number("authors", 1, MOST_AUTHORS, empty=0), cells.number("place", 1, MOST_AUTHORS, empty=0), roles,
        )  # fmt: skip
        self._complete(cells, found)
        self.events.append(found)

    def _complete(self, cells: Cells, event: Event) -> None:
        lack = lacking(self.rules, event)
        if lack:
            raise self._wrong(cells, LACKING[lack])
        if event.authors and event.place > event.authors:
            raise self._wrong(cells, say(_("第几位（place）不能大于共有几人（authors）。")))
        line, before = self._said.setdefault(event[:4], (cells.line, event))
        if before != event:
            raise self._wrong(cells, say(_("同一件事在第 %(line)d 行写得不一样。")) % {"line": line})

    def _needed(self, cells: Cells, column: str) -> str:
        found = cells.text(column)
        if not found:
            raise self._wrong(cells, say(_("缺少 %(column)s。")) % {"column": column})
        return found

    def _day(self, cells: Cells) -> dt.date | None:
        written = cells.cells["date"]
        if written not in self._days:
            try:
                self._days[written] = DATE.read(written)
            except Unread as why:
                raise self._wrong(cells, str(why)) from why
        return self._days[written]

    def _word(self, cells: Cells, column: str, written: str, declared: Mapping[str, str]) -> str:
        """The name or the Chinese word of it: a table of an office says 提案立案, not proposal_filed."""
        if written in declared:
            return written
        for name, word in declared.items():
            if word == written:
                return name
        said = say(_("规则里没有 %(column)s “%(cell)s”。"))
        raise self._wrong(cells, said % {"column": column, "cell": written[:SHOWN]})

    def _wrong(self, cells: Cells, reason: str) -> Unreadable:
        return at_line(self.path, cells.line, reason)
