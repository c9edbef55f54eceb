"""故事一 金昌 · 5 June: advanced collectives and persons are commended, on what is on record, by a decision, after a public notice.

That they were commended stands on the page; who, on which approval, by which meeting is invented. Through the pages.
"""

import datetime as dt

import pytest

from shangliang.kit import clock, figures, trail
from shangliang.matters.actions import raise_matter
from shangliang.meetings import actions as meetings
from shangliang.meetings.models import Item
from shangliang.scorecards.models import Honour, Nomination
from tests import cast
from tests.meetings import held
from tests.meetings.held import sent

pytestmark = pytest.mark.django_db
APPROVAL = {"year": 2023, "basis": "评比达标表彰项目批复（虚构）", "approved_by": "市委办公室"}
COLLECTIVE, PERSON = "协商向基层延伸工作先进集体", "协商向基层延伸工作先进个人"


def day(month, number, hour=9):
    return dt.datetime(2023, month, number, hour, tzinfo=clock.SHANGHAI)


@pytest.fixture
def desk(client):
    cast.organisation("cppcc", cast.CITY)
    return cast.signed_in(client, cast.city_office())


def nominated(desk) -> list[Honour]:
    """What 赵家庄村 talked over speaks for its council, what its clerk typed for others speaks for the clerk."""
    clerk, council = cast.clerk(), cast.organisation("council", cast.VILLAGE)
    raise_matter(
        "topic", title="三组的路晚上没有灯", text="孩子上学要打手电。", area=cast.area(), typed_by=clerk, channel="visit",
        name="某村民（虚构）", contact="0935-0000000",
    )  # fmt: skip
    found = []
    for kind, title, name in (("collective", COLLECTIVE, council.name), ("person", PERSON, clerk.name)):
        page = sent(desk, "/desk/honours/new/", title=title, kind=kind, **APPROVAL)
        sent(desk, f"{page}nominate/", name=name, reason="没有手机的人写卡片，一样算数。")
        found.append(Honour.objects.get(title=title))
    return found


def decided(desk, honours) -> None:
    """By the chairpersons' meeting of the city, once the notice is over."""
    meeting = held.opened(held.called(code=cast.CITY, at=day(6, 2)), people=5, at=day(6, 2))
    decision = held.hands(held.item(meeting, "decide", "关于表彰的决定"), 5, at=day(6, 2))
    for honour in honours:
        sent(desk, f"{honour.get_absolute_url()}decide/", decision=decision.pk)


def handed_over() -> Item:
    """The city's observation-and-promotion meeting: the item that commends is done."""
    meeting = held.opened(held.called("promotion", code=cast.CITY, at=day(6, 5, 15)), people=6, at=day(6, 5, 15))
    item = held.item(meeting, "commend", "表彰协商向基层延伸工作先进集体和个人")
    return meetings.finish_item(item, result="颁发了荣誉证书", by=cast.city_office(), on=day(6, 5, 15))


def test_the_commended_stand_in_the_register_with_the_facts_they_rest_on(desk):
    with clock.at(day(5, 8)):
        honours = nominated(desk)
        for honour in honours:
            sent(desk, f"{honour.get_absolute_url()}notice/")
    with clock.at(day(6, 2, 15)):
        decided(desk, honours)
    with clock.at(day(6, 5, 18)):
        handed_over()
        item = Item.objects.get(kind="commend")
        for honour in honours:
            sent(desk, f"{honour.get_absolute_url()}give/", item=item.pk)
        facts = {one.name: {f["label"]: f["number"] for f in one.facts} for one in Nomination.objects.honoured()}
        assert facts == {
            "赵家庄村协商议事会": {"提出的事项": 1},
            cast.clerk().name: {"替群众代填的事项": 1},
        }
        assert figures.compute(cast.CITY, only=["honours"])["honours"] == {
            "decided": 2, "collectives": 1, "persons": 1, "objections": 0}  # fmt: skip
        assert figures.compute(cast.SIBLING_COUNTY, only=["honours"])["honours"]["decided"] == 0
        page = desk.get(f"{honours[0].get_absolute_url()}certificates/").content.decode()
        assert "荣誉证书" in page and "赵家庄" in page and "2023年第1号" in page
    assert trail.verify() == []
