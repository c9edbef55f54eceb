"""查找 · Text is found by its terms (rjieba) in a tsvector, names by their characters or their pinyin key.

The terms are put into the vector as they are, as PostgreSQL's `simple` configuration would, but past its parser, which
knows no Chinese. Besides the terms the vector holds their single characters, so that 然气 finds 天然气 too.
"""

import re
import unicodedata

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Q, TextField, Value

from shangliang.compute.terms import index_terms, normal, segment

__all__ = ["TermsField", "any_of", "named", "normal", "pinyin_key", "query", "segment", "vector"]

MOST_TERMS = 20_000  # a tsvector holds 1 MB
MOST_ASKED = 20
LATIN = re.compile(r"[a-z]+")
# Surnames that are read otherwise than the same character in a word.
READ = "单 shan 曾 zeng 仇 qiu 解 xie 查 zha 朴 piao 区 ou 盖 ge 翟 zhai 秘 bi 覃 qin 尉 wei 员 yun 冼 xian".split()
SURNAMES = dict(zip(READ[::2], READ[1::2], strict=True)) | {
    "尉迟": "yuchi",
    "万俟": "moqi",
    "长孙": "zhangsun",
    "澹台": "tantai",
    "单于": "chanyu",
}
COMMON = frozenset("的 了 是 在 和 与 及 也 就 都 而 着 或 个 有 没有 我们 这 那 要 请 把 被 对 为".split())
SHORT = 2


class TermsField(SearchVectorField):
    """词语 · A model's searchable terms; write `vector(text)` to it, and give it a GinIndex."""


class _Terms(Func):
    """{a,b} -> 'a' 'b': a vector of exactly these terms."""

    function = "array_to_tsvector"
    output_field = SearchVectorField()


class _Query(SearchQuery):
    """A query written out, every term quoted: no parser comes near it."""

    def __init__(self, written: str) -> None:
        super().__init__(Value(written, output_field=TextField()))

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, function, template="(%(expressions)s)::tsquery")


def vector(text: str) -> Func:
    """What to store in a TermsField for this text."""
    return _Terms(Value(index_terms(text)[:MOST_TERMS], output_field=ArrayField(TextField())))


def query(text: str) -> SearchQuery | None:
    """Texts that hold all terms, the last one perhaps only begun; None if nothing is left to look for.

    `rows.filter(terms=query(text))`. Common words are dropped unless nothing else was typed. A single word of two
    characters is also found where the dictionary cut the text elsewhere (气管 in 天然气管道).
    """
    terms = segment(text)[:MOST_ASKED]
    if not terms:
        return None
    asked = [t for t in terms if t not in COMMON] or terms
    begun = ":*" if asked[-1] == terms[-1] else ""
    written = " & ".join([*map(_quoted, asked[:-1]), _quoted(asked[-1]) + begun])
    if len(asked) == 1 and len(asked[0]) == SHORT and not asked[0].isascii():
        written += f" | {' & '.join(map(_quoted, asked[0]))}"
    return _Query(written)


def any_of(text: str) -> SearchQuery | None:
    """Texts that hold at least one of the terms that say something: candidates for compute.similar."""
    terms = list(dict.fromkeys(t for t in segment(text) if len(t) > 1 and not t.isdecimal()))[: MOST_ASKED * 2]
    return _Query(" | ".join(map(_quoted, terms))) if terms else None


def pinyin_key(name: str, *, person: bool = False) -> str:
    """张伟 -> "zhangwei zw": full pinyin, then initials. A person's surname is read as a surname (单 shan, 曾 zeng)."""
    from pypinyin import Style, lazy_pinyin  # its tables cost each process 55 MB and a second: only who spells, pays

    plain = unicodedata.normalize("NFKC", name).strip()
    head = next((h for h in (plain[:2], plain[:1]) if person and h in SURNAMES), "")
    full = "".join(lazy_pinyin(plain[len(head) :], errors=_kept))
    initials = "".join(lazy_pinyin(plain[len(head) :], style=Style.FIRST_LETTER, strict=False, errors=_kept))
    start = "".join(lazy_pinyin(head[1:], style=Style.FIRST_LETTER, strict=False)) if head else ""
    surname = SURNAMES.get(head, "")
    return f"{surname}{full} {surname[:1]}{start}{initials}"[:200]


def named(text: str, *, name: str = "name", pinyin: str = "pinyin") -> Q:
    """Rows whose name holds the text, or whose pinyin or initials begin with it (zhangw, zw)."""
    plain = normal(text).strip()
    found = Q(**{f"{name}__icontains": plain})
    letters = plain.replace(" ", "")
    if not LATIN.fullmatch(letters):
        return found
    return found | Q(**{f"{pinyin}__startswith": letters}) | Q(**{f"{pinyin}__contains": f" {letters}"})


def _quoted(term: str) -> str:
    return f"'{term}'"  # a term holds letters and digits only (compute.terms.WORD)


def _kept(text):  # pypinyin takes a list of pieces too, its types do not say so
    return [char for char in text.lower() if char.isalnum()]
