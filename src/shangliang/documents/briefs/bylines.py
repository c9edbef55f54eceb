"""署名 · Who wrote it: （记者 某某 通讯员 某 某）, □ 通讯员某某, （某某）at the end, 某某 摄影报道."""

import re

from .surnames import SURNAMES

ROLE = (
    r"(?:(?:本报|本网|本刊|全媒体|融媒体|特约|特派|特邀|首席|实习|见习|驻站)*"
    r"(?:摄影记者|文字记者|实习生|记者|通讯员|撰稿人|撰稿|供稿|作者|摄影|(?<![\u4e00-\u9fff])[图文](?=[：:])))"
)
PHOTO = r"(?:摄影报道|摄影|文/图|图/文|文并摄|文图|图文|供图|摄)"
NAMES = r"[\u4e00-\u9fff·、，/& ]{2,60}?"
BULLET = re.compile(r"^[□■◇◆○●▲△☆★]\s*(.{2,60})$")
ROLED_LINE = re.compile(rf"^（?\s*({ROLE}[：:\s]*{NAMES})）?$")
PHOTO_LINE = re.compile(rf"^（?\s*((?:{ROLE}\s*)?{NAMES})\s*{PHOTO}\s*）?$")
PHOTO_END = re.compile(rf"[。！？…”）]\s*（?((?:{ROLE}\s*)?[\u4e00-\u9fff· ]{{2,12}}?)\s*{PHOTO}）?$")
SIGNED = re.compile(rf"(?:^|[。！？…”])\s*（((?:{ROLE}[：:\s]*)?{NAMES})）$")
NO_NAME = re.compile(
    r"^(?:完|略|待续|未完待续|虚构|连载|摘要|节选|草案|试行|资料|图片|资料图片|编者|下转|上接|紧接|转|接)|版$|[会社局委办处科组镇乡村]$"
)
NAME = re.compile(r"^(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,10}(?:·[\u4e00-\u9fff]{1,10})+)$")
OFFICE = re.compile(r"(?:政协|办公室|委员会|宣传部|融媒体中心|日报社|组委会)$")
MOST = 8


def names(text: str) -> list[str]:
    """The names of a byline; [] if one of its words can not be a name."""
    words = re.split(r"[\s、，,/&：:；;]+", re.sub(ROLE, " ", text).strip())
    found: list[str] = []
    half = ""  # "赵 甲": a name of two characters, spread to the width of three
    for word in filter(None, words):
        if len(word) == 1 and not half:
            half = word
            continue
        found.append(half + word)
        half = ""
    if half:
        found.append(half)
    people = [each for each in found if not OFFICE.search(each)]
    return people if len(people) <= MOST and all(NAME.match(each) for each in people) else []


def line_of_authors(line: str) -> list[str]:
    """The authors a line of its own names; [] if it is another line."""
    for form in (BULLET, PHOTO_LINE, ROLED_LINE):
        if found := form.match(line):
            return names(found[1])
    return []


def is_photo(line: str) -> bool:
    return bool((found := PHOTO_LINE.match(line)) and names(found[1])) or bool(photo_end(line))


def photo_end(paragraph: str) -> list[str]:
    found = PHOTO_END.search(paragraph)
    return names(found[1]) if found else []


def signed(paragraph: str) -> list[str]:
    """The names in brackets that close a paragraph, or stand under it."""
    found = SIGNED.search(paragraph)
    if not found or NO_NAME.search(found[1]):
        return []
    people = names(found[1])
    sure = re.match(ROLE, found[1]) or (found.start() == 0 and len(people) > 1)  # a line of two or more names
    return people if sure or any(each.startswith(SURNAMES) for each in people) else []
