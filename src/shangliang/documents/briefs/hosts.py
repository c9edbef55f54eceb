"""主办 · Whose doing it was: 金昌市政协, a committee of it, its Party group, or a station of members in a township."""

import re

from .gazetteer import Gazetteer

HAN = r"[\u4e00-\u9fff]"
DOES = r"(?:组织|召开|举办|举行|开展|赴|前往|联合|与|、|到|深入|就|，|。|：|主持|集中|邀请|围绕|启动|承办|主办|积极|机关|认真|专题|牵头|扎实|坚持|对|及|和|走访|视察|调研|$)"
TOPICS = r"(?:提案|经济|农业|农村|社会|文化|文史|学习|教科|教育|科技|科教|民族|民宗|宗教|人口|资源|环境|港澳|外事|联谊|城乡|城建|法制|委员联络|医药|民主监督|综合)"
PART = (
    rf"(?:(?:委员)?(?:工作|联络|活动|履职|会客)(?:站|室|组|点|小组)|委员之家|{TOPICS}{HAN}{{0,12}}?委员会(?={DOES})|{TOPICS}{HAN}{{0,6}}?(?:专委会|委|办)(?={DOES})|"
    rf"党组(?={DOES})|机关党(?:支部|总支|委)(?={DOES}))?"
)
BODY = re.compile(rf"(?P<area>{HAN}{{1,16}}?)(?P<body>政协(?!协商|主席会议制度|系统)){PART}")
FORMAL = re.compile(
    rf"(?:中国人民政治协商会议|政协)(?P<area>{HAN}{{1,12}}?(?:省|市|县|区|州))(?:第?[一二三四五六七八九十\d]{{1,3}}届)?委员会"
)
AREA_END = re.compile(r"(?:省|市|县|区|州|旗|盟|镇|乡|街道|村|社区)$")
BARE = re.compile(rf"(?:^|[，。；、“”：\n ])由?(?P<level>[省市县区州旗])政协{PART}")
NO_AREA = re.compile(r"^[被获受全]|[、和与的]|联合|委会|组织|参加|政协")  # but 西和县 is in the list
LEAD_IN = re.compile(
    r"^(?:由|在|走进|来到|走访|记者|从|据|近日|日前|近期|连日来|今年以来|目前|截至目前|为|当天|当日|上午|下午|活动中|期间|以来|来|全省|甘肃省(?=.{2}))+"
)
CLAUSE = re.compile(r"[^，。；：！？\n“”（）《》 ——]+")
OTHER = re.compile(
    rf"^(?P<name>(?:(?!在){HAN}){{2,24}}?(?:委|部|局|会|办|办公室|社|院|中心|镇|乡|街道|村|社区|公司|集团|支部|学校|联合会|委员会|政府|站))"
    r"(?=组织|召开|举办|举行|开展|联合|主持|在|赴|前往|到|深入|就|承办|主办)"
)


def host(headline: str, text: str, place: str | None, known: Gazetteer) -> str | None:
    """The first body that acts: one of the tree in the opening or the headline, else any; 市政协 is completed by the place."""
    opening = text.split("\n", 1)[0]
    for part in (_sentences(opening, 1), headline):
        if named := _named(part, known, known.names):
            return named
    for part in (_sentences(opening, 1), _sentences(opening, 3), headline, text):
        if named := _named(part, known):
            return named
        if part is not headline and (bare := BARE.search(part)) and place:
            return _completed(bare, place, known)
    if bare := BARE.search(text):
        return bare[0].lstrip("，。；、“”：\n 由")
    return _other(opening)


def _named(text: str, known: Gazetteer, among: frozenset[str] | None = None) -> str | None:
    for clause in CLAUSE.finditer(text):
        words = LEAD_IN.sub("", clause[0])
        if formal := FORMAL.match(words):
            return formal["area"] + "政协"  # 政协武山县委员会 is 武山县政协
        found = BODY.match(words)
        if not found:
            continue
        area = found["area"]
        if among is not None and not any(area.endswith(name) for name in among):
            continue
        if area in known.names or (AREA_END.search(area) and len(area) > 1 and not NO_AREA.search(area)):
            return _whole(found[0], known)
    return None


def _whole(body: str, known: Gazetteer) -> str:
    """Only its area's name stands before 政协: words that got between are cut where a known name begins."""
    end = body.index("政协")
    start = next((at for at in range(end - 1) if body[at:end] in known.names), 0)
    start = 0 if known.at(body[:end]) == body[:end] else start
    return body[start:]


def _completed(bare: re.Match[str], place: str, known: Gazetteer) -> str:
    """市政协 in news from 金昌 is 金昌市政协; 省政协, and a 市政协 in news from a county, stay as they are."""
    body, level = bare[0].lstrip("，。；、“”：\n 由"), bare["level"]
    area = place if place.endswith(level) else place + level
    fits = area in known.names or (not known.names and level != "省")
    return area + body[1:] if fits else body


def area_of(body: str | None) -> str | None:
    """金昌市政协提案委 -> 金昌市; the name of the area a body sits at."""
    found = body and re.match(rf"{HAN}+?(?:省|市|县|区|州|旗)(?=政协|{HAN}{{1,8}}(?:镇|乡|街道))", body)
    return found[0] if found else None


def _other(opening: str) -> str | None:
    for clause in CLAUSE.finditer(opening):
        if found := OTHER.match(LEAD_IN.sub("", clause[0])):
            return found["name"]
    return None


def _sentences(text: str, count: int) -> str:
    return "".join(re.findall(r"[^。！？]*[。！？]?", text)[:count])
