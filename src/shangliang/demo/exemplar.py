"""典型案例 · A topic of 嘉峪关 that was talked over and settled in its community, written up, rated, published under the city's brand.

The brand is the one that the newspaper names; the matter and the texts are invented.
"""

import datetime as dt

from shangliang.documents import actions
from shangliang.documents.models import Case
from shangliang.documents.rules import BRAND
from shangliang.kit import paper, rules
from shangliang.matters.agreement import Point
from shangliang.matters.models import Matter

from . import days
from .files import INVENTED
from .places import at
from .tale import Tale
from .walk import Walk

CODE, OFFICE, NAME = "6202", "jiayuguan-office", "嘉事好商量"
TITLE = "车棚清出来，充电桩装进去（虚构）"
SHED = Tale(
    "620201001003", "公共服务", "旧车棚堆满杂物，电动车没有地方充电", "三号院的车棚堆了二十多年的旧家具，电动车只能推进楼道充电，去年冒过一次烟。",
    "把车棚清出来，装上充电桩。", (5, 8), "close", "雄关街道办事处", followers=14, gap=1, counts=(13, 3, 0),
    path=(
        *("raised", "accept", "release", "approve", "plan", "agree", "submit"),
        *("assign", "receive", "reply", "confirm", "appraise", "close"),
    ),
    points=(
        Point("6月10日前各户自行清走杂物", "雄关街道办事处", "2023-06-10", "到期由社区集中清运"),
        Point("车棚装充电口二十四个，电费按表自付", "雄关街道办事处", "2023-06-15", "价格贴在棚口"),
        Point("楼长轮流巡查，楼道里不再充电", "雄关街道办事处", "2023-06-15", "写入居民公约"),
    ),
    differences=("有两户希望保留原来的储物格",),
    submit="社区商量出三条共识，报街道党工委。", submit_to="中共雄关街道工作委员会、雄关街道办事处",
    reply="旧物已清完，充电口二十四个6月9日通电，价格和报修电话贴在棚口。",
    on={"agree": (5, 17), "reply": (6, 9), "appraise": (6, 13)},
)  # fmt: skip
LESSONS = (
    "先把账算清：清一个车棚多少钱、一个充电口一年省多少麻烦，写在纸上再商量。",
    "难的先让利：储物格的两户，社区另找地下室给放半年。",
    "定了就写进居民公约，楼长按月查、按月贴。",
)


def tell(people, diary) -> None:
    Walk(SHED, people).write_into(diary)
    case = Writing(people[OFFICE])
    for day, hour, act in (
        ((5, 5), 9, case.name),
        ((6, 19), 10, case.write),
        ((6, 20), 15, case.rate),
        ((6, 21), 10, case.publish),
    ):
        diary.note(days.moment(dt.date(2023, *day), hour), act)


class Writing:
    """写案例 · Begun from the record; the last part is the office's own."""

    def __init__(self, by) -> None:
        self.by, self.case = by, Case()

    def name(self) -> None:
        rules.set_rule(BRAND, CODE, NAME, by=self.by, note="市委部署的活动名称")

    def write(self) -> None:
        matter = Matter.objects.within(CODE).get(title=SHED.title)
        made = actions.write_up(matter, organisation=at(CODE, "cppcc"), title=TITLE, by=self.by)
        told = [*paper.from_data(made.body)[:-1], *map(paper.Para, (*LESSONS, INVENTED))]
        self.case = actions.revise(made, body=told, why="写可以借鉴的做法", by=self.by).case

    def rate(self) -> None:
        actions.review(self.case.document, by=self.by)
        self.case = actions.rate(self.case, "model", why="做法清楚，别的小区照着能做。", brand=NAME, by=self.by)

    def publish(self) -> None:
        actions.publish(self.case.document, by=self.by)
