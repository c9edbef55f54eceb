"""故事八 会宁、文县 · What the helpers of the two offices met on their visits; the page says "近日", the days are invented."""

from .families import HUINING, WENXIAN
from .looking_after import Pairing
from .tale import Tale
from .walk import Walk

PINGTOUCHUAN = "620422115"


def _difficulty(area, helper, title, text, raised, upto, target, sort, **more) -> Tale:
    return Tale(
        area, sort, title, text, "", raised, upto, channel="visit", kind="household", by=helper,
        extra={"target": target}, adopt="已上门核实。", **more,
    )  # fmt: skip


TALES = (
    _difficulty(PINGTOUCHUAN, "helper-620422-0", "孤儿基本生活费这个月到了没有", "孩子由祖父母照看，存折没有随身带。", (6, 7), "settle", "孤儿",
                "基本生活", settle="当面与民政经办人核对，6月生活费已按时发放。", gap=0),
    _difficulty(PINGTOUCHUAN, "helper-620422-1", "住校的孩子周末没有车回家", "班车停在镇上，离家还有九公里。", (6, 8), "receive", "孤儿", "教育",
                unit="会宁县教育局"),
    _difficulty(PINGTOUCHUAN, "helper-620422-0", "想换一副眼镜", "上课看不清黑板。", (6, 28), "raised", "孤儿", "医疗"),
    _difficulty("621222", "helper-621222-0", "屋顶漏雨，雨季前要修", "西屋两处漏雨，老人把床挪到了灶房。", (5, 30), "reply", "特困人员", "住房",
                unit="文县住房和城乡建设局", reply="6月19日已完成屋面翻修并验收。", on={"reply": (6, 20)}),
    _difficulty("621222", "helper-621222-1", "助行器坏了", "四脚助行器断了一脚。", (6, 12), "settle", "困难重度残疾人", "基本生活",
                settle="残联辅具库调拨一副，当天送到。", gap=0),
    _difficulty("621222", "helper-621222-0", "护理补贴怎么申请", "家里不识字，表不会填。", (6, 27), "accept", "困难重度残疾人", "基本生活",
                gap=1),
)  # fmt: skip


def tell(people, diary) -> None:
    for tale in TALES:
        Walk(tale, people).write_into(diary)
    Pairing(HUINING, "620422", "huining-office", people, diary).tell((5, 17), (5, 22), {})
    Pairing(WENXIAN, "621222", "wenxian-office", people, diary).tell((5, 18), (5, 23), {})
