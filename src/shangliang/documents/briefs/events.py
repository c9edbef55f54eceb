"""活动 · What was held or done: 五届十二次主席会议, 专题调研, 结对关爱帮扶活动, 招商引资推介会暨签约仪式."""

import re

HAN = r"[\u4e00-\u9fff]"
FIELD = r"(?:调研|视察|考察|走访|慰问|观摩|督查|督办|督导|评议|检查|调查|巡查|监督|协商)"
NOUN = (
    rf"(?:会议|大会|全会|全委会|常委会|例会|{HAN}会|培训班|研讨班|学习班|读书班|轮训班|培训|活动日|活动|行动|仪式|论坛|讲座|讲堂|讲坛|沙龙|党课|竞赛|比赛|大赛|"
    rf"运动会|书画展|作品展|图片展|成果展|摄影展|展览|展演|义诊|宣讲|座谈|{FIELD}|植树|招商|签约|揭牌|授牌|结对|帮扶|学习|采风|联谊|大讨论|议事|志愿服务)"
)
NOT_EVENT = r"(?<!社会)(?<!委员会)(?<!机会)(?<!协会)(?<!学会)(?<!(?<!协)商会)(?<!议事会)(?<!工会)(?<!党委会)(?<!与会)(?<!联合会)"
HELD = r"(?:主持召开|组织召开|联合召开|召集召开|召开|举行|举办|承办|主办|联合举办|组织开展|扎实开展|集中开展|联合开展|开展|启动|投入到?|参加|组织|举措)"
OBJECT = r"[\u4e00-\u9fff“”‘’·\dA-Za-z—+《》〈〉、（）-]"
AFTER = r"(?=$|[，。；：、！？（…\n\d]|并|侧记|纪实|见闻|小记|综述|掠影|以及|和(?!谐)|时|期间|上|后|结束|现场(?!会|推进|观摩|办公|协商)|[一二两三四五六七八九十百]+余?[次场项期个])"
OF_NOUN = re.compile(
    rf"(?P<verb>{HELD})(?:了|好|一场)?(?P<what>(?!情况|工作情况|以来|的)(?:“[^“”]{{2,40}}”)?{OBJECT}{{0,60}}?{NOUN}{NOT_EVENT}){AFTER}"
)
OPENED = re.compile(
    rf"(?P<verb>^|[，的由])(?P<what>{OBJECT}{{2,50}}?{NOUN}{NOT_EVENT})(?:在{HAN}{{2,16}}?)?(?:隆重|胜利|顺利|正式|圆满|如期)?(?:召开|举行|举办|开幕|闭幕|启动|开展(?=[，。]|$)|展出|揭幕|开班|开讲|开赛)"
)
OF_COUNCIL = re.compile(rf"(?P<verb>{HELD})了?(?P<what>{OBJECT}{{0,40}}?协商议事会){AFTER}")
DONE = re.compile(rf"(?P<verb>进行|(?<!工)作|做)了?(?P<what>“[^“”]{{2,12}}”|(?:[“”]|{HAN}){{0,10}}?{FIELD}){AFTER}")
DOING = re.compile(
    r"(?<!组织)(?P<what>(?:专题|集中|监督性|实地|联合|重点|异地|跟踪)?(?:考察招商|招商考察|考察学习|学习考察|考察调研|考察交流|协商议政|走访看望|看望慰问|(?:爱心)?(?:捐资助学|捐赠|捐款)|视察调研|走访调研|调研|视察|考察|走访慰问|走访|慰问|观摩|调研督导|督导调研|督导检查|督导|督查|评议|督办))(?!组|团|队|报告|员|点|物|金|品)"
)
PREFIX = re.compile(r"^(?:[\u4e00-\u9fff]{1,8}(?:省|市|县|区|州)|[省市县区州])政协(?!系统|协商|委员|机关|联络)")
COUNTED = re.compile(r"^[\d一二三四五六七八九十]+[次场期项个]")
BY_WHOM = re.compile(r"^.*?(?:主办|承办|协办|举办|组织)的(?=.{2})")
GOING = re.compile(r"赴[^。；]{2,60}?(?P<what>考察招商|招商考察|考察学习|学习考察|考察调研)")
HELD_BEFORE = re.compile(HELD)
SIGNED = re.compile(r"签[订署]了?(?:[^，。；]{0,30}?协议|《[^》]{2,60}(?:协议|备忘录|合作书)》)")
LAST = re.compile(r"征集|采风|座谈|培训|学习|义诊|协商|监督|宣讲|帮扶|植树")
HOSTED = re.compile(
    r"^(?:委员|干部|人员|机关|部分|力量|全体|[\d一二三四五六七八九十]+余?名"
    r"|[\u4e00-\u9fff、]{0,14}?(?:委员|干部|职工|党员|专家|医生|代表)(?=[赴到在]|前往|深入|走进|分赴|集中|开展|参加))"
)
OF_ONE = re.compile(r"委员(?:、|[\u4e00-\u9fff]{2,4}$)")  # 记某区政协委员某某
WATCHED = re.compile(r"(?:集中|统一|认真)*(?:收看|收听|观看)[^，。；]{2,40}")
THEME = re.compile(
    r"政协(?:机关|党组|[\u4e00-\u9fff]{1,8}委员会)?：?(?:组织(?:部分)?委员)?(?:助力|助推|聚力|聚焦|积极|扎实|持续|着力|全力|深入)*"
    r"(?P<what>[^：—]{3,30}?)(?:侧记|纪实|小记|见闻|综述|掠影|工作纪实)?$"
)
BEGINS = re.compile(r"\d{1,2}月\d{1,2}日")
SENTENCES = re.compile(r"[^。！？\n]+")
MOST = 12  # sentences in which the event is looked for


def event(headline: str, text: str) -> str | None:
    """The first thing held or done that the opening tells of; else what the headline names; else what comes later."""
    opening, _, rest = text.partition("\n")
    return _told(opening) or _held(headline) or _told(rest) or _doing(headline) or _theme(headline) or _last(opening)


def _last(words: str) -> str | None:
    found = LAST.search(words)
    return found[0] if found else None


def _theme(headline: str) -> str | None:
    """What nobody calls an event is told by its headline: 文明祭扫, of 某县政协助力文明祭扫."""
    found = THEME.search(headline)
    return found["what"] if found and not OF_ONE.match(found["what"]) else None


def _told(words: str) -> str | None:
    sentences = SENTENCES.findall(words)[:MOST]
    first = next((found for sentence in sentences if (found := _of_sentence(sentence))), None)
    if first and not any(map(_held, sentences[:1])):  # 今年以来，…捐款…。5月11日，县政协召开…
        return next((held for each in sentences[1:] if BEGINS.match(each) and (held := _held(each))), first)
    return first


def _of_sentence(words: str) -> str | None:
    if watched := WATCHED.search(words):
        return watched[0]
    going = GOING.search(words)
    if going and not HELD_BEFORE.search(words, 0, going.start("what")):
        return going["what"]  # 赴河南考察招商，举办推介会2场: what they went for
    return _held(words) or _doing(words)


def _held(words: str) -> str | None:
    found = [
        (at.start(), _plain(at["what"])) for form in (OF_COUNCIL, OF_NOUN, DONE, OPENED) if (at := _first(form, words))
    ]
    return min(found)[1] if found else None


def _first(form: re.Pattern[str], words: str) -> re.Match[str] | None:
    at = 0
    while found := form.search(words, at):
        what = _plain(found["what"])
        people = found["verb"] == "组织" and HOSTED.match(what)  # 组织委员赴…: whom, not what
        if what and not people and what.count("“") == what.count("”"):
            return found
        at = found.start() + 1
    return None


def _plain(what: str) -> str:
    """Without the body's name before it and without what stands before the last verb in it."""
    what = COUNTED.sub("", what)
    return PREFIX.sub("", BY_WHOM.sub("", what)).lstrip("、了的")


def _doing(words: str) -> str | None:
    done, signed = DOING.search(words), SIGNED.search(words)
    if signed and not (done and done.start() < signed.start()):
        return "签约"
    return done["what"] if done else None
