"""故事二 嘉峪关 · "嘉事好商量、三有在基层": topics of the communities, what rises to the city, what the research of 5-6 June led to."""

from shangliang.matters.agreement import Point

from . import exemplar, jiayuguan, lift
from .council import Council
from .session import Session
from .tale import Tale
from .walk import Walk

_UP = (
    "raised",
    "accept",
    "escalate",
    "accept",
    "escalate",
    "accept",
    "release",
    "approve",
    "plan",
    "agree",
    "submit",
    "assign",
    "receive",
)
TALES = (
    Tale(
        "620201001005", "公共安全", "消防通道停满了车，救护车开不进来",
        "小区一百六十户只有七十个车位，夜里消防通道两边都停车，上个月救护车退了出去。",
        "划线、立牌，再想办法添车位。", (5, 16), "receive", "嘉峪关市住房和城乡建设局", "嘉峪关市公安局交通警察支队",
        followers=23, path=_UP, escalate=("车位要和周边道路一起规划，社区定不了。", "涉及住建、交警，请市政协协商。"),
        plan="6月15日在市政协会议室协商，请住建、交警、街道和居民代表到会。",
        points=(
            Point("消防通道重新划线立牌，不得停车", "嘉峪关市公安局交通警察支队", "2023-07-31", ""),
            Point("小区南侧空地改建车位四十个", "嘉峪关市住房和城乡建设局", "2023-10-31", "列入老旧小区改造"),
        ), on={"agree": (6, 15)},
    ),
    Tale(
        "620201002004", "公共服务", "小区供热管网老化，一个冬天停暖三回",
        "主管道用了二十多年，去冬漏了三次，老人孩子在屋里穿棉衣。", "今年供暖前换掉主管道。", (6, 15), "escalate",
        escalate=("管网改造的钱，社区解决不了。", "改造资金须由市里统筹，请市政协协商。"),
        path=("raised", "accept", "escalate", "accept", "escalate"),
    ),
    Tale(
        "620201002003", "公共服务", "楼道灯坏了半个月没人修", "二单元三到五层的灯都不亮，老人上下楼扶着墙走。", "", (6, 7), "settle",
        channel="visit", gap=0, settle="社区电工当天更换声控灯三盏，楼长已查看。",
    ),
    Tale(
        "620201002001", "公共服务", "广场舞几点收场、音响放多大声",
        "幸福广场三支队伍同时放音乐，临街两栋楼的孩子没法写作业。", "定一个收场时间。", (6, 5), "agree", followers=12,
        points=(Point("晚上九点收场，中高考期间停跳", "各队领队", "2023-07-01", "时间贴在广场"),), on={"agree": (6, 26)},
    ),
    Tale(
        "620201001004", "公共服务", "早市占了半条路，车和人挤在一起", "每天七点到九点，早市一直摆到小区门口。",
        "往里挪五十米就行。", (6, 28), "raised",
    ),
    Tale(
        "6202", "乡村（社区）治理", "关于总结推广社区协商典型做法的意见建议",
        "6月5日至6日，调研组到雄关街道六个社区、钢城街道四个社区，听取介绍、查阅资料、座谈交流。"
        "议题征集渠道多，委员下沉参与经常，但各社区台账口径不一，好做法还没有互相学起来。",
        "", (6, 7), "submit", kind="suggestion", by="jiayuguan-office", gap=2,
        extra={"basis": "6月5日至6日“嘉事好商量、三有在基层”活动调研"}, adopt="经主席会议成员审核，予以采用。",
        submit="建议在全市推广议题征集、委员下沉、成果转化三方面的典型做法。", on={"submit": (6, 26)},
    ),
    Tale(
        "6202", "公共服务", "骑手在社区没有歇脚、充电的地方", "沿街走访二十位骑手，午间多在楼道里吃饭、充电。", "", (6, 27), "raised",
        kind="sentiment", by="member-6202-0",
    ),
)  # fmt: skip


# Talked over in the community itself, then handed by the street's Party committee to the street's office.
LIFT = Tale(
    "620201001006", "公共服务", lift.TALK.title, "四号楼六层，住着十一位七十岁以上的老人。三层以上都想装，一楼两户担心采光和噪声。",
    lift.TALK.topic.text, (5, 8), "progress", "雄关街道办事处", followers=16, gap=1,
    path=("raised", "accept", "release", "approve", "submit", "assign", "receive", "progress"),
    submit="社区商量出四条共识、一条分歧，报街道党工委。", submit_to="中共雄关街道工作委员会、雄关街道办事处",
    progress="加装筹备小组已成立，一楼两户都在内；设计单位6月12日到现场量了尺寸，图纸月底前公示。",
    on={"approve": (5, 12), "submit": (5, 26), "assign": (6, 1), "progress": (6, 15)},
)  # fmt: skip
SITS = (5, 23)


def tell(people, diary) -> None:
    walks = [Walk(tale, people).write_into(diary) for tale in TALES]
    jiayuguan.tell(people, diary, next(walk for walk in walks if walk.tale.kind == "suggestion"))
    _talk_over(people, diary)
    exemplar.tell(people, diary)


def _talk_over(people, diary) -> None:
    """雍和社区: two weeks from the plan to the seal; the walk goes on where the agreement has moved the matter."""
    walk = Walk(LIFT, people).write_into(diary)
    held = Council(lift.TALK, walk, people, diary)
    held.on((5, 15), 9, 10, held.open)
    times = {"opens_at": held.moment((5, 18), 8), "closes_at": held.moment((5, 24), 12)}
    held.on((5, 16), 15, 0, held.plan, held.moment(SITS, 15), held.moment(SITS, 17, 30), times)
    held.on((5, 17), 9, 0, held.notice, 110)
    held.on((5, 18), 11, 0, held.express, range(40))
    held.on((5, 18), 11, 30, held.say)
    held.on((5, 19), 10, 0, held.moderate)
    held.on((5, 22), 10, 0, held.express, range(88))
    held.on((5, 22), 10, 10, held.reply)
    held.on((5, 22), 10, 30, held.type_cards, range(88, 98))
    held.on((5, 22), 10, 40, held.picture)
    session = Session(held, SITS, 15)
    held.on(SITS, 17, 50, held.express, range(60), after=True)
    held.on((5, 24), 14, 0, session.close)
    held.on((5, 24), 14, 20, session.count, 91, 12)
    held.on((5, 24), 14, 30, session.seal)
    held.on((5, 24), 15, 0, session.conclude)
