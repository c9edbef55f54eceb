"""一项表彰 · Of 永昌's CPPCC for collectives: opened, a village and its neighbour nominated, noticed, decided on by the chairpersons."""

import datetime as dt

from shangliang.kit import clock
from shangliang.meetings.models import Item
from shangliang.scorecards import actions
from tests import cast
from tests.matters import walk
from tests.meetings import held

OPENED = dt.date(2023, 5, 8)
DECIDES = dt.datetime(2023, 5, 25, 9, tzinfo=clock.SHANGHAI)
GIVEN = dt.datetime(2023, 6, 5, 15, tzinfo=clock.SHANGHAI)
TITLE = "协商向基层延伸工作先进集体"


def opened(kind="collective", *, title=TITLE, on=OPENED):
    return actions.open_honour(
        held.body(), title, kind, year=2023, basis="评比达标表彰项目批复（虚构）2023年1号", approved_by="县委办公室", by=cast.office(), on=on
    )  # fmt: skip


def village():
    """赵家庄村's council, with one topic on record."""
    walk.topic()
    return cast.organisation("council", cast.VILLAGE)


def nominated(honour=None, *, on=OPENED):
    found = honour or opened(on=on)
    return actions.nominate(found, village(), "议事会一年开了多次。", by=cast.office(), on=on)


def noticed(*, on=OPENED):
    one = nominated(on=on)
    return actions.start_notice(one.honour, by=cast.office(), on=on), one


def decision(at=DECIDES, kind="chairpersons"):
    meeting = held.opened(held.called(kind, at=at), people=3, at=at)
    return held.hands(held.item(meeting, "decide", "关于表彰先进集体的决定"), 3, at=at)


def decided():
    honour, one = noticed()
    return actions.decide_honour(honour, decision(), by=cast.office(), on=DECIDES), one


def commended(at=GIVEN):
    """The item at which honours are handed over, done."""
    from shangliang.meetings import actions as meetings

    meeting = held.opened(held.called("commendation", at=at), people=3, at=at)
    item = held.item(meeting, "commend", "表彰先进集体")
    meetings.finish_item(item, result="颁发了荣誉证书", by=cast.office(), on=at)
    return Item.objects.select_related("meeting__gathering").get(pk=item.pk)
