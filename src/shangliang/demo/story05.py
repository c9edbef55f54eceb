"""故事五 敦煌 · 黄渠镇 on 7 June: rooms that are used, a village without one, and what people there want to talk over."""

from shangliang.matters.agreement import Point

from . import dunhuang
from .tale import Tale
from .walk import Walk

HOUSING, FARMING, TOWN = "敦煌市住房和城乡建设局", "敦煌市农业农村局", "黄渠镇人民政府"
TALES = (
    Tale(
        "620982108206", "经济社会", "改膜下滴灌之前，要不要先把零碎地并起来",
        "全村葡萄地分得碎，一户七八块，滴灌管子铺不成直线。", "先商量怎么并、怎么补，再铺管子。", (5, 22), "receive", FARMING,
        channel="meeting", followers=19,
        points=(
            Point("以组为单位自愿互换，先并后铺", "芭子场村村民委员会", "2023-09-30", "签互换协议"),
            Point("先做两个组试点，水利设施配套跟上", FARMING, "2023-10-31", "列入高标准农田项目"),
        ),
        differences=("果树正旺的四户要求再等一年",), on={"agree": (6, 7), "assign": (6, 14)},
    ),
    Tale(
        "620982108201", "规划建设", "村道两边的老杨树伐了补栽，还是修剪保留", "老杨树飘絮、断枝，压过两回电线；也有人说夏天就靠它遮阴。",
        "先摸底，再一起定。", (6, 13), "plan", followers=8,
    ),
    Tale(
        "620982108001", "公共服务", "社区食堂的午饭定多少钱合适", "六十岁以上的老人有五十多位想在食堂吃午饭，怕贵，也怕办不长。",
        "价格和补贴公开算一遍。", (6, 27), "accept", gap=1,
    ),
    Tale(
        "620982108206", "公共服务", "村口路灯晚上十点就灭", "收工晚的人摸黑回家。", "延到十一点。", (5, 15), "archive", HOUSING,
        channel="visit", followers=6, reply="已把定时改为晚上十一点半熄灯，6月16日起执行。", counts=(14, 2, 0),
        points=(Point("路灯延至晚上十一点半", HOUSING, "2023-06-30", ""),), on={"reply": (6, 16)}, gap=2,
    ),
    Tale(
        "620982", "乡村（社区）治理", "尽快实现村（社区）协商议事室全覆盖",
        "6月7日，部分委员到黄渠镇芭子场村、黄墩子社区、清水村，看议事室怎么建、怎么用、议题怎么选。有议事室的村用得起来，"
        "没有议事室的村借会议室，议过的事没有留下记录。",
        "", (6, 8), "receive", TOWN, kind="suggestion", by="dunhuang-office", extra={"basis": "6月7日黄渠镇调研"},
        submit="建议尽快补齐没有议事室的村（社区），并按月公布使用情况。",
    ),
    Tale(
        "620982", "公共服务", "夜市周边公共厕所要延时开放", "五一以来夜市人流翻倍，公厕晚上九点关门。", "", (6, 26), "raised",
        kind="suggestion", by="dunhuang-office", extra={"basis": "委员走访"},
    ),
)  # fmt: skip


def tell(people, diary) -> None:
    walks = [Walk(tale, people).write_into(diary) for tale in TALES]
    dunhuang.tell(people, diary, next(walk for walk in walks if walk.tale.kind == "suggestion"))
