"""故事九 武山 · The 9th standing committee meeting of the tenth term, and around it: investment, 渭川 culture as proposals and advice."""

from . import weichuan, wushan
from .tale import Tale
from .walk import Walk

COUNTY, CULTURE, TRADE = "620524", "武山县文体广电和旅游局", "武山县商务局"
TALES = (
    Tale(
        COUNTY, "教科文卫体", "关于挖掘整理渭川文化的提案", "渭川老戏本、碑刻、社火谱散在民间，能讲的人都过了七十。", "", (5, 15), "progress", CULTURE,
        kind="proposal", by="member-620524-0", signers=("member-620524-3",), gap=3,
        extra={"joint": "征集联名", "batch": "平时提案", "analysis": "县里没有专人收集，民间藏本逐年流失。",
               "suggestion": "文化部门牵头，按乡镇建名录，先录音录像，再整理成册。"},
        progress="已收到线索三十四条，完成五位老艺人录音。", on={"progress": (6, 19)},
    ),
    Tale(
        COUNTY, "农业农村", "关于蔬菜产地分拣包装的提案", "菜从地头直接上车，分级包装都在外地做，价差留不下来。", "", (6, 26), "raised",
        kind="proposal", by="member-620524-1",
        extra={"joint": "征集联名", "batch": "平时提案", "suggestion": "在两个蔬菜大镇各建一处共享分拣点。"},
    ),
    Tale(
        COUNTY, "经济社会", "为全县招商引资牵线搭桥的意见建议", "委员中有十余位在外经商，愿意带项目、带客商回来看。", "", (6, 6), "receive", TRADE,
        kind="suggestion", by="wushan-office", extra={"basis": "县政协十届九次常委会会议"}, adopt="按会议部署采用。",
        submit="附委员提供的意向线索九条。", instruct="请商务部门逐条对接，每月反馈。", gap=1,
        on={"submit": (6, 9), "instruct": (6, 14)},
    ),
    Tale(
        COUNTY, "公共服务", "冷库集中检修期菜农没有地方存菜", "六月集中检修，正赶上头茬菜上市。", "", (6, 19), "submit", kind="sentiment",
        by="member-620524-2", submit="建议错开检修时间。",
    ),
    Tale(
        COUNTY, "年度要点", "征集地方文史资料线索", "为渭川文化专辑征集线索，六月底前汇总第一批。", "", (5, 16), "close", CULTURE, kind="key_task",
        by="wushan-office", extra={"lead": "主席会议成员", "campaign": "年度工作要点"},
        reply="第一批线索三十四条已汇总编号。", on={"reply": (6, 20), "confirm": (6, 26)},
    ),
)  # fmt: skip


def tell(people, diary) -> None:
    wushan.tell(people, diary)
    weichuan.tell(people, diary)
    for tale in TALES:
        Walk(tale, people).write_into(diary)
