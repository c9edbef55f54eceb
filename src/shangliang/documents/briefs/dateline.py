"""电头 · How a piece of news opens: 本报金昌讯（通讯员 某某）6月5日，… · 甘肃某地讯 · （本报记者 某某）近日，…"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from .bylines import ROLE, names

PAPER = r"(?:本报|本网|本刊|本台|新华社|中新社|中新网|[\u4e00-\u9fff]{2,7}?(?:日报|晚报|早报|商报|时报|政协报|协商报|报|网|社))"
DAY = r"(?:\d{1,2}月)?\d{1,2}日"
WIRE = re.compile(
    rf"^(?P<paper>{PAPER})?\s*(?P<place>[\u4e00-\u9fff]{{0,12}}?)\s*(?P<day>{DAY})?(?P<word>专讯|讯|专电|电|消息)"
    r"(?P<after>[：:\s]*)(?:（(?P<by>[^（）]{2,60})）)?\s*"
)
BRACKET = re.compile(rf"^（(?P<by>{ROLE}[^（）]{{2,60}})）\s*")
REPORTED = re.compile(rf"^(?P<by>{ROLE}[\u4e00-\u9fff· 、]{{2,40}}?)\s*报道[：:，]\s*")
NO_PLACE = re.compile(
    r"[通喜资简快短音书急汛视问电]$|记者|[的了与]|(?<![西太泰])和(?![政静平林])"
)  # 西和, 和政 are counties
PROVINCE = re.compile(r"^甘肃省?(?=[\u4e00-\u9fff]{2})")
OPENS = re.compile(rf"{DAY}|近日|日前|近期|最近|连日|今年|[\d一二三四五六七八九十]{{1,3}}月")


@dataclass(frozen=True)
class Dateline:
    """电头 · Where it ends in the paragraph, and what it says."""

    end: int
    place: str | None
    authors: list[str]
    day: str = ""  # 本报金昌6月5日讯


def dateline(paragraph: str, known: Collection[str] = ()) -> Dateline | None:
    """The paragraph's dateline; None if it is an ordinary sentence. `known`: places that need no 本报 before them."""
    for form in (BRACKET, REPORTED):
        if (found := form.match(paragraph)) and (people := names(found["by"])):
            return Dateline(found.end(), None, people)
    found = WIRE.match(paragraph)
    if not found or NO_PLACE.search(found["place"]):
        return None
    roled = found["by"] and re.match(ROLE, found["by"])
    people = names(found["by"]) if found["by"] else []
    place = PROVINCE.sub("", found["place"]) or None
    opened = bool(found["after"].strip(" ")) or (found["after"] and OPENS.match(paragraph, found.end()))
    sure = (
        found["paper"] or roled or found["day"] or (opened and (place in known or OPENS.match(paragraph, found.end())))
    )
    if not sure or (not found["paper"] and not place and not roled):
        return None
    end = found.end() if roled or people or not found["by"] else found.start("by") - 1
    return Dateline(end, place, people if end == found.end() else [], found["day"] or "")
