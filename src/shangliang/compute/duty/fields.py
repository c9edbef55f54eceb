"""字段 · One object of a file of rules: every field is asked for by name, and what nobody asked for is refused."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from .flaws import Flaw, Wrong
from .located import line_of
from .numbers import number
from .rules import Points

Choice = TypeVar("Choice", bound=StrEnum)
MOST = 1_000_000
LONGEST = 2_000
SHOWN = 30
UNSHOWN = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # what no terminal and no page can show


def twice(names: Iterable[str]) -> Iterator[str]:
    """Those that were there before."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


class Fields:
    def __init__(self, found: object, where: str, line: int) -> None:
        if not isinstance(found, dict):
            raise Wrong(Flaw.NOT_OBJECT, line, field=where)
        self._found: dict[str, Any] = found
        self._asked: set[str] = set()
        self.line = line_of(found) or line

    def wrong(self, flaw: Flaw, **facts: object) -> Wrong:
        return Wrong(flaw, self.line, **facts)

    def has(self, name: str) -> bool:
        self._asked.add(name)
        return name in self._found

    def text(self, name: str, empty: str | None = None) -> str:
        """`empty` None: must be there, and say something."""
        if not self.has(name):
            if empty is None:
                raise self.wrong(Flaw.MISSING, field=name)
            return empty
        return self._text(name, self._found[name])

    def _text(self, name: str, value: object) -> str:
        if type(value) is not str or not value.strip() or len(value) > LONGEST or UNSHOWN.search(value):
            raise self.wrong(Flaw.NOT_TEXT, field=name)
        return value

    def yes(self, name: str) -> bool:
        if self.has(name) and not isinstance(self._found[name], bool):
            raise self.wrong(Flaw.NOT_YES, field=name)
        return bool(self._found.get(name))

    def points(self, name: str, least: int = -MOST) -> Points | None:
        """None: not given."""
        return self.as_points(name, self._found[name], least) if self.has(name) else None

    def as_points(self, name: str, value: object, least: int = -MOST) -> Points:
        found = number(value) if type(value) is str else value
        if isinstance(found, float):  # rules that were kept as JSON elsewhere come with Python's own numbers
            found = number(repr(found))
        if isinstance(found, bool) or not isinstance(found, int | Fraction) or not least <= found <= MOST:
            raise self.wrong(Flaw.NOT_NUMBER, field=name, value=str(value)[:SHOWN], least=least, most=MOST)
        return found

    def whole(self, name: str, least: int, empty: int) -> int:
        found = self._found[name] if self.has(name) else empty
        if type(found) is not int or not least <= found <= MOST:
            raise self.wrong(Flaw.NOT_WHOLE, field=name, value=str(found)[:SHOWN], least=least)
        return found

    def choice(self, name: str, kind: type[Choice], empty: Choice) -> Choice:
        return self.as_choice(name, self._found[name], kind) if self.has(name) else empty

    def as_choice(self, name: str, value: object, kind: type[Choice]) -> Choice:
        if not isinstance(value, str) or value not in [*kind]:
            told = "、".join(kind)
            raise self.wrong(Flaw.NOT_CHOICE, field=name, value=str(value)[:SHOWN], choices=told)
        return kind(value)

    def listed(self, name: str, *, needed: bool = False) -> list[Any]:
        found = self._found.get(name, [])
        if not self.has(name) and needed:
            raise self.wrong(Flaw.MISSING, field=name)
        if not isinstance(found, list) or (needed and not found):
            raise self.wrong(Flaw.NOT_LIST, field=name)
        return found

    def objects(self, name: str, *, needed: bool = False) -> "list[Fields]":
        return [Fields(each, name, self.line) for each in self.listed(name, needed=needed)]

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(self._text(name, each) for each in self.listed(name))

    def names(self, name: str, declared: Collection[str], *, needed: bool = False) -> frozenset[str]:
        return frozenset(self.declared(name, each, declared) for each in self.listed(name, needed=needed))

    def declared(self, name: str, value: object, declared: Collection[str]) -> str:
        if not isinstance(value, str) or value not in declared:
            raise self.wrong(Flaw.UNDECLARED, field=name, value=str(value)[:SHOWN])
        return value

    def named(self, name: str, declared: Collection[str]) -> str:
        return self.declared(name, self._found[name], declared) if self.has(name) else ""

    def table(self, name: str) -> Mapping[str, Any]:
        """An object whose names are the file's own."""
        found = self._found[name] if self.has(name) else {}
        if not isinstance(found, dict):
            raise self.wrong(Flaw.NOT_OBJECT, field=name)
        return {self._text(name, key): value for key, value in found.items()}

    def words(self, name: str) -> dict[str, str]:
        """{name: Chinese word}, each word once: a table of events may say either."""
        found = {key: self._text(key, word) for key, word in self.table(name).items()}
        for word in twice([*found, *(word for key, word in found.items() if word != key)]):
            raise self.wrong(Flaw.TWICE, field=name, value=word[:SHOWN])
        return found

    def end(self) -> None:
        """Called when all was asked for."""
        unknown = next((name for name in self._found if name not in self._asked), None)
        if unknown is not None:
            raise self.wrong(Flaw.UNKNOWN, field=unknown[:SHOWN])
