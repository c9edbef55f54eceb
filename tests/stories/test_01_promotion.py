"""故事一 金昌 · The observation-and-promotion meeting of 5 June: after the sites, documents conveyed, progress reported from the
figures, honours handed over, experience exchanged; nothing is voted on. Names and numbers of people are invented."""

import datetime as dt

import pytest

from shangliang.fieldwork.actions import plan_trip
from shangliang.gatherings import actions as room
from shangliang.kit import clock, figures, trail
from shangliang.meetings.models import Decision, Meeting
from tests import cast
from tests.meetings.held import sent

pytestmark = pytest.mark.django_db
CITY = "6203"
OPENS = dt.datetime(2023, 6, 5, 15, 0, tzinfo=clock.SHANGHAI)
ITEMS = (
    ("learn", "传达学习省政协推进会精神（虚构）"), ("inform", "通报全市协商工作进展"), ("commend", "表彰先进集体和先进个人"),
    ("speak", "城关镇、金川路街道和企业交流经验"), ("arrange", "部署下一步工作"),
)  # fmt: skip
SITES = ("永昌县城关镇", "城关镇赵家庄村", "金川区金川路街道", "金铁集团协商议事室")


@pytest.fixture
def desk(client):
    cast.organisation("cppcc", CITY)
    return cast.signed_in(client, cast.city_office(CITY))


def called(desk) -> Meeting:
    sent(
        desk, "/desk/meetings/new/", kind="promotion", body=cast.organisation("cppcc", CITY).ref, starts_at="2023-06-05T15:00",
        ends_at="2023-06-05T17:30", place="市政协会议室", title="政协协商向基层延伸现场观摩推进会", half_days="1",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    for kind, title in ITEMS:
        sent(desk, f"{meeting.get_absolute_url()}items/add/", kind=kind, title=title)
    names = "\n".join(f"参会人{n}（虚构）" for n in range(1, 31))
    sent(desk, f"{meeting.get_absolute_url()}roll/add/", way="due", names=names)
    return meeting


def observed(meeting):
    return plan_trip(
        "observation", title="会前观摩", host=meeting.body, starts_on=OPENS.date(), ends_on=OPENS.date(), gathering=meeting.gathering,
        stops=SITES, by=cast.city_office(CITY),
    )  # fmt: skip


def test_after_the_sites_it_conveys_reports_commends_exchanges_and_decides_nothing(desk):
    with clock.at(OPENS - clock.days(3)):
        meeting = called(desk)
        url, trip = meeting.get_absolute_url(), observed(meeting)
        assert trip.get_absolute_url() in desk.get(url).content.decode(), "its observation is on its page"
        inform = meeting.items.get(kind="inform")
        report = sent(desk, f"{url}items/{inform.pk}/report/")
        assert "通报" in desk.get(report).content.decode()
    with clock.at(OPENS):
        sent(desk, f"{url}roll/sheet/", numbers="1-28")
        room.open_gathering(meeting.gathering, by=cast.city_office(CITY), on=OPENS)
        for item in meeting.items.all():
            sent(desk, f"{url}items/{item.pk}/done/", result="")
        commend = meeting.items.get(kind="commend")
        honoured = desk.post(
            f"{url}items/{commend.pk}/certificates/", {"names": "城关镇（虚构）", "honour": "先进集体", "once": "c"}
        )
        assert honoured.content.startswith(b"%PDF"), "a certificate of what was handed over"
        told = figures.compute(CITY, only=["meetings"])["meetings"]
    assert (told["held"], told["by_kind"], told["passed"], told["decided"]) == (1, {"promotion": 1}, 0, 0)
    assert not Decision.objects.exists() and trail.verify() == []
