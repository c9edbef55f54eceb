"""拼音 · The pinyin key of many place names at once: the same as kit.search.pinyin_key, a hundred times as fast.

pypinyin looks for phrases at each name (0.2 ms, minutes for the whole country). Most names hold no pair of characters
that a phrase reads differently; those are spelt character by character from a table, the rest by pypinyin.
"""

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from shangliang.kit.search import pinyin_key

TONES = dict.fromkeys([0x300, 0x301, 0x304, 0x30C])


def key(name: str) -> str:
    """The key of one name."""
    table = _tables()
    if not table.suspects.isdisjoint(name) and not table.odd.isdisjoint(map("".join, pairwise(name))):
        return _by_phrases(name)
    try:
        return f"{''.join(map(table.syllable.__getitem__, name))} {''.join(map(table.initial.__getitem__, name))}"[:200]
    except KeyError:
        return _by_phrases(name)


_by_phrases = lru_cache(20_000)(pinyin_key)  # the same village names recur from county to county


class Tables(NamedTuple):
    """读音表 · The usual reading of each character, and the pairs with which a phrase begins that reads one differently."""

    syllable: dict[str, str]
    initial: dict[str, str]
    odd: set[str]
    suspects: set[str]  # the first characters of `odd`


@cache
def _tables() -> Tables:
    from pypinyin import phrases_dict, pinyin_dict

    single = {chr(code): _toneless(readings.split(",")[0]) for code, readings in pinyin_dict.pinyin_dict.items()}
    odd = {
        phrase[:2]
        for phrase, readings in phrases_dict.phrases_dict.items()
        if any(single.get(char) != _toneless(reading[0]) for char, reading in zip(phrase, readings, strict=False))
    }
    return Tables(single, {char: syllable[0] for char, syllable in single.items()}, odd, {pair[0] for pair in odd})


@cache
def _toneless(syllable: str) -> str:
    plain = unicodedata.normalize("NFD", syllable).translate(TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v").replace("ê", "e")
