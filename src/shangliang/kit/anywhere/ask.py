"""查 · Twenty objects that hold the words, the newest first, of what the person may see.

The table is asked for candidates; the noun itself is asked which of them may be shown. No number is told, of the found as
little as of the hidden, and whether there are more is said of what may be shown alone.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from heapq import merge
from typing import Any

from .. import search
from . import signs
from .grounds import Ground, Reach
from .reading import Candidate, read
from .told import SOURCES, Source, Told

SIZE = 20
BATCH, MOST = 30, 480
PHRASE = re.compile(r'["“”「『]([^"“”「」『』]+)["“”」』]')
LETTERS = re.compile(r"[a-z ]+")


@dataclass(frozen=True)
class Asked:
    """所问 · The words as typed, and what else is chosen."""

    words: str
    nouns: tuple[str, ...] = ()
    area: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    @property
    def phrases(self) -> list[str]:
        """What stands in quotation marks: exactly so, without regard to case and width."""
        return [plain for said in PHRASE.findall(self.words) if (plain := search.normal(said).strip())]

    @property
    def terms(self) -> str:
        """The words as a query; letters also without the blanks between them (zhao jia zhuang)."""
        terms, plain = search.written(self.words), search.normal(self.words).strip()
        if terms and " " in plain and LETTERS.fullmatch(plain):
            return f"({terms}) | '{plain.replace(' ', '')}':*"
        return terms

    def within(self, ground: Ground) -> str:
        """The whole query over a ground: words, reach, place, nouns."""
        place = (signs.below(self.area),) if self.area else ()
        chosen = [ground.signs, place, tuple(map(signs.noun, self.nouns))]
        either = [" | ".join(f"'{sign}'" for sign in some) for some in chosen if some]
        return " & ".join(f"({part})" for part in [self.terms, *either])


@dataclass
class Found:
    """所得 · What is shown, and from where to go on (None: there is no more)."""

    rows: list[tuple[Source, Told]] = field(default_factory=list)
    next: tuple[dt.date, int] | None = None


def find(asked: Asked, reach: Reach, among: Callable[[Source], Any], *, before=None, size: int = SIZE) -> Found:
    """`among(source)`: the rows of a noun that may be shown, or None. `before`: (day, key) of the last one shown."""
    found, shown, batch = Found(), [], BATCH
    while asked.terms and len(shown) <= size:
        candidates = _candidates(asked, reach, before, batch)
        shown += _visible(asked, candidates, among)
        if len(candidates) < batch:
            break
        before, batch = candidates[-1].place, min(batch * 2, MOST)
    found.rows = [(source, told) for _place, source, told in shown[:size]]
    if len(shown) > size:
        found.next = shown[size - 1][0]
    return found


def _candidates(asked: Asked, reach: Reach, before, most: int) -> list[Candidate]:
    """The next ones of all grounds together, each once."""
    parts = [read(ground, asked, before, most) for ground in reach.grounds(asked.area)]
    seen: dict[int, Candidate] = {}
    for one in merge(*parts, key=lambda c: c.place, reverse=True):
        seen.setdefault(one.id, one)
        if len(seen) == most:
            break
    return list(seen.values())


def _visible(asked: Asked, candidates: list[Candidate], among) -> list[tuple]:
    by_noun = defaultdict(list)
    for one in candidates:
        by_noun[one.noun].append(one.object)
    told = {}
    for noun, ids in by_noun.items():
        source = SOURCES.get(noun)
        rows = among(source) if source else None
        if source and rows is not None:
            told.update({(noun, one.id): (source, one) for one in source.rows(ids, rows) if _says(asked, one)})
    return [(c.place, *told[c.noun, c.object]) for c in candidates if (c.noun, c.object) in told]


def _says(asked: Asked, told: Told) -> bool:
    phrases = asked.phrases
    if not phrases:
        return True
    plain = search.normal(f"{told.title} {told.text}")
    return all(phrase in plain for phrase in phrases)
