"""查找 · Chinese text becomes terms (rjieba), terms become a `simple` tsvector; names become pinyin keys."""

import re
import unicodedata
from functools import cache

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Value
from pypinyin import Style, lazy_pinyin

WORD = re.compile(r"\w+")
LONGEST = 20_000  # characters that are indexed


@cache
def _jieba():
    import rjieba

    return rjieba.Jieba() if hasattr(rjieba, "Jieba") else rjieba


def normal(text: str) -> str:
    """NFKC, lower case, no NUL: the form in which text is compared."""
    return unicodedata.normalize("NFKC", text).replace("\x00", "").lower()


def segment(text: str) -> list[str]:
    """The terms of a text, in order, with repeats; punctuation and spaces dropped."""
    cut = _jieba().cut_for_search if hasattr(_jieba(), "cut_for_search") else _jieba().cut
    return [term for term in cut(normal(text)[:LONGEST]) if WORD.fullmatch(term)]


def vector(text: str):
    """What to store in a SearchVectorField for this text."""
    return SearchVector(Value(" ".join(segment(text))), config="simple")


def query(text: str) -> SearchQuery | None:
    """All terms, the last one as a prefix; None when nothing is left to look for."""
    terms = [re.sub(r"[^\w]", "", term) for term in segment(text)][:20]
    terms = [t for t in terms if t]
    if not terms:
        return None
    return SearchQuery(" & ".join([*(f"'{t}'" for t in terms[:-1]), f"'{terms[-1]}':*"]), config="simple", search_type="raw")


def pinyin_key(name: str) -> str:
    """张伟 -> "zhangwei zw": full pinyin and initials, so that either finds the name."""
    full = lazy_pinyin(name, errors=lambda text: list(text.lower()))
    initials = lazy_pinyin(name, style=Style.FIRST_LETTER, errors=lambda text: list(text.lower()))
    return f"{''.join(full)} {''.join(initials)}"[:200]
