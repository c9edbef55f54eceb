"""查找 · Text is found by its terms (rjieba) in a tsvector, names by their characters or their pinyin key.

The terms are put into the vector as they are, as PostgreSQL's `simple` configuration would, but past its parser, which
knows no Chinese. Besides the terms the vector holds all pairs of neighbouring characters and single ones: a dictionary
cuts 路灯不亮 into 路 and 灯不亮, and 路灯 must find it all the same.

A text may be stored with its place ("@620321", which nobody can type: signs are dropped from what is typed). Who then asks
within the place is answered from the index alone, though the other places hold the same words a thousand times.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, Q, TextField, Value

from shangliang.compute.terms import COMMON, index_terms, normal, pairs, segment

__all__ = [
    "TermsField",
    "any_of",
    "asked",
    "initials",
    "named",
    "normal",
    "pinyin_key",
    "placed",
    "query",
    "segment",
    "vector",
    "written",
]

MOST_TERMS = 20_000  # a tsvector holds 1 MB
MOST_ASKED = 20
# Syllables as dictionaries have them, without their tones: pypinyin's own way there costs four times as much.
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvnnnm")
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


class TermsField(SearchVectorField):
    """词语 · A model's searchable terms; write `vector(text)` to it, and give it a GinIndex."""


class _Terms(Func):
    """{a,b} -> 'a' 'b': a vector of exactly these terms."""

    function = "array_to_tsvector"
    output_field = SearchVectorField()


class _Query(SearchQuery):
    """A query written out, every term quoted: no parser comes near it."""

    def __init__(self, written: Any) -> None:
        expression = written if hasattr(written, "resolve_expression") else Value(written, output_field=TextField())
        super().__init__(expression)

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, function, template="(%(expressions)s)::tsquery")


def vector(text: str, *, place: str = "", signs: Iterable[str] = ()) -> Func:
    """What to store in a TermsField for this text; `signs`: what nobody can type, and a program asks for (kit.anywhere)."""
    terms = [*index_terms(text)[:MOST_TERMS], *([f"@{place}"] if place else []), *signs]
    return _Terms(Value(terms, output_field=ArrayField(TextField())))


def asked(written: Any) -> SearchQuery:
    """A query that is written already (`placed`), or the expression that will bring it."""
    return _Query(written)


def placed(parts: str, place: str) -> str:
    """The same words, but only of texts that are stored with this place."""
    return f"'@{place}' & ({parts})" if place else parts


def query(text: str, *, place: str = "") -> SearchQuery | None:
    """Texts that hold all terms, the last one perhaps only begun; None if nothing is left to look for.

    `rows.filter(terms=query(text))`. Common words are dropped unless nothing else was typed. Only Latin needs to be asked for
    by its beginning: of Chinese every pair and character stands in the vector, and an exact term costs a tenth of a begun one.
    """
    parts = written(text)
    return _Query(placed(parts, place)) if parts else None


def written(text: str) -> str:
    """The same query written out; empty if nothing is left to look for."""
    terms = list(dict.fromkeys(segment(text)))[:MOST_ASKED]
    if not terms:
        return ""
    asked = [t for t in terms if t not in COMMON] or terms
    parts = [quoted for term in asked for quoted in _parts(term)]
    if asked[-1] == terms[-1] and any(c.isascii() for c in asked[-1]):
        parts[-1] += ":*"
    return " & ".join(parts)


def any_of(text: str, *, place: str = "") -> SearchQuery | None:
    """Texts that hold at least one of the terms that say something: candidates for compute.likeness."""
    terms = dict.fromkeys(t for t in segment(text) if len(t) > 1 and not t.isdecimal() and t not in COMMON)
    parts = [f"({' & '.join(_parts(term))})" for term in list(terms)[: MOST_ASKED * 2]]
    return _Query(placed(" | ".join(parts), place)) if parts else None


def pinyin_key(name: str, *, person: bool = False) -> str:
    """张伟 -> "zhangwei zw": full pinyin, then initials. A person's surname is read as a surname (单 shan, 曾 zeng)."""
    from pypinyin import Style, lazy_pinyin  # its tables cost each process 55 MB and a second: only who spells, pays

    plain = unicodedata.normalize("NFKC", name).strip()
    head = next((h for h in (plain[:2], plain[:1]) if person and h in SURNAMES), "")
    marked = lazy_pinyin(plain[len(head) :], style=Style.TONE, errors=_kept)
    full = [syllable.translate(TONES) for syllable in marked]
    start = "".join(lazy_pinyin(head[1:], style=Style.FIRST_LETTER, strict=False)) if head else ""
    surname = SURNAMES.get(head, "")
    return f"{surname}{''.join(full)} {surname[:1]}{start}{''.join(one[:1] for one in full)}"[:200]


def initials(name: str) -> str:
    """单小芳 -> "sxf", of a person."""
    return pinyin_key(name, person=True).split(" ")[-1]


def named(text: str, *, name: str = "name", pinyin: str = "pinyin") -> Q:
    """Rows whose name holds the text, or whose pinyin or initials begin with it (zhangw, zw)."""
    plain = normal(text).strip()
    found = Q(**{f"{name}__icontains": plain})
    letters = plain.replace(" ", "")
    if not LATIN.fullmatch(letters):
        return found
    return found | Q(**{f"{pinyin}__startswith": letters}) | Q(**{f"{pinyin}__contains": f" {letters}"})


def _parts(term: str) -> list[str]:
    """A term as the pairs of its characters, which stand in the vector however the text was cut; Latin as it is.

    A term holds letters and digits only (compute.terms.WORD), so quotes around it are enough.
    """
    return [f"'{part}'" for part in (pairs(term) if not any(c.isascii() for c in term) else []) or [term]]


def _kept(text):  # pypinyin takes a list of pieces too, its types do not say so
    return [char for char in text.lower() if char.isalnum()]
