"""来源 · PEOPLE and HELPERS as files: which columns there are, what each may hold, and where one does not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from shangliang.compute.pair import Helper, Person
from shangliang.kit.opinion_map.refused import at_line, whole
from shangliang.kit.say import _, say

from .sheets import rows

PEOPLE = ("id", "household", "area", "kind", "difficulty", "lat", "lon")
HELPERS = ("id", "area", "rank", "capacity", "lat", "lon", "recuse")
BETWEEN = re.compile(r"[;；,，、\s]+")
HARDEST, HIGHEST, WIDEST = 9, 99, 1_000
LONGEST = 64  # characters of an id
SHOWN = 20

Known = TypeVar("Known", Person, Helper)


@dataclass(frozen=True)
class Cells:
    """One row: says on which line of which file a cell is wrong."""

    path: Path
    line: int
    cells: dict[str, str]

    def text(self, name: str) -> str:
        found = self.cells.get(name, "")
        if len(found) > LONGEST:
            said = say(_("%(column)s 最多 %(most)d 个字。"))
            raise at_line(self.path, self.line, said % {"column": name, "most": LONGEST})
        return found

    def id(self) -> str:
        found = self.text("id")
        if not found:
            raise at_line(self.path, self.line, say(_("缺少编号 id。")))
        return found

    def number(self, name: str, least: int, most: int, empty: int) -> int:
        cell = self.cells.get(name, "")
        if not cell:
            return empty
        if not (cell.isascii() and cell.isdigit() and len(cell) < 9 and least <= int(cell) <= most):
            said = say(_("%(column)s 应为 %(least)d 到 %(most)d 的整数，这里是“%(cell)s”。"))
            told = {"column": name, "least": least, "most": most, "cell": cell[:SHOWN]}
            raise at_line(self.path, self.line, said % told)
        return int(cell)

    def several(self, name: str) -> frozenset[str]:
        return frozenset(part for part in BETWEEN.split(self.cells.get(name, "")) if part)

    def place(self) -> tuple[float, float] | None:
        """Both or neither."""
        if not self.cells.get("lat") and not self.cells.get("lon"):
            return None
        return self._degrees("lat", 90), self._degrees("lon", 180)

    def _degrees(self, name: str, most: int) -> float:
        cell = self.cells.get(name, "")
        if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,15})?", cell, re.ASCII) or abs(float(cell)) > most:
            said = say(_("%(column)s 应为 -%(most)d 到 %(most)d 的度数，这里是“%(cell)s”。"))
            raise at_line(self.path, self.line, said % {"column": name, "most": most, "cell": cell[:SHOWN]})
        return float(cell)


def read_people(path: Path) -> list[Person]:
    found = _read(path, PEOPLE, (*PEOPLE, "helper", "languages"), _person)
    areas: dict[str, str] = {}
    for line, person in found:
        if person.household and areas.setdefault(person.household, person.area) != person.area:
            said = say(_("同一户 %(household)s 的人不在同一个地方（area）。"))
            raise at_line(path, line, said % {"household": person.household})
    return [person for _line, person in found]


def read_helpers(path: Path) -> list[Helper]:
    return [helper for _line, helper in _read(path, HELPERS, (*HELPERS, "languages", "cleared"), _helper)]


def _read(
    path: Path, needed: tuple[str, ...], known: tuple[str, ...], made: Callable[[Cells], Known]
) -> list[tuple[int, Known]]:
    seen: dict[str, int] = {}
    found = []
    for line, cells in rows(path, needed, known):
        one = made(Cells(path, line, cells))
        if one.id in seen:
            said = say(_("编号 %(id)s 在第 %(line)d 行已经有了。"))
            raise at_line(path, line, said % {"id": one.id, "line": seen[one.id]})
        seen[one.id] = line
        found.append((line, one))
    if not found:
        raise whole(path, say(_("里面一个人也没有。")))
    return found


def _person(cells: Cells) -> Person:
    return Person(
        id=cells.id(),
        household=cells.text("household"),
        area=cells.text("area"),
        kind=cells.text("kind"),
        difficulty=cells.number("difficulty", 1, HARDEST, empty=1),
        place=cells.place(),
        helper=cells.text("helper"),
        languages=cells.several("languages"),
    )


def _helper(cells: Cells) -> Helper:
    return Helper(
        id=cells.id(),
        area=cells.text("area"),
        rank=cells.number("rank", 0, HIGHEST, empty=0),
        capacity=cells.number("capacity", 0, WIDEST, empty=1),
        place=cells.place(),
        recuse=cells.several("recuse"),
        languages=cells.several("languages"),
        cleared=cells.several("cleared"),
    )
