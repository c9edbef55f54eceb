"""数 · Numbers as news writes them: 1,500, 1.5万, 三百二十, 两, 五点二."""

import re

DIGITS = {mark: value for value, mark in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?"
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]{1,16}(?:点[零〇一二三四五六七八九]{1,6})?"
POSITIONS = 4  # 二〇二三 is read digit by digit; 二三 is "two or three"


def number(text: str) -> int | float | None:
    """The value, or None of what is no single number (五六, 千万个)."""
    if re.fullmatch(ARABIC, text):
        plain = text.replace(",", "")
        return float(plain) if "." in plain else int(plain)
    whole, point, part = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return value
    if not part or any(mark not in DIGITS for mark in part):
        return None
    return float(f"{value}." + "".join(str(DIGITS[mark]) for mark in part))


def scaled(value: float, factor: int) -> int | float:
    """1.5 ten thousands are 15000, a whole number."""
    product = round(value * factor, 6)
    return int(product) if product == int(product) else product


def _whole(text: str) -> int | None:
    if not text or any(mark not in DIGITS and mark not in TENS and mark not in MYRIADS for mark in text):
        return None
    if all(mark in DIGITS for mark in text):
        if 1 < len(text) < POSITIONS:
            return None
        return int("".join(str(DIGITS[mark]) for mark in text))
    return _sum(text)


def _sum(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    for mark in text:
        if mark in DIGITS:
            if digit:  # 五六十: two digits beside each other
                return None
            digit = DIGITS[mark]
        elif mark in TENS:
            section += (1 if digit is None else digit) * TENS[mark]
            digit = None
        else:
            total = (total + section + (digit or 0)) * MYRIADS[mark]
            section, digit = 0, None
    return total + section + (digit or 0) or None
