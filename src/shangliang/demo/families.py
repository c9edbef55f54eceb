"""关爱对象 · The families of stories 7 and 8, as data. Every person is invented; kinds, aid and what was asked follow the page.

One household of 临泽 holds two target kinds and has 30,000 yuan and more of subsidies a year; one lone old man lives in
倪家营镇汪家墩村三社. Which village the others live in the page does not say; these stand for them.
"""

from typing import NamedTuple

ORPHAN, UNSUPPORTED, DISABLED, POOR = "孤儿", "事实无人抚养儿童", "困难重度残疾人", "特困人员"
MINORS = (ORPHAN, UNSUPPORTED)
RICE = ("大米、面粉、食用油", 170)
STAPLES = ("大米、面粉、食用油、牛奶", 210)


class Cared(NamedTuple):
    """关爱对象一人 · The name ends in（虚构）; `facts` are those of a file, `subsidies` (kind, yuan) of this year."""

    name: str
    kind: str
    facts: dict[str, str]
    subsidies: tuple[tuple[str, int], ...] = ()
    wish: str = ""
    met: str = ""  # how the wish came true


class Family(NamedTuple):
    """一户 · Where, who, who helps from which login, what the helper brought, what was found."""

    area: str
    persons: tuple[Cared, ...]
    helper: str
    aid: tuple[str, int]
    found: str
    seen: tuple[int, int] | None = (5, 20)  # day of the first visit; None: not yet this quarter


def _child(name, kind, school, **more) -> Cared:
    facts = {"born_on": more.pop("born"), "school": school, "guardian": more.pop("guardian"), "health": "健康"}
    base = ("孤儿基本生活费", 13_200) if kind == ORPHAN else ("无人抚养儿童生活补贴", 13_200)
    return Cared(name, kind, facts, (base, *more.pop("also", ())), **more)


def _disabled(name, born, disability, grade="一级", **more) -> Cared:
    also = more.pop("also", (("困难残疾人生活补贴", 1_320), ("重度残疾人护理补贴", 1_440)))
    return Cared(name, DISABLED, {"born_on": born, "disability_grade": grade, "disability": disability}, also, **more)


def _old(name, born, house, **more) -> Cared:
    return Cared(name, POOR, {"born_on": born, "house": house}, (("特困供养金", 7_260),), **more)


LINZE = (
    Family("620723107205x01", (_old("滕守田（虚构）", "1949-03-11", "砖木房两间，独居", wish="下雨天放羊穿的雨衣", met="帮扶干部自费购买雨衣一件"),),
           "helper-620723-0", STAPLES, "老人独居，炉子漏烟，已记下要换；吃水、用电正常。"),
    Family("620723101203", (
        _child("樊小禾（虚构）", UNSUPPORTED, "化音小学五年级", born="2011-09-02", guardian="祖母", wish="一套文具", met="帮扶干部自费购买文具一套"),
        _disabled("樊有年（虚构）", "1972-06-18", "肢体残疾，不能行走", also=(("最低生活保障金", 11_400), ("困难残疾人生活补贴", 1_320), ("重度残疾人护理补贴", 3_600), ("其他补贴", 3_000))),
    ), "helper", STAPLES, "一户两类对象，各项补贴今年三万余元，都已到账；孩子上学正常。"),
    Family("620723101210", (_child("仝星野（虚构）", ORPHAN, "县二中八年级", born="2009-04-23", guardian="叔父", wish="一个篮球", met="帮扶干部自费购买篮球一个"),),
           "helper-620723-1", RICE, "孩子爱打球，成绩中上，住校。"),
    Family("620723102204", (_disabled("边永禄（虚构）", "1965-11-30", "视力残疾"),), "helper-620723-2", RICE, "家属被机动车撞伤，问了事故怎么处理。"),
    Family("620723102209", (_old("荀保成（虚构）", "1951-02-08", "危房已改造，平房一间"),), "helper-620723-3", RICE, "身体尚好，种菜自足。"),
    Family("620723103203", (_child("阙春芽（虚构）", ORPHAN, "蓼泉小学三年级", born="2013-12-12", guardian="外祖父"),), "helper-620723-4", RICE, "外祖父七十岁，担心自己老了谁来管。"),
    Family("620723103208", (_disabled("逯玉芬（虚构）", "1970-08-19", "精神残疾"),), "helper-620723-5", RICE, "补贴停发了一个月，记下来问民政。"),
    Family("620723104204", (_old("冉太平（虚构）", "1947-05-05", "住养老院，节日回村"),), "helper-620723-6", RICE, "入住县中心敬老院，三餐、看病都有保障。"),
    Family("620723104208", (_child("笪云起（虚构）", UNSUPPORTED, "平川中学九年级", born="2008-01-15", guardian="伯父"),), "helper-620723-7", RICE, "今年中考，想知道高中有哪些资助。"),
    Family("620723105205", (_disabled("宿长根（虚构）", "1968-10-01", "肢体残疾，拄拐"),), "helper-620723-8", RICE, "辅具去年换过，门口台阶想改成坡道。"),
    Family("620723105208", (_old("瞿桂香（虚构）", "1950-07-27", "平房一间，屋顶去年修过"),), "helper-620723-9", RICE, "和邻居处得好，看病有车接。"),
    Family("620723106203", (_child("麻阳阳（虚构）", ORPHAN, "昭武小学二年级", born="2015-03-09", guardian="姑母"),), "helper-620723-10", RICE, "活泼，愿意说话；姑母盼着有人辅导作业。"),
    Family("620723106207", (_disabled("亓文海（虚构）", "1962-04-04", "听力言语残疾", "二级"),), "helper-620723-11", RICE, "会手语的侄子在，话说得通；地已流转。"),
)  # fmt: skip
# 会宁: whether the children's guarantees are in place; 文县: all Party members of the office, one family not yet visited.
HUINING = (
    Family("620422115201", (_child("靳小满（虚构）", ORPHAN, "平头川小学四年级", born="2012-05-20", guardian="祖父母"),), "helper-620422-0", RICE, "生活费按月发放；祖父母照看，吃住有保障。", (6, 7)),
    Family("620422115204", (_child("惠雨（虚构）", ORPHAN, "平头川中学七年级", born="2010-10-10", guardian="舅父"),), "helper-620422-1", RICE, "住校，周末回家没有班车。", (6, 8)),
)  # fmt: skip
WENXIAN = (
    Family("621222100200", (_old("蔺存义（虚构）", "1948-09-09", "西屋漏雨"),), "helper-621222-0", RICE, "雨季前要修屋顶，当天记下。", (5, 30)),
    Family("621222100200", (_disabled("蒙秀兰（虚构）", "1966-12-01", "肢体残疾，用助行器"),), "helper-621222-1", RICE, "助行器断了一脚，联系残联换。", (6, 12)),
    Family("621222100200", (_disabled("仲全福（虚构）", "1974-02-14", "视力残疾"),), "helper-621222-0", RICE, "", None),
)  # fmt: skip
