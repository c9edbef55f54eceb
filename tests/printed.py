"""印出来的 · One of each sheet with little around it: where it is, who may print it, who may not, what must stand on it."""

from dataclasses import dataclass
from typing import Any

from shangliang.bonds import actions as bonds
from shangliang.fieldwork import actions as fieldwork
from shangliang.kit import clock
from shangliang.meetings import actions as meetings
from shangliang.subjects.actions import keep_stock, note_have
from tests import cast
from tests.bonds import families
from tests.consultations import talk
from tests.consultations.tables import _agreed
from tests.documents import drafts
from tests.fieldwork import trips
from tests.gatherings import drills, sitting
from tests.matters import walk
from tests.meetings import held, laid
from tests.scorecards import scored
from tests.subjects import files, ready
from tests.subjects.rooms import SINCE, room


@dataclass
class Printed:
    """一份 · `masked` may stand nowhere; `refused` is what the other one is answered."""

    url: str
    by: Any
    not_by: Any
    facts: tuple[str, ...]
    masked: tuple[str, ...] = ()
    refused: int = 404
    word: bool = True


def attendance() -> Printed:
    found = sitting.arranged()
    return Printed(
        f"/desk/g/{found.ref}/sheet/", cast.clerk(), cast.outsider(),
        (found.title, "参与人1（虚构）", "参与人16（虚构）", "赵家庄村协商议事室", "签名", "请假的写明原因和准假人。"),
    )  # fmt: skip


def booklet() -> Printed:
    """The text of a paper for who may read it, besides the agenda."""
    paper = drafts.drafted("recommendation")
    found = held.listed(held.called(), 3)
    held.item(found, "hear", "培训班情况汇报", speaker="秘书长")
    meetings.add_paper(held.item(found), paper.title, document=paper.ref, by=cast.office())
    return Printed(
        f"{found.get_absolute_url()}print/", cast.office(), cast.outsider(),
        ("会议手册", "听取：培训班情况汇报", "秘书长", f"《{paper.title}》", "一、总体要求", "出席（3 人）", "due3（虚构）"),
    )  # fmt: skip


def minutes() -> Printed:
    found, member = laid.over()
    return Printed(
        f"{found.get_absolute_url()}minutes/print/",
        member,
        cast.outsider(),
        ("会议纪要", str(found), "未定稿", "培训按计划进行。"),
    )


def plan() -> Printed:
    found = talk.noticed()
    return Printed(
        f"{found.desk_url()}plan/print/", cast.clerk(), cast.outsider(),
        ("协商方案", found.title, "村党支部书记", "参与人16（虚构）", "介绍情况", "赵家庄村协商议事室"),
    )  # fmt: skip


def notice() -> Printed:
    found = talk.noticed()
    return Printed(
        f"{found.desk_url()}notice/print/",
        cast.clerk(),
        cast.outsider(),
        ("协商通知", found.title, "也算数"),
        ("参与人16",),
    )


def invitation() -> Printed:
    found = talk.noticed()
    return Printed(
        f"{found.desk_url()}invitations/",
        cast.clerk(),
        cast.outsider(),
        ("邀请函", "参与人0（虚构）：", f"《{found.title}》"),
    )


def view_card() -> Printed:
    found = talk.noticed()
    return Printed(
        f"{found.desk_url()}cards/",
        cast.clerk(),
        cast.outsider(),
        (
            "看法卡",
            found.title,
            "不用写名字",
            *(one.text for one in found.statements.shown()[:2]),
            "3 说不准",
            "我还想说",
        ),
        ("参与人16",),
    )


def consultation_minutes() -> Printed:
    found = _agreed()
    return Printed(
        f"{found.desk_url()}minutes/", cast.clerk(), cast.outsider(),
        ("协商纪要", "草稿", "应到 17 人，实到 11 人", "上学的路段先亮", "永昌县住建局", "电费由谁出"),
    )  # fmt: skip


def order_slip() -> Printed:
    order = walk.carry(walk.topic()[0], "assign").orders.get()
    return Printed(
        f"/desk/o/{order.ref}/slip/", cast.unit(), cast.outsider(),
        ("交办单", walk.TITLE, str(order.unit), "办结时限", f"{order.due_on.day}日", "承办单位签收人"), ("13800000000",),
    )  # fmt: skip


def feedback_slip() -> Printed:
    order = walk.carry(walk.topic()[0], "reply").orders.get()
    return Printed(
        f"/desk/o/{order.ref}/feedback/",
        cast.unit(),
        cast.outsider(),
        ("反馈单", order.reply, "提出人意见", "单位负责人"),
    )


def contact_card() -> Printed:
    bond = families.paired()
    bonds.exchange_card(bond, by=bond.person, helper_phone="13809350001", family_phone="13909350002")
    return Printed(
        f"/desk/bonds/{bond.ref}/card/print/", bond.person, families.helper("另一名干部（虚构）"),
        ("张帮扶（虚构）", "13809350001", "交给对方", "单位留存"), ("13909350002", "王某某"), word=False,
    )  # fmt: skip


def year_report() -> Printed:
    walk.carry(walk.topic()[0], "close")
    return Printed(
        f"/desk/report/{cast.COUNTY}/{clock.today().year}/", cast.office(), cast.outsider(),
        ("永昌县", "协商工作年度报告", walk.TITLE, "提出人确认不足 5 次，不显示份额", "各月提出和办结的事项"), refused=403,
    )  # fmt: skip


def board() -> Printed:
    walk.carry(walk.topic()[0], "assign")
    return Printed(
        f"/desk/board/{cast.COUNTY}/sheet/", cast.leader(), cast.outsider(),
        ("永昌县看板", "提出", "1（其中还没有结果的）", "时限内", "各地现在有多少、在哪一步", "城关镇", "承办单位", "永昌县水务局", "最近十二个月", "不足 5 次不显示份额"),
        (walk.TITLE,), refused=403,
    )  # fmt: skip


def inspection() -> Printed:
    cast.platforms()
    walk.topic("村口的桥要修")
    note_have(room(place="村部二楼"), "sign", since=SINCE, by=cast.clerk(), note="门牌")
    return Printed(
        f"/desk/inspection/{cast.VILLAGE}/", cast.clerk(), cast.unit(),
        ("协商工作迎检材料", "村口的桥要修", "1 件，办结 0 件", "赵家庄村协商议事室", "门牌", "没有登记下沉的委员。"), refused=403,
    )  # fmt: skip


def person_file() -> Printed:
    """Masked: names and numbers by their ends, illness and income not at all."""
    found = files.whole()
    return Printed(
        f"{files.DESK}p/{found.ref}/paper/", cast.clerk(), cast.outsider(),
        ("关爱对象档案", "特困人员", "已登记，未显示", *files.masks(), "139****45"), tuple(files.canaries()), word=False,
    )  # fmt: skip


def trip() -> Printed:
    found = trips.planned()
    fieldwork.write_report(found, "一、基本情况\n走了两个村。", by=cast.office())
    return Printed(
        f"{found.get_absolute_url()}print/", cast.office(), cast.outsider(),
        (found.title, "县政协副主席", trips.NAME, trips.SECOND, "走了两个村。"),
    )  # fmt: skip


def readiness() -> Printed:
    """Of one's own county; drills stand on it too. A handling unit sees no register of readiness."""
    ready.lives()
    ready.stands("文化广场", "shelter", term="短期", size=4000, capacity=1800)
    ready.stands("县消防站", "fire_station", grade="二级", reach=6, duty=12)
    keep_stock(ready.stands("县储备库", "stock"), "帐篷", unit="顶", quantity=20, quota=30, by=cast.office())
    drills.found(drills.held(title="山洪转移演练"))
    return Printed(
        "/desk/readiness/print/", cast.leader(), cast.unit(),
        ("应急准备情况", "3000 / 4000", "75%", "1.33", "6（≤ 4）", "12（≥ 15）", "防汛抗旱", "帐篷", "20 / 30 顶", "山洪转移演练", "0 / 1", "虚构"), refused=403,
    )  # fmt: skip


def assessment() -> Printed:
    cast.platforms()
    made = scored.reviewed(A4="0.5")
    scored.gap(made)
    return Printed(
        f"{made.get_absolute_url()}sheet/", cast.office(), cast.outsider(),
        ("测评表", made.title, "考核", "差距清单", "档案按指标归集", "50%", "被测评单位"),
    )  # fmt: skip


ALL = [
    attendance, booklet, minutes, plan, notice, invitation, view_card, consultation_minutes, order_slip, feedback_slip, contact_card,
    inspection, board, year_report, person_file, readiness, trip, assessment,
]  # fmt: skip
