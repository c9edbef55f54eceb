"""户 · One household under one name, however its address is written: 城关镇 赵家庄村3号 and 城关镇赵家庄村三号 are the same.

Full and half width, blanks and marks do not count; numbers are read, Chinese or not; the province and city that stand before
the county do not count, nor what is in brackets.
"""

import re
import unicodedata

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
NOISE = re.compile(r"[\s,.;:，。；：、·\-—–_/#＃'\"]+")
BEFORE = re.compile(
    r"^(?:中国)?(?:[^省市区县]{2,8}(?:省|自治区))?(?:[^省市区县]{2,6}(?:市|自治州|地区|盟)){0,2}(?=.*[县区镇乡街村社])"
)
DIGITS = dict(zip("〇零一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
TENS = {"十": 10, "百": 100, "千": 1000}
NUMBER = re.compile(rf"[{''.join(DIGITS)}{''.join(TENS)}]+(?=号|栋|幢|座|楼|层|单元|室|户|组|社|排|弄|巷|队|门)")
UNITS = (("号楼", "栋"), ("幢", "栋"), ("座", "栋"), ("号院", "院"), ("室", ""), ("号", ""), ("门牌", ""))
FIRST = re.compile(r"第(?=\d)")
ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


def same(address: str) -> str:
    """A name that is equal for what is the same household; empty for nothing."""
    text = unicodedata.normalize("NFKC", address).strip().lower()
    text = BRACKETS.sub("", text)
    text = NUMBER.sub(lambda found: str(_number(found[0])), text)
    text = re.sub(r"(?<=\d)\s*[-—–#]\s*(?=\d)", "|", text)  # 3-2-501: the parts of a number stay apart
    text = NOISE.sub("", text)
    text = BEFORE.sub("", text)
    for unit, plain in UNITS:
        text = text.replace(unit, plain or "|")
    text = text.replace("栋", "|").replace("单元", "|").replace("层", "|")
    return re.sub(r"\|+", "|", ZEROS.sub("", FIRST.sub("", text))).strip("|")


def _number(text: str) -> int:
    """三 -> 3, 十二 -> 12, 一百零五 -> 105, 二〇一 -> 201."""
    if not any(char in TENS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in TENS:
            total += (digit or 1) * TENS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit
