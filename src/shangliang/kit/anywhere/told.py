"""所说 · What a noun tells of an object to whoever searches; sealed values are never among it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Told:
    """所说 · `text` is what all may read who may see the object at all: a word that only some may read would tell the others.

    `spelled` is its pinyin key (names and places). Besides those who reach its area, it is shown to all of the wider
    places (`wider`: cities see it too), to where it is `held`, to `people` and `bodies` (keys of rows), or to `everybody`
    who can sign in. That is only what the index looks through: who sees it is asked of the noun itself.
    """

    id: str
    area: str
    day: dt.date
    title: str
    text: str = ""
    spelled: str = ""
    url: str = ""
    public_url: str = ""
    public: bool = False
    wider: bool = False
    everybody: bool = False
    held: str = ""
    people: tuple[int, ...] = ()
    bodies: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """来源 · One noun as it is searched: `tell` turns its rows into what they say; `seen(person)` gives what may be shown;
    `public()` what strangers may be shown."""

    noun: str
    label: Any
    model: type[Model]
    tell: Callable[[QuerySet], Iterable[Told]]
    seen: Callable[[Any], QuerySet]
    public: Callable[[], QuerySet] | None = None
    key: str = "ref"

    def rows(self, ids: Iterable[str], among: QuerySet | None = None) -> list[Told]:
        """What the objects of these ids say, of those in `among` (all)."""
        found = self.model._default_manager.all() if among is None else among
        return list(self.tell(found.filter(**{f"{self.key}__in": list(ids)})))


LONG_AGO = dt.date(1949, 1, 1)  # the day of what has none: it stands last
SOURCES: dict[str, Source] = {}
EXACT: dict[str, Source] = {}
SINGLE: list[Callable[[Any], Iterable[str]]] = []  # ids of what a person sees for a reason that no area tells


def register(source: Source) -> None:
    """Called in AppConfig.ready()."""
    SOURCES[source.noun] = source


def exactly(source: Source) -> None:
    """Found by a whole sealed value alone (`named` of its QuerySet), and never by its words."""
    EXACT[source.noun] = source
