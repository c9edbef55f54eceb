"""故事三 陇南 · 5th term, 12th chairpersons' meeting, 5 June: seven papers passed, one report heard, demands as key tasks.

Two of the three titles of reports, the numbers of people and the votes are invented.
"""

import datetime as dt

import pytest

from shangliang.gatherings import actions as room
from shangliang.kit import clock, figures, trail
from shangliang.matters.models import Matter
from shangliang.meetings.models import Decision, Meeting
from tests import cast
from tests.meetings.held import sent

pytestmark = pytest.mark.django_db
CITY = "6212"
OPENS = dt.datetime(2023, 6, 5, 9, 0, tzinfo=clock.SHANGHAI)
PAPERS = {
    "审议通过两个实施方案": ["党组成员与党外委员谈心交流实施方案", "主席会议成员走访看望委员实施方案"],
    "审议通过建议案": ["关于发展碳汇经济和绿色矿业的建议案"],
    "审议通过调研报告": ["社区治理能力建设调研报告", "特色产业调研报告（虚构）", "乡村旅游调研报告（虚构）"],
    "审议通过协商计划": ["双月协商计划"],
}
CHAIRS = 9


@pytest.fixture
def desk(client):
    body = cast.organisation("cppcc", CITY)
    cast.term(CITY, 5)
    for n in range(CHAIRS):
        cast.chairperson(CITY, name=f"主席会议成员{n + 1}（虚构）")
    cast.post(cast.chairperson(CITY, name="主席会议成员1（虚构）"), "member", CITY)
    assert body.posts.filter(role="chairperson").count() == CHAIRS
    return cast.signed_in(client, cast.city_office(CITY))


def called(desk) -> Meeting:
    """On one screen, with its number as the brief writes it."""
    sent(
        desk, "/desk/meetings/new/", kind="chairpersons", body=cast.organisation("cppcc", CITY).ref, session="五届12次",
        starts_at="2023-06-05T09:00", ends_at="2023-06-05T12:00", place="市政协会议室", chair="市政协主席", half_days="1",
    )  # fmt: skip
    return Meeting.objects.get()


def prepared(desk, meeting) -> str:
    """The agenda, the roll from the posts, two who sit in, the notice."""
    url = meeting.get_absolute_url()
    for title, papers in PAPERS.items():
        sent(desk, f"{url}items/add/", kind="adopt", title=title, papers="\n".join(papers))
    sent(desk, f"{url}items/add/", kind="hear", title="延安培训班情况汇报", speaker="委员联络委员会", planned="15")
    sent(desk, f"{url}roll/fill/")
    sent(desk, f"{url}roll/add/", way="nonvoting", names="专委会主任甲（虚构）、专委会主任乙（虚构）")
    sent(desk, f"{url}roll/notice/")
    return url


def came(meeting, many):
    for one in meeting.gathering.attendances.due()[:many]:
        room.check_in(one, by=cast.city_office(CITY), on=OPENS)


def passed(desk, url, meeting):
    """One paper after the other; after each the page offers the next."""
    for item in meeting.items.filter(kind="adopt"):
        for paper in item.papers.all():
            sent(desk, f"{url}items/{item.pk}/decide/", paper=paper.pk, how="hands", yes="6", no="0", abstain="1")


def test_the_quorum_is_there_before_the_first_item_and_seven_papers_pass_each_with_its_count_and_rule(desk):
    with clock.at(OPENS - clock.days(5)):
        meeting = called(desk)
        assert meeting.session == "五届十二次" and str(meeting) == "五届十二次主席会议"
        url = prepared(desk, meeting)
    with clock.at(OPENS):
        first = meeting.items.first()
        came(meeting, 4)
        room.open_gathering(meeting.gathering, by=cast.city_office(CITY), on=OPENS)
        page = desk.get(f"{url}items/{first.pk}/decide/").content.decode()
        assert "应到 9 人，实到 4 人，未达法定人数（过半数，5 人）" in page and "不能表决" in page
        came(meeting, 0)
        for number in (5, 6, 7):
            room.check_in(meeting.gathering.attendances.get(number=number), by=cast.city_office(CITY), on=OPENS)
        assert "应到 9 人，实到 7 人，已达法定人数（过半数，5 人）" in desk.get(url).content.decode()
        passed(desk, url, meeting)
        sent(desk, f"{url}items/{meeting.items.last().pk}/done/", result="听取了汇报", used="12")
        sent(desk, f"{url}lines/add/", verb="demanded", text="时间过半、任务过半。")
        counted = figures.compute(CITY, only=["meetings"])["meetings"]
        assert (counted["held"], counted["passed"], counted["heard"]) == (1, 7, 1)
        said = "应到 9 人，实到 7 人，已达法定人数（过半数，5 人）；赞成 6，反对 0，弃权 1；需全体过半数（5），通过。"
        assert desk.get(url).content.decode().count(said) == 7
        demanded(desk, url)
        minuted(desk, url, meeting, said)
    assert trail.verify() == []


def demanded(desk, url):
    """What must follow is a key task, with the decision it follows from."""
    plan = Decision.objects.get(paper__title="双月协商计划")
    sent(
        desk,
        f"{url}decisions/{plan.pk}/follow/",
        title="落实双月协商计划",
        lead="市政协副主席",
        campaign="三抓三促",
        until="2023-12-20",
    )
    task = Matter.objects.get(kind="key_task")
    assert task.extra == {"lead": "市政协副主席", "campaign": "三抓三促"}
    assert "双月协商计划" in desk.get(f"/desk/m/{task.ref}/").content.decode()
    assert "落实双月协商计划" in desk.get("/desk/resolutions/").content.decode()


def minuted(desk, url, meeting, said):
    """Drafted from the record, edited, final and locked; a document in Word and PDF."""
    room.end_gathering(meeting.gathering, by=cast.city_office(CITY), on=OPENS + dt.timedelta(hours=2))
    text = desk.get(f"{url}minutes/").context["form"].initial["text"]
    assert (
        text.count(said) == 7
        and "会议要求，时间过半、任务过半。" in text
        and "缺席：主席会议成员8（虚构）、主席会议成员9（虚构）" in text
    )
    sent(desk, f"{url}minutes/", text=f"{text}\n（已核对）", rev="0")
    sent(desk, f"{url}minutes/final/")
    again = desk.post(f"{url}minutes/", {"text": "改", "rev": "1", "once": "x"})
    assert again.status_code == 403 and meeting.minutes.versions.count() == 1
    document = sent(desk, f"{url}minutes/issue/")
    assert "五届十二次主席会议纪要" in desk.get(document).content.decode()
    assert desk.get(f"{document}word/").content.startswith(b"PK")
    assert desk.get(f"{document}pdf/").content.startswith(b"%PDF")
