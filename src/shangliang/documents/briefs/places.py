"""地点 · Where they went and met: what follows 赴, 深入, 走进; 在某地召开; a township or village that opens a clause."""

import re
from collections.abc import Iterator

from .gazetteer import Gazetteer

GO = re.compile(
    r"分赴|(?<![未将上下以年近本往])来(?!到|宾|访|信|电|自|源)|奔赴|赶赴|赴|前往|走进|深入到|深入|来到|抵达|走访了?|实地察看了?|实地查看了?|察看了?|查看了?|视察了?(?!组|团)|观摩了?(?!组|团)|考察了?(?!组|团)|参观了?|调研了?(?!组|团|队|报告)|(?<![达感得收看受提直找想听遇碰做涉不周])到(?![会位场底期来达])"
)
AT = re.compile(
    r"在(?=([\u4e00-\u9fff“”]{2,24}?)(?:成功|联合|组织|隆重|顺利|正式|集中)?(?:召开|举办|举行|开展|召集|启动|开幕|开班|揭幕|揭牌|签约|签订|签署))"
)
STOP = re.compile(r"[，。；：！？…\n（“《]")
BETWEEN = re.compile(
    r"、|以及|及|(?<=[省市县区镇乡村社州旗道馆站园院地场库企厂校司心])[和与]|(?<=^[\u4e00-\u9fff]{2})和|(?<=、[\u4e00-\u9fff]{2})和"
)
BEHIND = (
    r"(?:$|“|的|等|开展|进行|召开|举办|举行|就|对|围绕|考察|调研|走访|了解|慰问|指导|督导|实地|看望|察看|视察|观摩|参观|学习|参加|对接|入户|组织|检查|"
    r"与|为|和|及|、|以|一线|村组|境内|现场|招商|洽谈|宣讲|义诊|听取|推进|征集|收集|采访|宣传|发放|座谈|帮助|督办|巡查|巡河|植树|栽植|拍摄|采风|创作|摸底|体验|回访|研学|培训|交流|两|[三四五六七八九十\d]|有\d|共|督查|看|农户|机关|政府|委员|协商|帮扶)"
)
AFTER = re.compile(f"^{BEHIND}")
SITE = re.compile(
    r"^[\u4e00-\u9fffA-Za-z0-9“”·]{1,18}?(?:档案馆|博物馆|纪念馆|文化馆|图书馆|展馆|馆|消防队|大队|医院|卫生院|敬老院|福利院|剧院|学院|法院|检察院|院|"
    r"工作站|服务站|车站|站|中心|企业|药企|大学|党校|产业园|工业园|园区|园|基地|公司|集团|合作社|酒店|工厂|厂|学校|小学|中学|幼儿园|广场|项目区|车间|市场|"
    r"湿地|林场|农场|水库|公园|景区|景点|遗址|会址|故居|议事室|议事厅|协商室|工作室|联络室|联络站|之家|派出所|供电所|司法所|局|社)"
    rf"(?={BEHIND})"
)
VAGUE = re.compile(
    r"^(?:各|有关|相关|部分|多个|基层|全[县市区省]|有的|一些|困难|群众|农户|企业|项目|所|现场|村组|田间|帮扶|民营|社区|街道|乡镇|镇村|集市|街头|商圈|市场|校园|课堂|机关|[\d一二三四五六七八九十])|、"
)
TOWN = re.compile(
    r"(?:^|[，。；！？\n])(?:在)?((?:[\u4e00-\u9fff]{2,5}(?:县|区|市))?[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道)"
    r"(?:[\u4e00-\u9fff]{2,6}?(?:村|社区))?(?:[一二三四五六七八九十\d]{1,3}[社组])?)(?=的|，委员|，党员|，群众|有\d|共有\d|\d|[一二三四五六七八九十]+[名位户个家余社组]|委员)"
)
TOWN_NOT = re.compile(r"^[与各等和的在个到从对将把被由该]|[与各等和的在个到从对以将把]|[城家下返还故水]乡")
COUNTED = re.compile(r"等|\d+余?[个家所处]")
SENTENCE = re.compile(r"[^。！？\n]+")
LONGEST_LIST = 120


def places(text: str, own: set[str | None], known: Gazetteer) -> list[str]:
    """In the order of the text, each as it is printed; `own`, the host and its area, are not where somebody went."""
    found: list[tuple[int, str]] = []
    for sentence in SENTENCE.finditer(text):
        found += [(sentence.start() + at, name) for at, name in _of_sentence(sentence[0], known)]
    found += [(town.start(1), town[1]) for town in TOWN.finditer(text) if not TOWN_NOT.search(town[1])]
    ordered = [name for _, name in sorted(found)]
    return [name for name in dict.fromkeys(ordered) if name not in own]


def _of_sentence(sentence: str, known: Gazetteer) -> Iterator[tuple[int, str]]:
    for at in AT.finditer(sentence):
        name = known.at(at[1])
        if site := _site(at[1]):
            yield at.start(1), site
        elif name and AFTER.match(at[1][len(name) :]):
            yield at.start(1), name
    divided = False  # once somebody went to 上海 and 江苏, the firms they saw there are no further places
    for go in GO.finditer(sentence):
        words = sentence[go.end() : go.end() + LONGEST_LIST]
        listed = list(_listed(STOP.split(words, maxsplit=1)[0], known))
        has_division = any(division for _, _, division in listed)
        yield from ((go.end() + at, name) for at, name, division in listed if division or has_division or not divided)
        divided |= has_division


def _listed(words: str, known: Gazetteer) -> Iterator[tuple[int, str, bool]]:
    """(where, name, whether it is a division) of each member of a list."""
    start = 0
    members = []
    for mark in [*BETWEEN.finditer(words), None]:
        member = words[start : mark.start() if mark else len(words)]
        lead = _modifier(member, known)
        members.append((start + lead, member[lead:]))
        start = mark.end() if mark else start
    firsts = [known.at(member) for _, member in members]
    mixed = any(name and (AFTER.match(member[len(name) :])) for name, (_, member) in zip(firsts, members, strict=True))
    for (at, member), name in zip(members, firsts, strict=True):
        if name and (site := _site(member)).startswith(name):
            yield at, site, True  # 永清镇中心幼儿园
        elif name and AFTER.match(member[len(name) :]):
            yield at, name, True
        elif VAGUE.search(member):
            continue
        elif site := _site(member):
            yield at, site, False
        elif mixed and len(members) > 1 and re.fullmatch(r"[\u4e00-\u9fff]{2,6}", member):
            yield at, member, False


def _modifier(member: str, known: Gazetteer) -> int:
    """包抓的刘家峡镇: how long the words before the name are."""
    end = member.find("的") + 1
    return end if end and not known.at(member) and known.at(member[end:]) else 0


def _site(member: str) -> str:
    """A place by its ending; 合作社14个 is a figure."""
    found = SITE.match(member)
    if found and COUNTED.search(found[0]):
        return ""
    return found[0] if found and not re.match(r"[\d一二三四五六七八九十百]", member[found.end() :]) else ""
