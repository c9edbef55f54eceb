"""公式的字 · Cuts a formula into numbers, names and signs; full-width signs, × and ÷ are understood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .flaws import Flaw, Wrong

LONGEST = 500
DIGITS = 15
SPOKEN = str.maketrans({"×": "*", "÷": "/", "≤": "≤", "≥": "≥", "−": "-", "－": "-"})
NAME = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+(?:@[a-z0-9]+(?:-[a-z0-9]+)?)?"
TOKEN = re.compile(
    rf"(?P<space>[ \t\r\n]+)|(?P<name>{NAME})|(?P<word>[a-z_][a-z0-9_]*)"
    r"|(?P<number>\d+(?:\.\d+)?%?)|(?P<sign><=|>=|<>|!=|==|≤|≥|≠|[-+*/()<>=,])",
    re.IGNORECASE | re.ASCII,
)
SAME = {"≤": "<=", "≥": ">=", "≠": "<>", "!=": "<>", "==": "="}


@dataclass(frozen=True)
class Token:
    kind: str  # name, word, number, sign, end
    text: str
    at: int


def cut(text: str) -> Iterator[Token]:
    """The tokens of the text, and one `end`."""
    plain = unicodedata.normalize("NFKC", text.translate(SPOKEN)).translate(SPOKEN)
    if len(plain) > LONGEST:
        raise Wrong(Flaw.LONG)
    at = 0
    while at < len(plain):
        found = TOKEN.match(plain, at)
        if found is None:
            raise Wrong(Flaw.SIGN, at + 1, plain[at])
        kind, word = str(found.lastgroup), found.group()
        if kind == "number" and sum(sign.isdigit() for sign in word) > DIGITS:
            raise Wrong(Flaw.NUMBER, at + 1, word)
        if kind != "space":
            yield Token(kind, SAME.get(word, word.lower() if kind != "name" else word), at + 1)
        at = found.end()
    yield Token("end", "", len(plain) + 1)
