"""行 · What each line of a page is, seen by itself: an end of a sentence, something that may be a headline, an anchor."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from .bylines import BULLET, ROLED_LINE, is_photo, line_of_authors, names, signed
from .dateline import dateline
from .furniture import CONTINUED

ENDED = re.compile(r"(?:[。！？…：；]|[。！？…][”’」』）])$")
BODY = re.compile(r"^(?:20\d\d年)?\d{1,2}月|^(?:近日|日前|近期|连日|今年)")
ITEM = re.compile(r"^[●◆■◇○▲△★☆·•]\s*(?=(?:20\d\d年)?\d{1,2}月|近日|日前|近期|本报|今年)")
BODY_NAMED = re.compile(r"[\u4e00-\u9fff]{1,12}(?:省|市|县|区|州|旗|盟)政协")
LONGEST_HEAD = 45


@dataclass(frozen=True)
class Line:
    """一行 · A line with what can be told without its neighbours."""

    text: str
    dated: bool  # begins with a dateline
    byline: bool  # □ 通讯员某某: the authors of a feature, under its headline
    photo: bool  # 某某 摄影报道: closes a caption
    signed: bool  # （某某）: closes a piece
    continued: bool  # （接一版）
    item: bool  # ●8月9日，…: one of several short ones under a label

    @property
    def ended(self) -> bool:
        """The sentence is finished: what follows is no continuation of it."""
        return bool(ENDED.search(self.text)) or self.photo or self.signed or self.byline or self.continued

    @property
    def may_head(self) -> bool:
        return len(self.text) <= LONGEST_HEAD and not self.ended and not self.dated and "。" not in self.text

    @property
    def begins(self) -> bool:
        """A body opens so: with a day."""
        return bool(BODY.match(self.text))

    @property
    def names_body(self) -> bool:
        return bool(BODY_NAMED.search(self.text))


def lines(page: str, known: Collection[str]) -> list[Line]:
    """All lines that are not blank."""
    return [_line(text, known) for raw in page.split("\n") if (text := raw.strip())]


def _line(text: str, known: Collection[str]) -> Line:
    continued = bool(CONTINUED.match(text))
    dated = not continued and dateline(text, known) is not None
    item = bool(ITEM.match(text))
    photo = is_photo(text)
    by = BULLET.match(text) or ROLED_LINE.match(text)
    alone = text.startswith("（") and text.endswith("）") and bool(signed(text))
    return Line(
        text,
        dated=(dated or item) and not alone,
        byline=bool(not item and by and names(by[1])) and not photo and not alone,
        photo=photo,
        signed=bool(signed(text)),
        continued=continued,
        item=item,
    )


def authors_of(line: Line) -> list[str]:
    return line_of_authors(line.text) or signed(line.text)
