"""能离线登记什么 · Each noun says what of it can be written down without a network; kit knows none of them.

A kind takes along what is needed to write (`takes`), gives the noun's own forms without anybody's data in them (`shapes`),
and does what arrives by the noun's own action (`act`), under the rights that the writer has when it arrives.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import Form
from django.http import QueryDict

_registered: dict[str, "Kind"] = {}


class Beside(Exception):
    """放在一边 · It can not simply be done; `str()` is the sentence that says why, `theirs` what stands there already.

    `theirs`: (label, value), shown beside what the phone wrote. The record is kept for people to decide.
    """

    def __init__(self, sentence: str, theirs: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(sentence)
        self.theirs = list(theirs)


class Gone(Exception):
    """档案已删除 · Whom it is about was erased meanwhile: nothing of what was written may be kept."""


@dataclass(frozen=True)
class Entry:
    """带走的一条 · One line of the list on the phone: which object, what is shown of it, which forms may be filled in.

    `forms`: (kind, shape); `extra` goes back unread with the record (what the phone saw, to tell a change by).
    """

    group: str
    target: str
    heading: str
    lines: tuple[str, ...] = ()
    tag: str = ""
    forms: tuple[tuple[str, str], ...] = ()
    household: bool = False  # counts against the most that may be taken along
    extra: str = ""


@dataclass(frozen=True)
class Shape:
    """空白表 · A form as the phone keeps it: nobody's name in it. `template` lays it out, else its fields follow each other."""

    slug: str
    title: str
    form: Form
    template: str = ""


@dataclass(frozen=True)
class Record:
    """一条离线记录 · What arrived: whose, about what, with which words, when it was written (by the server's clock)."""

    person: Any
    operation: str
    target: str
    shape: str
    data: QueryDict
    made_at: dt.datetime
    extra: str = ""
    by: Any = None  # who decides; None: it is done by itself

    @property
    def acting(self) -> Any:
        return self.by or self.person


@dataclass(frozen=True)
class Place:
    """记在哪里 · What a record is about, for those who may decide, and so that it can be forgotten with it."""

    area: str = ""
    noun: str = ""
    id: str = ""


@dataclass(frozen=True)
class Kind:
    """离线登记的种类 · `act` returns the address of what it made, or raises Beside or one of `refusals`.

    `form(record)` is the filled form, for showing and for checking; `place(record)` says where it belongs;
    `areas(person)` gives the places for which the person decides on what was set aside; `decide` does it in their name.
    """

    slug: str
    name: Any
    order: int
    takes: Callable[[Any, int], Iterable[Entry]]
    shapes: Callable[[Any], Iterable[Shape]]
    form: Callable[[Record], Form]
    act: Callable[[Record, Form], str]
    place: Callable[[Record], Place]
    decide: Callable[[Record, Form], str]
    areas: Callable[[Any], Iterable[str]] = field(default=lambda _person: ())
    refusals: tuple[type[Exception], ...] = ()
    told: Callable[[Record], Iterable[tuple[str, Any]]] = field(default=lambda _record: ())  # of what was set aside
    about: Callable[[Record], str] = field(default=lambda _record: "")  # whom or what, for who looks at it


def register(kind: Kind) -> Kind:
    _registered[kind.slug] = kind
    return kind


def registered() -> list[Kind]:
    return sorted(_registered.values(), key=lambda kind: (kind.order, kind.slug))


def get(slug: str) -> Kind | None:
    return _registered.get(slug)
