"""故事三 陇南 · The 12th chairpersons' meeting of the fifth term and what belongs to it: key tasks at half time, proposals."""

from . import liaison, longnan, sittings
from .tale import Tale
from .walk import Walk

FOREST, LAND, CIVIL = "陇南市林业和草原局", "陇南市自然资源局", "陇南市民政局"


def _task(title, text, raised, upto, unit="", **more) -> Tale:
    """重点任务 of the year's points, in the campaign "三抓三促"; opened by the office."""
    extra = {"lead": "主席会议成员", "campaign": "三抓三促"}
    return Tale("6212", "", title, text, "", raised, upto, unit, kind="key_task", extra=extra, **more)


# Half the time passed, half the tasks done (时间过半、任务过半): three of six. Each with who answers for it and its last day.
TASKS = (
    (_task("提供社区治理能力调研的基础数据", "为“加强社区治理能力提升”调研提供社区人员、场所和事项清单。", (5, 8), "close", CIVIL,
           reply="城市社区人员、场所、事项三张清单已汇总报送。", gap=2), CIVIL, (5, 31)),
    (_task("汇总全市碳汇资源本底数据", "为建议案提供森林、草原、湿地碳汇本底数据。", (5, 9), "close", FOREST,
           reply="九县区本底数据已核对汇总，附图斑统计表。", gap=2), FOREST, (5, 31)),
    (_task("核实“结对关爱”特殊困难群众底数", "核实孤儿、事实无人抚养儿童、困难重度残疾人、特困人员底数。", (5, 15), "close", CIVIL,
           reply="四类对象底数已逐户核实，名册按规定保管。", on={"reply": (6, 14)}), CIVIL, (6, 30)),
    (_task("梳理绿色矿山建设达标情况", "逐矿列出达标、在建和未启动情况。", (5, 22), "progress", LAND,
           progress="已完成在册矿山逐矿核查的六成，7月中旬出清单。", on={"progress": (6, 20)}), LAND, (7, 31)),
    (_task("开展提案办理“回头看”", "对去年答复为“正在解决”的提案逐件回访。", (6, 12), "receive", "陇南市人民政府"), "市政协提案委员会", (10, 31)),
)  # fmt: skip
NEXT = _task("确定下半年双月协商会议题", "在征集基础上提出两个议题，报市委审定。", (6, 26), "release")
TALES = (
    Tale(
        "6212", "经济社会", "关于积极发展碳汇经济助推绿色矿山建设的建议案",
        "全市森林覆盖率高，碳汇资源家底尚未变成收益；部分矿山生态修复资金不足。建议把两件事放在一起做。",
        "", (6, 5), "receive", FOREST, LAND, kind="suggestion", by="longnan-office",
        extra={"basis": "市政协五届十二次主席会议审议通过"}, adopt="按建议案报送。",
        submit="建议案报市委、市政府参阅。", instruct="请林草、自然资源部门研究吸收，提出落实意见。",
        on={"accept": (6, 6), "submit": (6, 12), "instruct": (6, 15)},
    ),
    Tale(
        "6212", "社会事务", "关于在易地搬迁安置区增设助老餐桌的提案", "安置区老人多，子女外出务工，午饭常常对付一口。", "", (6, 6), "receive",
        CIVIL, kind="proposal", by="member-6212-3", signers=("member-6212-0",), gap=3,
        extra={"joint": "征集联名", "batch": "平时提案", "analysis": "安置区食堂闲置，配餐能力现成。",
               "suggestion": "利用安置区食堂，先开午餐一顿，收费公开。"},
    ),
    Tale(
        "6212", "农业农村", "关于油橄榄采摘期用工互助的提案", "采摘集中在二十天里，用工紧张，价高还找不到人。", "", (6, 26), "raised",
        kind="proposal", by="member-6212-1",
        extra={"joint": "征集联名", "batch": "平时提案", "suggestion": "由合作社错峰排期，邻村互助换工。"},
    ),
)  # fmt: skip


def tell(people, diary) -> None:
    files, held = sittings.points(people, diary), sittings.twelfth(people, diary)
    for tale, answers, until in TASKS:
        facts = {"files": files, "document": longnan.POINTS, "answers": answers, "until": until}
        sittings.Broken(tale, people, **facts).write_into(diary)
    sittings.Followed(NEXT, people, chamber=held, decision=longnan.BIMONTHLY, until=(7, 20)).write_into(diary)
    for tale in TALES:
        Walk(tale, people).write_into(diary)
    liaison.tell(people, diary)
