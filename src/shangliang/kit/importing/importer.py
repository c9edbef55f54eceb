"""导入项 · What can be brought in as a table; one small file in the noun whose rows it makes.

An importer names its columns, looks up once what it needs for all rows (`look`), says of each row what would come of it
(`judge`), and writes one by the noun's own actions (`write`). What `write` returns is enough to take it back (`undo`).
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied

from shangliang.kit.say import say

from .columns import Column

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
_registered: dict[str, "Importer"] = {}


@dataclass
class Judged:
    """判断 · new, changed, same or refused; `says`: why, or what would change; `facts`: what was found, for `write`."""

    verdict: str
    says: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Made:
    """写成 · The object's public id, and what `undo` needs."""

    ref: str
    undo: dict[str, Any] = field(default_factory=dict)


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
    def label(self) -> str:
        return say(self.word)

    @property
    def not_done(self) -> tuple[type[Exception], ...]:
        """Why a row may not be written, or not be taken back: it is said beside the row, the others go on."""
        return (*self.refusals, PermissionDenied)

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


def register(importer: Importer) -> None:
    """Called in AppConfig.ready()."""
    _registered[importer.name] = importer


def registered() -> list[Importer]:
    return list(_registered.values())


def get(name: str) -> Importer | None:
    return _registered.get(name)
