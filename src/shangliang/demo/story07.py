"""故事七 临泽 · Difficulties met by the helpers of "结对帮扶·爱心临泽" from 20 May on: five solved, two under way. No family is named.

Who is paired with whom, and what was brought, stands in families.py; here what had to be resolved.
"""

from . import rallies
from .families import LINZE
from .looking_after import Pairing
from .tale import Tale
from .walk import Walk

GROUP = "620723107205x01"  # 倪家营镇汪家墩村三社
CIVIL = "临泽县民政局"


def _difficulty(title, text, raised, upto, target, *, unit="", area="620723", sort="基本生活", **more) -> Tale:
    """家庭困难 · Seen on a visit, told by the helper; what is small is settled at once."""
    return Tale(
        area, sort, title, text, "", raised, upto, unit, channel="visit", kind="household", by="helper",
        extra={"target": target}, adopt="已上门核实。", **more,
    )  # fmt: skip


TALES = (
    _difficulty(
        "家属被机动车撞伤，不清楚事故怎么处理", "走访时得知家属被机动车撞伤，一家人不知道该找谁、要准备什么。", (5, 20), "settle", "困难重度残疾人",
        sort="医疗", settle="已与出警民警联系，说明家庭情况；上门看望，向家属讲明事故处理程序和相关法律。", on={"accept": (5, 22)}, gap=1,
    ),
    _difficulty("孩子想要一枚篮球", "问到有什么心愿，孩子说想要一枚篮球。", (5, 21), "settle", "孤儿", sort="心理关爱",
                settle="帮扶干部自费购买，已送到。", on={"accept": (5, 22)}, gap=0),
    _difficulty("下雨天放羊没有雨衣", "老人雨天也要出门放羊，身上只有一块塑料布。", (5, 21), "settle", "特困人员", area=GROUP,
                settle="帮扶干部自费购买雨衣一件，已送到。", on={"accept": (5, 22)}, gap=0),
    _difficulty("缺一套文具", "孩子的文具盒和本子用完了。", (5, 27), "settle", "事实无人抚养儿童", sort="教育",
                settle="帮扶干部自费购买文具一套，已送到。", on={"accept": (5, 29)}, gap=0),
    _difficulty(
        "残疾人补贴停发了一个月，不知道为什么", "家里两项补贴每年三万余元，上个月少了一笔。", (5, 23), "close", "困难重度残疾人", unit=CIVIL,
        reply="核实为银行卡到期，已协助换卡，停发部分6月12日补发到账。", on={"reply": (6, 14)},
    ),
    _difficulty(
        "独居老人的取暖炉要换", "炉体裂了缝，冬天怕煤气。", (6, 13), "receive", "特困人员", unit="倪家营镇人民政府", area=GROUP, sort="住房",
    ),
    _difficulty("想知道孩子上高中有哪些资助", "孩子今年中考，家里不清楚能申请什么。", (6, 28), "raised", "事实无人抚养儿童", sort="教育"),
)  # fmt: skip


# Eight of the thirteen helpers are of section level; four sit in the chairpersons' meeting, the account `helper` is staff.
RANKS = {f"helper-620723-{n}": "division" if n < 4 else "section" if n < 8 else "deputy_section" for n in range(12)}


def tell(people, diary) -> None:
    """Registered in the week before, paired on the day of the mobilisation (19 May), visited from the day after."""
    rallies.mobilise(people, diary)
    for tale in TALES:
        Walk(tale, people).write_into(diary)
    Pairing(LINZE, "620723", "linze-office", people, diary).tell((5, 15), (5, 19), RANKS)
