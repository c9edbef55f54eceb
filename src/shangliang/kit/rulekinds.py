"""规则的类型 · How the value of a rule is read from what an office types, and written back."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from .workdays import FRIDAY, Limit

YES, NO = ("是", "yes", "true", "1", "on"), ("否", "no", "false", "0", "off", "")
DAYS_LINE = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})(?:\s*(?:~|至|到|\.\.)\s*(\d{4}-\d{1,2}-\d{1,2}))?\s*([休班]?)")
SIZE = re.compile(r"(\d{1,10})\s*(MB|KB|)")
UNITS = {"": 1, "KB": 2**10, "MB": 2**20}
LONGEST_SPAN = 62  # days: a line of holidays is a week or a season, not years
LONGEST_TEXT = 4000


class RuleKind(NamedTuple):
    """类型 · One type of value: text -> value (ValueError says what is wrong), value -> text."""

    parse: Callable[[str], Any]
    format: Callable[[Any], str]


def _int(text: str) -> int:
    try:
        number = int(_plain(text))
    except ValueError:
        raise ValueError(_("请填写整数。"))
    if abs(number) > 10**9:
        raise ValueError(_("这个数太大。"))
    return number


def _decimal(text: str) -> Decimal:
    """0.8; 80% is understood too."""
    plain = _plain(text)
    try:
        number = Decimal(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except InvalidOperation:
        raise ValueError(_("请填写数字，例如 0.8。"))
    if not number.is_finite() or abs(number) > 10**9:
        raise ValueError(_("这个数太大。"))
    return number


def _write_share(number: Any) -> str:
    return f"{_write_decimal(Decimal(number) * 100)}%"


def _size(text: str) -> int:
    """20 MB, 500 KB; a bare number is bytes."""
    parts = SIZE.fullmatch(_plain(text).upper())
    if not parts or int(parts[1]) * UNITS[parts[2]] > 10**9:
        raise ValueError(_("请填写大小，例如 20 MB。"))
    return int(parts[1]) * UNITS[parts[2]]


def _write_size(number: int) -> str:
    unit = next(u for u, many in reversed(UNITS.items()) if number % many == 0)
    return f"{number // UNITS[unit]} {unit}".strip()


def _bool(text: str) -> bool:
    word = _plain(text).lower()
    if word not in (*YES, *NO):
        raise ValueError(_("请填写“是”或“否”。"))
    return word in YES


def _text(text: str) -> str:
    """Several lines are kept; the ends of lines are the same on every browser."""
    if len(text) > LONGEST_TEXT or "\0" in text:
        raise ValueError(_("文字过长，或含有不能保存的字符。"))
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _days(text: str) -> dict[dt.date, bool]:
    """One line each: 2027-02-05 休, 2027-02-05 至 2027-02-11 休, 2027-02-20 班. No word: not as in an ordinary week."""
    found: dict[dt.date, bool] = {}
    for line in filter(None, map(_plain, text.splitlines())):
        parts = DAYS_LINE.fullmatch(line)
        if not parts:
            raise ValueError(_("看不懂这一行：%s。请写成“2027-02-05 休”或“2027-02-20 班”。") % line[:40])
        first = _date(parts[1])
        last = _date(parts[2]) if parts[2] else first
        if not 0 <= (last - first).days < LONGEST_SPAN:
            raise ValueError(_("这一行的起止日期不对：%s。") % line[:40])
        span = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
        found |= {day: parts[3] == "班" if parts[3] else day.weekday() > FRIDAY for day in span}
    return dict(sorted(found.items()))


def _date(text: str) -> dt.date:
    try:
        return dt.date(*map(int, text.split("-")))
    except ValueError:
        raise ValueError(_("没有这一天：%s。") % text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _write_days(days: Mapping[dt.date, bool]) -> str:
    return "\n".join(f"{day.isoformat()} {'班' if works else '休'}" for day, works in sorted(days.items()))


def _write_decimal(number: Any) -> str:
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# What a value must keep to besides its type (Declaration.check): ValueError says what is wrong.


def a_share(number: Decimal) -> None:
    """More than nothing, at most the whole."""
    if not 0 < number <= 1:
        raise ValueError(_("份额应大于 0、不超过 1，例如 0.8。"))


def between(least: int, most: int) -> Callable[[int], None]:
    """A count that makes sense: a nought would divide by it, a million would never come."""

    def check(number: int) -> None:
        if not least <= number <= most:
            raise ValueError(_("应在 %(least)s 和 %(most)s 之间。") % {"least": least, "most": most})

    return check


RULE_KINDS: dict[str, RuleKind] = {
    "limit": RuleKind(Limit.parse, str),
    "int": RuleKind(_int, str),
    "decimal": RuleKind(_decimal, _write_decimal),
    "share": RuleKind(_decimal, _write_share),
    "size": RuleKind(_size, _write_size),
    "bool": RuleKind(_bool, lambda yes: "是" if yes else "否"),
    "choice": RuleKind(_plain, str),
    "text": RuleKind(_text, str),
    "dates": RuleKind(_days, _write_days),
}
