"""词语 · Chinese text cut into terms, so that texts can be searched and compared. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

LONGEST_TEXT = 20_000  # characters that are looked at: the rest of a pasted book says nothing more
LONGEST_TERM = 40
WORD = re.compile(r"[^\W_]+")


def normal(text: str) -> str:
    """One form for full and half width, upper and lower case; what is no text (NUL, halves of characters) is blank."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower()
    return "".join(c if not "\ud800" <= c <= "\udfff" and c != "\0" else " " for c in plain)


def segment(text: str) -> list[str]:
    """The terms of a text in their order; punctuation is dropped. 赵家庄村路灯坏了 -> 赵家庄 村 路灯 坏 了."""
    return _words(_jieba().cut(normal(text)))


def index_terms(text: str) -> list[str]:
    """What a text can be found by: its terms, the shorter terms within them, and their characters; each once."""
    found = _words(_jieba().cut_for_search(normal(text)))
    return list(dict.fromkeys([*found, *(char for term in found if not term.isascii() for char in term)]))


@lru_cache(maxsize=50_000)
def term_set(text: str) -> frozenset[str]:
    """The terms by which texts are compared, the shorter ones within them too (不亮 in 路灯不亮)."""
    return frozenset(_words(_jieba().cut_for_search(normal(text))))


def _words(pieces: list[str]) -> list[str]:
    return [term[:LONGEST_TERM] for piece in pieces for term in WORD.findall(piece)]


def _jieba() -> Any:
    import rjieba  # its dictionary takes 0.8 s to read: not before the first text is cut

    return rjieba
