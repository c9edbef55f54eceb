"""读一条 · What a phone wrote, out of its box: checked in its shape before anything of it is believed."""

import json
import re
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from . import kinds
from .boxes import Broken, open_box

NUMBER = re.compile(r"[A-Za-z0-9_-]{16,64}\Z")
REF = re.compile(r"[A-Za-z0-9_.-]{0,40}\Z")
MOST_FIELDS, LONGEST = 120, 20_000


@dataclass(frozen=True)
class Written:
    """写下的 · One record as it lay in its box."""

    operation: str
    person: str
    kind: str
    shape: str
    target: str
    extra: str
    pairs: list[tuple[str, str]]
    times: dict[str, Any]

    @property
    def data(self) -> QueryDict:
        found = QueryDict(mutable=True)
        for name, value in self.pairs:
            found.appendlist(name, value)
        return found

    @property
    def plain(self) -> str:
        """What the digest is of and what is kept while people decide: everything but the clock's."""
        said = [self.person, self.kind, self.shape, self.target, self.extra, self.pairs]
        return json.dumps(said, ensure_ascii=False)


def opened(box: bytes) -> Written:
    """Broken, for whatever is no record of ours: it stays on the phone."""
    try:
        found = json.loads(open_box(box))
    except ValueError:
        raise Broken from None
    if not isinstance(found, dict):
        raise Broken
    words = {name: found.get(name, "") for name in ("operation", "person", "kind", "shape", "target", "extra")}
    if not all(isinstance(word, str) and REF.match(word) for name, word in words.items() if name != "operation"):
        raise Broken
    if not isinstance(words["operation"], str) or not NUMBER.match(words["operation"]) or not kinds.get(words["kind"]):
        raise Broken
    return Written(**words, pairs=_pairs(found.get("data")), times={k: found.get(k) for k in ("made", "seen", "skew")})


def kept(said: str) -> Written:
    """What lies in a row that was set aside."""
    person, kind, shape, target, extra, pairs = json.loads(said)
    return Written("", person, kind, shape, target, extra, [tuple(p) for p in pairs], {})


def _pairs(data: Any) -> list[tuple[str, str]]:
    if not isinstance(data, list) or len(data) > MOST_FIELDS:
        raise Broken
    found = []
    for pair in data:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise Broken
        found.append((_clean(pair[0])[:60], _clean(pair[1])[:LONGEST]))
    return found


def _clean(text: str) -> str:
    """Without what PostgreSQL or UTF-8 do not take: a NUL, half a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
