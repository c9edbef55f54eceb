"""公文样张 · Papers to be measured: one of each form, and how a page of PDF is measured."""

import datetime as dt
import io
import itertools

import pdfplumber

from shangliang.kit import paper

DAY = dt.date(2023, 6, 5)
MM = 25.4 / 72
FULL = "政协协商向基层延伸要有人抓有人管有人问" * 6
TEXT = f"""{FULL}
一、总体要求
坚持党的领导、统一战线、协商民主有机结合。
（一）加强领导。县区政协党组每季度听取一次汇报。
1. 建好协商议事室
（1）有牌子、有人员
二、工作安排
""" + "\n".join([FULL] * 12)
HEAD = {"mark": "政协陇南市委员会文件", "number": "陇政协发〔2023〕5号"}
OFFICE = "政协陇南市委员会办公室"


def ordinary(**more) -> paper.Paper:
    given = {
        "form": paper.Form.ORDINARY,
        "title": "关于推进协商议事工作的通知",
        "to": "各县区政协",
        "blocks": paper.read(TEXT),
        "sign": paper.Sign(OFFICE, DAY),
        "end": paper.End("市委办公室", OFFICE, DAY),
    }
    return paper.Paper(**HEAD | given | more)


def letter(**more) -> paper.Paper:
    return ordinary(form=paper.Form.LETTER, mark=OFFICE, end=None, sign=paper.Sign(OFFICE, DAY, seal=True), **more)


def pages(data: bytes) -> list:
    with pdfplumber.open(io.BytesIO(data)) as found:
        return [page for page in found.pages if page.chars]


def lines(page) -> list[list[dict]]:
    """The characters of the type area, line by line, in millimetres from the top left of the sheet."""
    chars = [c for c in page.chars if 36 < c["top"] * MM < 262.5 and c["text"].strip()]
    chars.sort(key=lambda c: (round(c["bottom"]), c["x0"]))
    return [list(line) for _y, line in itertools.groupby(chars, key=lambda c: round(c["bottom"]))]


def words(line) -> str:
    return "".join(c["text"] for c in line)


def mm(value: float) -> float:
    return float(value) * MM


def rules(page) -> list[tuple[float, float, float]]:
    """(height of the rule, left, right) of every level line, in millimetres."""
    drawn = [*page.lines, *[r for r in page.rects if r["height"] < 3]]
    return sorted((mm((o["top"] + o["bottom"]) / 2), mm(o["x0"]), mm(o["x1"])) for o in drawn if mm(o["width"]) > 100)


def red_rows(image, per_mm: float = 5) -> list[tuple[float, float]]:
    """Where there is red on a picture (of 127 dpi), from the top: (first, last) millimetre of each stretch."""
    colours = [{c for _n, c in image.crop((0, y, image.width, y + 1)).getcolors()} for y in range(image.height)]
    found: list[list[int]] = []
    for y in [y for y, row in enumerate(colours) if any(r > 160 and g < 120 for r, g, _b in row)]:
        if found and y - found[-1][1] <= 2:
            found[-1][1] = y
        else:
            found.append([y, y])
    return [(first / per_mm, last / per_mm) for first, last in found]
