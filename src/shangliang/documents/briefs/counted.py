"""所数 · What a figure counts: the noun after it (3篇调研报告) or before it (急难愁盼问题5件)."""

import re

from .verbs import ADVISING, AFTER_NOUN, NOUN_LIKE, RESULT, TITLED, VERBS

CUT_LEFT = re.compile(
    "|".join(
        [
            *(f"{verb}(?!率|度|额|面积|收入)到?" for verb in sorted(VERBS, key=len, reverse=True)),
            *(verb + TITLED.get(verb, "") + AFTER_NOUN + "到?" for verb in NOUN_LIKE),
            *(f"{verb}(?!建议|意见){AFTER_NOUN}" for verb in ADVISING),
            RESULT,
            r"等(?=[\u4e00-\u9fff])",
            r"(?:将|把)(?![军来近])",
            r"(?<=政协)(?=(?:监督|调研|视察|考察|督导|评议|宣讲)(?:小?组|团|队))",
            "同志",
            "自愿|无偿|主动|随机|全力|及时|当场|就地|无缝",
            "人员(?=[\u4e00-\u9fff]{3})",
            "(?=户均|人均|亩均|每户|每人|每亩)",
            "的",
            "了",
            "(?<!公)共(?!识|同|建|享|产)",
            "累计",
            "先后",
            "其中",
            "截至目前",
            "分别",
            "以及",
        ]
    )
)
TAIL = re.compile(
    r"(?:一行|其余|为期|历时|共计|共有|共|合计|累计|计|大约|约|近|达到了?|达|为|有|超过|超|多达|突破|至|(?<![实应])到|了|的|均|各|(?<!总)价值|总共|不少于|最高|分别|高达|在|增至|从|由|、|等|仅|已|只|折合|折款|折价|总值|约合|合人民币|人民币|剩余|一次性|以上)+$"
)
HEAD = re.compile(
    r"^(?:、|力争|累计|到?20\d\d年底?|和|及|与|并|还|也|已|将|共|全[省市县区州镇乡]|各类|各|其中|有|本[省市县区]|每年|能|今年|目前|现有|现场|新|总共|同时|该|以)+(?=[\u4e00-\u9fff]{2})"
)
HEAD_SAFE = re.compile(r"^(?:现场[教会办推]|各[界级族]|全[民体]|本[土科]|新[能媒型农兴]|有[机]|已|共[识同建享])")
BREAK = re.compile(r"[，。；：！？“”‘’…\n]")
CUT_RIGHT = re.compile(
    r"[，。；：！？、“”…\n《》]|（(?![\u4e00-\u9fff]{1,3}）)|(?<!（[\u4e00-\u9fff])(?<!（[\u4e00-\u9fff]{2})）|[\d%]|(?:参加|参与|出席|列席)(?!人员|代表)|作了|作出|做了|进行|宣讲(?!小?分?[队团员]|骨干|活动)|讲解|免费|围绕|结合|深入|走进|走访|开展|召开|提出|汇报|(?<=.)现场|正式|一起|共同|分别|先后|(?<=.)集中|逐一|前往|奔赴|"
    r"正在|正(?=有序|按|抓紧|加快)|有序|稳步|列入|纳入|报送|上报|呈报|负责|到场|到会|到位|听取|积极|自愿|主动|无偿|踊跃|依次|轮流|带头|登台|争相|受益|受训|交流|发言|汇聚|组成(?!人员|员)|达成|的|了|着|也|都|均|已|将|被|从|把|由(?!衷)|赴|于|等(?!级)|"
    r"就(?!业|餐|诊|医)|(?<![结面])对(?!口|接|象|外)|与(?!会)|在(?!建|册|校|岗|外|职|线)|为(?!民)|向(?!阳)|到|以(?!上|下)|并|用(?![品具户工地水电餐药房])|让|使|给|及(?!时)|送|得到|获|接受|成为|重温|限期|建成|实现|完成|设立|新建|来(?!信|访|电|自)|分解|转交|交由|代表(?=提出|说)|表示|认为|(?<=.)建议(?=[：，])|(?<=.)(?:每[户人年亩]|[户人亩年]均)|全部|需要|放弃|带来|来自|包抓|认领|(?<=.)面对面"
)
JOINED = re.compile(r"、(?=[\u4e00-\u9fff])|[和及与](?=部分|相关|有关|其他|一些|全体)")
NO_NOUN = re.compile(
    r"^(?:以上|以下|左右|之多|以内|的|和|及|与|以及|[，。；：！？、（）\d…”%]|$|(?!一线|一般|一流|一体|三农|五保|百姓)[一二两三四五六七八九十百千]+[\u4e00-\u9fff])"
)
PERSON = re.compile(
    r"^[\u4e00-\u9fff]{0,8}?(?:(?:委员|党员|干部|职工|群众|代表|学生|教师|专家|志愿者|医生|居民|村民|同志|人员|负责人|提案人|学员|嘉宾|老人|农牧民|牧民|农民|游客|师生|儿童|孤儿|残疾人|企业家|骨干|成员)+)"
    r"(?![和及与、以代家户组小站会])"
)
TIMES = frozenset({"次", "场次", "天", "人次"})
PERSONS = frozenset({"名", "位", "人"})
MEASURED = re.compile(r"元$|%|百分点|米$|里$|亩|公顷|吨|斤$|克$|瓦|㎡")  # a length stands after what is so long
WORTH = re.compile(r"(?:价值|总价|总值|折合)(?:人民币)?(?:约|近|达|共|超过?)*$")
PAID = re.compile(
    r"^.*(?:[局委办行]|政协|公司|企业|政府|[镇乡村]|群众|个人|社会)(?=(?:投资|筹资|出资|集资|捐资|捐款|自筹)$)"
)
TITLE = re.compile(r"《([^《》]+)》")
QUOTED = re.compile(r"“[^“”]{2,16}”[\u4e00-\u9fff]{0,8}?\s?$")
LISTED = re.compile(r"》等$")
JOINED_BY = re.compile(r"[和及与](?=[\u4e00-\u9fff])")
STRONG = "|".join(sorted((verb for verb in VERBS if len(verb) > 1), key=len, reverse=True))
DOES = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:累计|集体|联合)*(?:{STRONG}|{RESULT}){AFTER_NOUN}")
ACTS = re.compile(rf"(?:集中|先后|联合|一起|共同)*(?:{STRONG}|视察|调研|考察){AFTER_NOUN}")
HELD = re.compile(r"[\u4e00-\u9fff]{1,4}(?:协商|教学|培训|义诊|宣讲)")
NOT_SAID = re.compile(r"^(?:相关|有关|承办)?(?:部门|单位)$")  # 问题68个，交办相关部门16个
SHARES = frozenset({"%", "个百分点", "百分点"})
CHANGED = re.compile(r"(?:同比|环比|较上年|比上年|较去年|比去年)*(?:增长|下降|提高|提升|减少|增加|上升)(?:了|到|至)?$")
WHO_DOES = re.compile(r"(?<=单位|部门|企业|委员|代表|社区|乡镇|街道)(?:办理|参与|帮扶|服务|学习|承办|审议|结对|联系)$")
STANDING = re.compile(r"(?<=..)(?:办理|落实|完成|推进|进展|实施|整改)(?:工作)?情况$")  # 对10件提案办理情况
GROUPS = frozenset({"组", "批", "队"})
LONGEST = 40


def counted(text: str, start: int, end: int, after: int, unit: str, last: str) -> str:
    """`after`: where the figure before this one ended; `last`: what that one counted."""
    before = text[max(after, start - LONGEST) : start]
    left = _left(CHANGED.sub("", before) if unit in SHARES else before)
    measured = bool(MEASURED.search(unit))
    right = _right(text[end : end + LONGEST], unit)
    if LISTED.search(before):
        right = JOINED_BY.split(right, maxsplit=1)[0]  # 《…》等3篇调研报告和方案: the list was of 调研报告
    if last and NOT_SAID.match(left) and not right:
        return last
    if left and ACTS.match(right):
        right = ""  # 形成纪要1份报送县委; 委员30余人集中视察
    if measured and left and not (WORTH.search(before) and text[end : end + 1] == "的"):
        right = ""  # but 价值1.8万元的学习用品
    if unit == "字":
        return left  # 约28万字: of the book, not of what was counted before
    beside = bool(after) and not text[after:start].strip("、")  # 13户14人
    if beside:
        return last or right or left
    if (unit.endswith("元") or unit in TIMES) and not right and not left and (verb := _verb(before)):
        return verb  # 预计投入27.6万元, 入户走访178次
    if unit in GROUPS and not right and ACTS.match(text, end):
        return left or unit  # 分3组走访看望老委员
    return right or left or last or _verb(before) or _rest(text[end : end + LONGEST])


def _right(text: str, unit: str) -> str:
    text = re.sub(r"^(?:以上|以下|左右)?的(?=[\u4e00-\u9fff])", "", text)
    if NO_NOUN.match(text) or unit == "%":
        return ""
    at = 0
    for cut in CUT_RIGHT.finditer(text):
        at = cut.start()
        if not (cut[0] == "、" and unit in PERSONS):
            break
    else:
        at = len(text)
    noun = text[:at].rstrip("、和及与")
    noun = STANDING.sub("", WHO_DOES.sub("", DOES.split(noun, maxsplit=1)[0]))
    if unit in PERSONS and (person := PERSON.match(noun)):
        noun = person[0]
    joined = JOINED.search(noun)
    return noun[: joined.start()] if joined and unit not in PERSONS else noun


def _left(text: str) -> str:
    if (quoted := QUOTED.search(text)) and not quoted[0].endswith("等"):
        return quoted[0].strip()  # 建成“帐篷议事厅”21个
    clause = BREAK.split(text)[-1].strip()
    while (shorter := TAIL.sub("", clause)) != clause:
        clause = shorter
    cuts = list(CUT_LEFT.finditer(clause))
    if cuts and cuts[-1].end() == len(clause):  # 被采用24篇: what was named before; 组织微协商43场
        held = clause[cuts[-2].end() if len(cuts) > 1 else 0 :]
        return held if HELD.fullmatch(held) else ""
    noun = PAID.sub("", clause[cuts[-1].end() :] if cuts else clause).lstrip("、")
    if title := TITLE.fullmatch(noun):
        return title[1]
    return noun if HEAD_SAFE.match(noun) else HEAD.sub("", noun)


def _verb(text: str) -> str:
    found = list(CUT_LEFT.finditer(BREAK.split(text)[-1]))
    return found[-1][0] if found and len(found[-1][0]) > 1 else ""


def _rest(text: str) -> str:
    """120人参加培训: who is counted is only told by what they do."""
    return BREAK.split(text)[0].strip("、的了 ")
