"""印出来的 · One of each sheet with little around it: where it is, who may print it, who may not, what must stand on it."""

from dataclasses import dataclass
from typing import Any

from shangliang.meetings import actions as meetings
from tests import cast
from tests.consultations import talk
from tests.consultations.tables import _agreed
from tests.documents import drafts
from tests.gatherings import sitting
from tests.meetings import held, laid


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


def consultation_minutes() -> Printed:
    found = _agreed()
    return Printed(
        f"{found.desk_url()}minutes/", cast.clerk(), cast.outsider(),
        ("协商纪要", "草稿", "应到 17 人，实到 11 人", "上学的路段先亮", "永昌县住建局", "电费由谁出"),
    )  # fmt: skip


ALL = [attendance, booklet, minutes, plan, notice, invitation, consultation_minutes]
