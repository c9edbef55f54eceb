"""届次 · 五届十二次: a meeting's number within its term, written in Chinese numerals, read in either."""

import re
import unicodedata

from shangliang.people.terms import DIGITS, numeral

VALUES = {"零": 0} | {digit: n for n, digit in enumerate(DIGITS)} | {"两": 2}
FOUND = re.compile(
    r"第?\s*([0-9]{1,3}|[〇零一二三四五六七八九十百两]{1,7})\s*届\s*第?\s*([0-9]{1,3}|[〇零一二三四五六七八九十百两]{1,7})\s*次"
)
HUNDRED = 100


def written(number: int) -> str:
    """12 -> 十二, 105 -> 一百零五: up to 999."""
    hundreds, rest = divmod(number, HUNDRED)
    if not hundreds:
        return numeral(rest)
    tail = (
        "" if not rest else f"零{numeral(rest)}" if rest < 10 else f"一{numeral(rest)}" if rest < 20 else numeral(rest)
    )
    return f"{DIGITS[hundreds]}百{tail}"


def read(text: str) -> int | None:
    """十二, 12, full-width 12, 一百零五, 二〇 -> a number; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    if not plain or set(plain) - set(VALUES) - set("十百"):
        return None
    if not set(plain) & set("十百"):
        return int("".join(str(VALUES[one]) for one in plain))
    number = digit = 0
    for one in plain:
        if one in "十百":
            number += (digit or 1) * (10 if one == "十" else HUNDRED)
            digit = 0
        else:
            digit = VALUES[one]
    return number + digit


def session(term: int | None, number: int | None) -> str:
    """五届十二次; 第十二次 where no term is known; nothing without a number."""
    if not number:
        return ""
    return f"{written(term)}届{written(number)}次" if term else f"第{written(number)}次"


def find_session(text: str) -> tuple[int, int] | None:
    """(term, number) in 五届十二次, 第十届第九次, 十届九次常委会, 四届34次."""
    seen = FOUND.search(unicodedata.normalize("NFKC", text))
    if seen is None:
        return None
    term, number = read(seen[1]), read(seen[2])
    return (term, number) if term and number else None
