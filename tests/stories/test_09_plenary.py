"""故事九 武山 · 10th term, 9th standing committee meeting, 5 June: documents learnt, reports passed, the plenary called.

The numbers of people, the votes and the two titles of reports are invented.
"""

import datetime as dt

import pytest

from shangliang.gatherings import actions as room
from shangliang.kit import clock, figures, trail
from shangliang.meetings.models import Meeting
from tests import cast
from tests.meetings.held import sent

pytestmark = pytest.mark.django_db
COUNTY = "620524"
OPENS = dt.datetime(2023, 6, 5, 9, 0, tzinfo=clock.SHANGHAI)
SAID = {
    "stressed": "牵线搭桥，做好招商引资。",
    "demanded": "做好结对关爱，征集渭川文化等文史资料。",
}


@pytest.fixture
def desk(client):
    """A chairperson, ten standing members, twenty members more of the 10th term."""
    cast.organisation("cppcc", COUNTY)
    term = cast.term(COUNTY, 10)
    cast.chairperson(COUNTY, name="主席（虚构）")
    for n in range(30):
        who = cast.member(COUNTY, name=f"委员{n + 1:02}（虚构）")
        cast.seat(who, term, standing=n < 10)
    return cast.signed_in(client, cast.office(COUNTY))


def standing(desk) -> Meeting:
    sent(
        desk, "/desk/meetings/new/", kind="standing_committee", body=cast.organisation("cppcc", COUNTY).ref, session="十届九次",
        starts_at="2023-06-05T09:00", ends_at="2023-06-05T12:00", place="县政协会议室", half_days="1",
    )  # fmt: skip
    meeting = Meeting.objects.get()
    url = meeting.get_absolute_url()
    for kind, title, papers in (
        ("learn", "学习有关文件精神", ""),
        ("decide", "关于召开政协第十届委员会第三次会议的决定", ""),
        ("adopt", "审议通过全体会议的建议议程和日程", "十届三次会议议程（草案）\n十届三次会议日程（草案）"),
        ("adopt", "审议通过调研报告", "乡村产业调研报告（虚构）\n养老服务调研报告（虚构）"),
        ("arrange", "安排近期工作", ""),
    ):
        sent(desk, f"{url}items/add/", kind=kind, title=title, papers=papers)
    sent(desk, f"{url}roll/fill/")
    return meeting


def opened(meeting, many):
    for one in meeting.gathering.attendances.due()[:many]:
        room.check_in(one, by=cast.office(COUNTY), on=clock.now())
    room.open_gathering(meeting.gathering, by=cast.office(COUNTY), on=clock.now())


def held(desk, meeting) -> str:
    url = meeting.get_absolute_url()
    learn, decide, proposed, adopt, arrange = meeting.items.all()
    sent(desk, f"{url}items/{learn.pk}/done/", result="传达学习了文件精神")
    sent(desk, f"{url}items/{decide.pk}/decide/", how="hands", yes="8", no="0", abstain="1")
    for item in (proposed, adopt):
        for paper in item.papers.all():
            sent(desk, f"{url}items/{item.pk}/decide/", paper=paper.pk, how="applause")
    for verb, text in SAID.items():
        sent(desk, f"{url}lines/add/", verb=verb, text=text, item=arrange.pk)
    sent(desk, f"{url}items/{arrange.pk}/done/", result="对近期工作作了安排")
    return url


def called(desk, url, meeting) -> Meeting:
    """By the decision; its agenda and schedule are proposals."""
    decision = meeting.decisions.get(item__kind="decide")
    sent(
        desk, f"{url}decisions/{decision.pk}/plenary/", session="十届三次", starts_at="2023-12-20T09:00", ends_at="2023-12-22T12:00",
        place="县会议中心", agenda="听取 常委会工作报告\n听取 提案工作情况的报告\n审议通过 政治决议", schedule="12月20日上午 开幕会",
    )  # fmt: skip
    return Meeting.objects.get(kind="plenary")


def test_presence_against_the_roll_each_items_result_and_a_plenary_whose_agenda_only_itself_adopts(desk):
    with clock.at(OPENS):
        meeting = standing(desk)
        assert str(meeting) == "十届九次常委会会议"
        opened(meeting, 9)
        url = held(desk, meeting)
        assert "应到 11 人，实到 9 人，已达法定人数（过半数，6 人）" in desk.get(url).content.decode()
        assert [item.result for item in meeting.items.all()] == [
            "传达学习了文件精神", "通过", "2 份文件，通过 2 份", "2 份文件，通过 2 份", "对近期工作作了安排"
        ]  # fmt: skip
        plenary = called(desk, url, meeting)
    assert plenary.session == "十届三次" and plenary.is_proposed and plenary.called_by.meeting == meeting
    adopts_itself(desk, plenary)
    assert trail.verify() == []


def adopts_itself(desk, plenary):
    """Before its agenda is adopted nothing of it may be done; two thirds of the members have to be there."""
    url = plenary.get_absolute_url()
    page = desk.get(url).content.decode()
    assert "建议议程" in page and "建议日程" in page and "12月20日上午 开幕会" in page
    with clock.at(plenary.gathering.starts_at):
        sent(desk, f"{url}roll/fill/")
        opened(plenary, 20)
        first, report, *_rest = plenary.items.all()
        early = desk.post(f"{url}items/{report.pk}/done/", {"once": "early"})
        assert "这还是建议议程" in early.content.decode()
        few = desk.post(f"{url}items/{first.pk}/decide/", {"how": "hands", "yes": "20", "once": "few"})
        assert "应到 31 人，实到 20 人，未达法定人数（三分之二以上，21 人），不能表决" in few.content.decode()
        room.check_in(plenary.gathering.attendances.get(number=21), by=cast.office(COUNTY))
        sent(desk, f"{url}items/{first.pk}/decide/", how="hands", yes="21")
        plenary = Meeting.objects.get(pk=plenary.pk)
        assert plenary.adopted_on == dt.date(2023, 12, 20) and not plenary.is_proposed
        sent(desk, f"{url}items/{report.pk}/done/", result="听取了报告")
        counted = figures.compute(COUNTY, only=["meetings"])["meetings"]
        assert (counted["held"], counted["passed"], counted["decided"], counted["heard"]) == (2, 4, 2, 1)
