"""词语 · Chinese text cut into terms, so that texts can be searched and compared. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

LONGEST_TEXT = 20_000  # characters that are looked at: the rest of a pasted book says nothing more
LONGEST_TERM = 40
WORD = re.compile(r"[^\W_]+")
RUN = re.compile(r"[^\W_\x00-\x7f]+")
COMMON = frozenset("的 了 是 在 和 与 及 也 就 都 而 着 或 个 有 没有 我们 这 那 要 请 把 被 对 为".split())


def normal(text: str) -> str:
    """One form for full and half width, upper and lower case; what is no text (NUL, halves of characters) is blank."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower()
    return "".join(c if not "\ud800" <= c <= "\udfff" and c != "\0" else " " for c in plain)


def segment(text: str) -> list[str]:
    """The terms of a text in their order; punctuation is dropped. 赵家庄村路灯坏了 -> 赵家庄 村 路灯 坏 了."""
    return _words(_jieba().cut(normal(text)))


def pairs(text: str) -> list[str]:
    """Each two neighbouring characters that are not Latin: what a dictionary can not cut wrongly (路灯 in 路|灯不亮)."""
    return [run[n : n + 2] for run in RUN.findall(text) for n in range(len(run) - 1)]


def index_terms(text: str) -> list[str]:
    """What a text can be found by: its terms, the shorter terms within them, pairs and single characters; each once."""
    plain = normal(text)
    characters = [char for run in RUN.findall(plain) for char in run]
    return list(dict.fromkeys([*_words(_jieba().cut_for_search(plain)), *pairs(plain), *characters]))


@lru_cache(maxsize=20_000)
def term_set(text: str) -> frozenset[str]:
    """By what texts are compared: terms, the shorter ones within them, and pairs; without the words every text has."""
    plain = normal(text)
    return frozenset([*_words(_jieba().cut_for_search(plain)), *pairs(plain)]) - COMMON


def _words(pieces: list[str]) -> list[str]:
    return [term[:LONGEST_TERM] for piece in pieces for term in WORD.findall(piece)]


def _jieba() -> Any:
    import rjieba  # its dictionary takes 0.8 s to read: not before the first text is cut

    return rjieba
