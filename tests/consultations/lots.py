"""一次抽签 · A run for the village's consultation, as far as a test needs it: sixty people, fifteen seats, quotas give or take one."""

from shangliang.consultations.actions import drawing, pooling, seating
from shangliang.consultations.models import Consultation, PopulationFigure, SeatDraw
from shangliang.consultations.pooltable import Table, read
from shangliang.consultations.proposing import proposed
from shangliang.consultations.seatplans import TEMPLATES
from tests import cast
from tests.consultations import talk
from tests.kept import kept

HEAD = ["姓名", "电话", "住址", "性别", "年龄段", "村民小组", "利益相关"]
AGES = ("18到39岁", "40到59岁", "60岁以上")
WITNESSES = ["某甲（虚构），监督委员会", "某乙（虚构），村民代表"]


def rows(people: int = 60) -> list[list[str]]:
    return [HEAD, *([
        f"第{n}位（虚构）", f"1390000{n:04}", f"赵家庄村{n % 6 + 1}组{n // 2}号", "女" if n % 2 else "男", AGES[n * 7 % 3],
        f"{n % 4 + 1}组", "有" if n % 5 < 2 else "无",
    ] for n in range(people))]  # fmt: skip


def typed(people: int = 60) -> str:
    return "\n".join(",".join(row) for row in rows(people))


def pool(people: int = 60) -> Table:
    return read(enumerate(rows(people), 1))


def planned(**more) -> Consultation:
    return seating.plan_seats(talk.begun(**more), TEMPLATES["drawn"].seats, by=cast.clerk())


def begun(consultation: Consultation, people: int = 60, seats: int = 15, **more) -> SeatDraw:
    given = {"seat": "drawn", "by": cast.clerk()} | more
    return pooling.begin_draw(consultation, pool(people).entries, seats=seats, **given)


def quotas(run: SeatDraw) -> list[dict]:
    """As the page proposes them."""
    known = {(f.feature, f.value): f.people for f in PopulationFigure.objects.filter(area=run.consultation.area_id)}
    features = run.candidates.filter(out="").values_list("features", flat=True)
    return [
        {"cells": [[row.feature, row.value]], "least": row.least, "most": row.most, "people": row.people}
        for row in proposed(features, run.seats, known)
    ]


def tried(run: SeatDraw, rows: list[dict] | None = None) -> SeatDraw:
    return pooling.set_quotas(run, rows or quotas(run), by=cast.clerk())


def approved(run: SeatDraw, rows: list[dict] | None = None) -> SeatDraw:
    return pooling.approve_draw(tried(run, rows), by=cast.party(), approver="村党支部委员会", basis="支部委员会会议")


def published(run: SeatDraw, rows: list[dict] | None = None) -> SeatDraw:
    made = drawing.make_lottery(approved(run, rows), by=cast.clerk())
    return drawing.publish_draw(made, by=cast.clerk(), seed_way="balls", announced="村委会门口，上午九点")


def drawn(run: SeatDraw, seed: str = "07 58 31", rows: list[dict] | None = None) -> SeatDraw:
    return drawing.draw_panel(published(run, rows), by=cast.clerk(), seed=seed, witnesses=WITNESSES)


@kept
def village() -> SeatDraw:
    """Drawn, its panel on the roster."""
    return drawn(begun(planned()))


def on_page(run: SeatDraw) -> str:
    return f"{run.consultation.desk_url()}draw/{run.number}/"
