"""全角半角 · One spelling of a page: Chinese punctuation full width, digits and letters half width, one space at most.

A page mixes both ("6月5日,市政协" beside "6月5日，市政协"); whatever it mixes, what is read is the same.
"""

import re

BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
SPACES = re.compile(r"[^\S\n]+")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x00A0: " "}
HALF_MARKS = str.maketrans(
    {"｡": "。", "､": "、", "｢": "「", "｣": "」", "･": "·", "\u2329": "〈", "\u232a": "〉", "﹒": "."}
)
WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
MARKS = re.compile(r"[,;:!?()]")
INSIDE = re.compile(r"(?<=\d)[,:](?=\d)")  # 1,500 and 15:30 stay as they are


def one_width(text: str) -> str:
    text = UNSEEN.sub("", BREAKS.sub("\n", text))
    text = text.translate(NARROW).translate(HALF_MARKS)
    kept = {found.start() for found in INSIDE.finditer(text)}
    text = MARKS.sub(lambda mark: mark[0] if mark.start() in kept else WIDE[mark[0]], text)
    return SPACES.sub(" ", text)
