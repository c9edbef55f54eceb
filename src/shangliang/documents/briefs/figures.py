"""数字 · Figures with their units: 困难群众13户, 3万余元 (3 万元), 1.2万人次 (12000 人次), 百分之八十五 (85 %).

No figures: dates, numbers of terms and meetings (十届九次, 第三次), what stands in quotation marks or in a title
("五个一"), and the 一 that only tells a story (多了一名亲戚).
"""

import re
from collections.abc import Iterator

from .counted import SHARES, counted
from .numerals import ARABIC, CHINESE, number, scaled
from .piece import Figure
from .units import MONEY, UNIT

BEFORE = r"(?<![\d.,第届年月零〇一二两三四五六七八九十百千])"
FORM = re.compile(
    rf"{BEFORE}(?:百分之(?P<hundredths>{CHINESE}|{ARABIC})|(?P<number>{ARABIC}|{CHINESE})(?:余|多|来)?(?:"
    rf"(?P<percent>%|个?百分点)|(?P<scale>[百千]?万亿|[百千]?[万亿])?(?:余|多)?(?:(?P<money>{MONEY})|(?P<unit>{UNIT})(?P<times>（次）)?)))"
)
SILENT = re.compile(r"“[^”\n]{0,200}”|《[^》\n]{0,120}》|〈[^〉\n]{0,120}〉|[‘「][^’」\n]{0,200}[’」]")
IDIOM = re.compile(
    r"[两三四五六七八九十]个(?:维护|确立|意识|自信|一|文明|结合|坚持|面向|全面|必由|务必|服务|作用|重要)"
)
SCALES = {"万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12}
IN_TENS = {"百万": (100, "万"), "千万": (1000, "万"), "百亿": (100, "亿"), "千亿": (1000, "亿")}
BARE_SCALE = re.compile(r"^[万亿千]")
PEOPLE = frozenset({"人", "名", "位", "户", "人次", "户次"})
TOGETHER = frozenset({"起", "道", "块", "片"})  # 围坐一起
STORY = re.compile(r"[\u4e00-\u9fff“]")


def figures(text: str) -> list[Figure]:
    found: list[Figure] = []
    for paragraph in text.split("\n"):
        found += _of_paragraph(paragraph)
    return found


def _of_paragraph(text: str) -> Iterator[Figure]:
    silent = [quoted.span() for quoted in SILENT.finditer(text)]
    end, last, of, shared = 0, "", "", ""
    for match in FORM.finditer(text):
        if any(start <= match.start() < stop for start, stop in silent) or IDIOM.match(text, match.start()):
            continue
        value = _value(match)
        if value is None or _only_tells(match, text):
            continue
        amount, unit = value
        known = shared if unit in SHARES else last if _akin(of, unit) else ""
        shared = what = counted(text, match.start(), match.end(), end, unit, known)
        yield Figure(what, amount, unit)
        end = match.end()
        if unit not in SHARES:  # 完成15项，完成率68.2%，其余7项
            last, of = what, unit


def _akin(one: str, other: str) -> bool:
    """People and things are not the same ones counted again: 接访27人次，答复19件."""
    return other == "人次" or (one in PEOPLE) == (other in PEOPLE)


def _value(match: re.Match[str]) -> tuple[int | float, str] | None:
    if match["hundredths"]:
        share = number(match["hundredths"])
        return None if share is None else (share, "%")
    words, scale = match["number"], match["scale"] or ""
    if match["percent"]:
        amount = number(words)
        return None if amount is None else (amount, "%" if match["percent"] == "%" else match["percent"])
    if not scale and len(words) > 1 and words[-1] in "万亿" and words[0] not in "万亿":
        words, scale = words[:-1], words[-1]
    amount = None if BARE_SCALE.match(words) and len(words) == 1 else number(words)
    if amount is None:
        return None
    if match["money"]:
        factor, shown = IN_TENS.get(scale, (1, scale))
        return scaled(amount, factor), shown + match["money"]
    return scaled(amount, SCALES.get(scale, 1)), match["unit"] + ("次" if match["times"] else "")  # 人（次）


def _only_tells(match: re.Match[str], text: str) -> bool:
    """一名亲戚, 围坐一起: a Chinese one before its noun counts nothing."""
    if match["number"] != "一" or match["scale"]:
        return False
    return match["unit"] in TOGETHER or bool(STORY.match(text[match.end() : match.end() + 1]))
