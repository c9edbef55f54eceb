"""导入项 · What can be brought in as a table; one small file in the noun whose rows it makes.

An importer names its columns, looks up once what it needs for all rows (`look`), says of each row what would come of it
(`judge`), and writes one by the noun's own actions (`write`). What `write` returns is enough to take it back (`undo`).
An importer of many rows (`SetImporter`) does the same by its noun's actions for many (`write_set`, `undo_set`).
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit.say import say

from .columns import Column

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
_registered: dict[str, "Importer"] = {}


@dataclass
class Judged:
    """判断 · new, changed, same or refused; `says`: why, or what would change; `facts`: what was found, for `write`.

    `before`: of a changed row {name of column: what stands there now}, as people read it.
    """

    verdict: str
    says: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)


@dataclass
class Made:
    """写成 · The object's public id, and what `undo` needs."""

    ref: str
    undo: dict[str, Any] = field(default_factory=dict)


Row = dict[str, Any]
Settled = tuple[Judged, Made | None]


class Importer:
    """导入项"""

    name: ClassVar[str]
    word: ClassVar[str]  # Chinese, marked by say._
    hint: ClassVar[str] = ""
    ability: ClassVar[str]
    noun: ClassVar[str]
    columns: ClassVar[Sequence[Column]]
    sensitive: ClassVar[str] = ""  # the ability to read its veiled columns; "" where it has none
    refusals: ClassVar[tuple[type[Exception], ...]] = ()  # what the noun's actions raise when they will not

    @property
    def exports(self) -> bool:
        """Whether its rows can be taken away as they stand."""
        return type(self).rows is not Importer.rows

    def rows(self, by: Any, area: str) -> Iterable[Row]:
        """What is registered there and may be seen, as the table says it: {name of column: value}."""
        raise NotImplementedError

    def in_clear(self, by: Any, area: str, **why: str) -> Iterable[Row]:
        """The same with what is sensitive, by the noun's own action for it: `why` says the reason."""
        return self.rows(by, area)

    @property
    def label(self) -> str:
        return say(self.word)

    @property
    def not_done(self) -> tuple[type[Exception], ...]:
        """Why a row may not be written, or not be taken back: it is said beside the row, the others go on."""
        return (*self.refusals, PermissionDenied)

    def options(self, area: str) -> dict[str, Sequence[str]]:
        """{column: the words it may hold there}: the drop-downs of the template."""
        return {}

    def key(self, row: dict[str, Any]) -> Hashable:
        """Two rows of a file with the same key are one too many."""
        return tuple(sorted((k, str(v)) for k, v in row.items()))

    def look(self, rows: list[dict[str, Any]], by: Any) -> Any:
        """What is known, looked up once for all rows."""

    def judge(self, row: dict[str, Any], known: Any, by: Any) -> Judged:
        raise NotImplementedError

    def write(self, row: dict[str, Any], judged: Judged, known: Any, *, by: Any) -> Made:
        raise NotImplementedError

    def undo(self, made: dict[str, Any], *, by: Any) -> None:
        raise NotImplementedError

    def carry(self, before: Any, known: Any) -> None:
        """What the handfuls before this one made known; `before` is None at the first."""
        if isinstance(before, dict) and "met" in before:
            known["met"] |= before["met"]

    def recall(self, made: Iterable[dict[str, Any]]) -> Any:
        """What is known of rows that a lost worker wrote: as `before` for `carry`."""
        return None

    def settle(self, rows: list[Row], known: Any, *, by: Any) -> list[Settled]:
        """Judge and write a handful, one after the other: what was written of the rows before may count for the next."""
        return [self._settled(row, self.judge(row, known, by), known, by) for row in rows]

    def _settled(self, row: Row, verdict: Judged, known: Any, by: Any) -> Settled:
        if verdict.verdict not in (NEW, CHANGED):
            return verdict, None
        try:
            with transaction.atomic():
                return verdict, self.write(row, verdict, known, by=by)
        except self.not_done as why:
            return Judged(REFUSED, _why(why)), None

    def take_back(self, made: list[dict[str, Any]], *, by: Any) -> list[str]:
        """Undo a handful one after the other; "" for each that is undone, else why it is not."""
        return [self._taken_back(each, by) for each in made]

    def _taken_back(self, made: dict[str, Any], by: Any) -> str:
        try:
            with transaction.atomic():
                self.undo(made, by=by)
        except self.not_done as why:
            return _why(why)
        return ""


class SetImporter(Importer):
    """成批的导入项 · What is new, and what is to be taken back, goes in sets; one that will not is done row by row, so that

    each row gets its own reason. Changed rows go one by one, by the noun's own action.
    """

    def write_set(self, lines: list[tuple[Row, Judged]], known: Any, *, by: Any) -> list[Made]:
        """All of them, or an exception and none."""
        raise NotImplementedError

    def undo_set(self, made: list[dict[str, Any]], *, by: Any) -> list[str]:
        raise NotImplementedError

    def in_sets(self, verdict: Judged) -> bool:
        """Whether a row goes with the others."""
        return verdict.verdict == NEW

    def settle(self, rows, known, *, by):
        judged = [self.judge(row, known, by) for row in rows]
        places = [n for n, verdict in enumerate(judged) if self.in_sets(verdict)]
        made: dict[int, Made] = {}
        try:
            with transaction.atomic():
                done = self.write_set([(rows[n], judged[n]) for n in places], known, by=by) if places else []
            made = dict(zip(places, done, strict=True))
        except (*self.not_done, IntegrityError):
            made = {}
        return [(v, made[n]) if n in made else self._settled(rows[n], v, known, by) for n, v in enumerate(judged)]

    def take_back(self, made, *, by):
        try:
            with transaction.atomic():
                return self.undo_set(made, by=by)
        except (*self.not_done, IntegrityError):
            return super().take_back(made, by=by)


def _why(why: Exception) -> str:
    return str(why) or _("这一行不归您管。")


def register(importer: Importer) -> None:
    """Called in AppConfig.ready()."""
    _registered[importer.name] = importer


def registered() -> list[Importer]:
    return list(_registered.values())


def get(name: str) -> Importer | None:
    return _registered.get(name)
