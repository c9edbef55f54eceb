"""标出 · The words that were asked for stand out in what is shown. Everything else is escaped."""

import re
import unicodedata

from django.utils.html import escape
from django.utils.safestring import SafeString

from shangliang.compute.terms import COMMON, pairs, segment

AROUND = 24  # characters before the first hit
LONGEST = 120  # characters of a snippet


def marked(text: str, words: str) -> SafeString:
    """The text with the words in <mark>."""
    pattern, folded = _pattern(words), _folded(text)
    if pattern is None:
        return escape(text)
    parts, done = [], 0
    for hit in pattern.finditer(folded):
        parts += [escape(text[done : hit.start()]), "<mark>", escape(text[hit.start() : hit.end()]), "</mark>"]
        done = hit.end()
    return SafeString("".join([*parts, escape(text[done:])]))


def snippet(text: str, words: str) -> SafeString:
    """Some of the text around the first of the words; its beginning if none stands in it."""
    plain = " ".join(text.split())
    pattern = _pattern(words)
    hit = pattern.search(_folded(plain)) if pattern else None
    start = max(0, hit.start() - AROUND) if hit else 0
    part = plain[start : start + LONGEST]
    before, behind = "…" if start else "", "…" if start + LONGEST < len(plain) else ""
    return SafeString(f"{before}{marked(part, words)}{behind}")


def _pattern(words: str) -> re.Pattern | None:
    """Whole terms first, then the pairs within them, by which a text may have been found."""
    terms = [t for t in segment(words) if t not in COMMON] or segment(words)
    found = [*terms, *(pair for term in terms for pair in pairs(term))]
    unique = sorted(dict.fromkeys(found), key=lambda t: (-len(t), t))
    return re.compile("|".join(map(re.escape, unique))) if unique else None


def _folded(text: str) -> str:
    """Case and width folded character by character, so that places stay where they are."""
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    plain = unicodedata.normalize("NFKC", char).lower()
    return plain if len(plain) == 1 else char
