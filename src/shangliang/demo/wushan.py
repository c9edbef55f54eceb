"""武山会议 · 十届九次常委会会议 as data, and the plenary that it calls, whose agenda and schedule are only proposed.

The page names the kinds of business and what was stressed; the titles of the two reports, the votes, who was on leave and
the days of the plenary are invented.
"""

import datetime as dt
from dataclasses import replace

from shangliang.documents import actions as documents
from shangliang.documents.telling import source_of
from shangliang.meetings.actions import call_plenary

from . import days
from .chamber import Business, Chamber
from .files import INVENTED, Files, Text

CODE, OFFICE = "620524", "wushan-office"
VEGETABLES = "关于蔬菜产地分拣包装情况的调研报告（虚构）"
CULTURE = "关于渭川文化挖掘整理的调研报告（虚构）"
CALLS = "关于召开政协武山县第十届委员会第三次会议的决定"
PAPERS = (
    Text("research_report", VEGETABLES, "一、基本情况\n菜从地头直接上车，分级包装在外地做。\n二、建议\n在两个蔬菜大镇各建一处共享分拣点。", "县委、县政府"),
    Text("research_report", CULTURE, "一、基本情况\n老戏本、碑刻、社火谱散在民间。\n二、建议\n按乡镇建名录，先录音录像，再整理成册。", "县委、县政府"),
)  # fmt: skip
FOR = (5, 0, 0)
AGENDA = (
    Business("learn", "传达学习全省政协系统文化文史工作创新发展研讨会精神", result="传达学习了文件精神"),
    Business("decide", CALLS, votes=FOR),
    Business("adopt", "审议通过会议建议议程和日程安排", ("十届三次会议建议议程（草案）", "十届三次会议建议日程（草案）"), FOR),
    Business("adopt", "审议通过调研报告", (VEGETABLES, CULTURE), (4, 0, 1), planned=20),
    Business("arrange", "安排当前重点工作", result="对当前工作作了安排", lines=(
        ("stressed", "力所能及为全县招商引资牵线搭桥、献计出力。"),
        ("demanded", "深入开展结对帮扶关爱行动；深入挖掘整理渭川文化，征集文史资料。"),
    )),
)  # fmt: skip
PROPOSED = (
    ("hear", "常务委员会工作报告"), ("hear", "提案工作情况的报告"), ("discuss", "分组讨论常委会工作报告"), ("adopt", "会议政治决议"),
)  # fmt: skip
SCHEDULE = "7月18日上午　预备会议、开幕会\n7月18日下午　分组讨论\n7月19日上午　大会发言\n7月20日上午　闭幕会"


def tell(people, diary) -> None:
    files = Files(CODE, OFFICE, people, PAPERS)
    files.on(diary, (5, 26), 10, 0, files.draft)
    files.on(diary, (5, 31), 10, 0, files.review)
    held = Chamber(
        "standing_committee", CODE, OFFICE, people, diary, AGENDA, files=files, place="县政协会议室", chair="县政协主席",
        recorder="县政协办公室", term=10, number=9, leave=("郑远航（虚构）", "参加县上防汛值班"),
    )  # fmt: skip
    held.on((5, 31), 11, 0, held.call, (6, 5), 9)
    held.on((5, 31), 15, 0, held.notify, guests=("文溪桥（虚构）", "安陇秀（虚构）"))
    held.sit((6, 5), 9)
    held.on((6, 6), 9, 0, held.write_minutes)
    held.on((6, 8), 16, 0, held.finalise)
    held.on((6, 8), 16, 30, _call, held)
    held.on((6, 9), 9, 0, _tell_news, held)


def _call(held: Chamber) -> None:
    """By the decision; its first item is to adopt its own agenda."""
    call_plenary(
        held.decision(CALLS), place="县会议中心", starts_at=days.moment(dt.date(2023, 7, 18), 9), number=3,
        ends_at=days.moment(dt.date(2023, 7, 20), 12), agenda=PROPOSED, schedule=SCHEDULE, chair="县政协主席", by=held.by,
    )  # fmt: skip


def _tell_news(held: Chamber) -> None:
    """A bulletin as the record gives it, read over and published."""
    origin = f"meeting:{held.meeting.ref}"
    source = source_of(held.by, origin)
    assert source is not None
    told = replace(source.told, headline=source.headline, text=f"{source.text}\n{INVENTED}")
    made = documents.tell(told, origin, organisation=source.organisation, by=held.by)
    documents.publish(documents.review(made, by=held.by), by=held.by)
