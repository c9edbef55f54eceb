"""Topics and proposals as tables: typed for who spoke, once; what somebody is at work on stays when the table goes."""

import pytest

from shangliang.kit import importing
from shangliang.matters import actions
from shangliang.matters.models import Matter
from tests import cast
from tests.kit import tables
from tests.stories.ledgers import counts, taken

pytestmark = pytest.mark.django_db
TOPICS = ["议题名称", "所在村", "内容", "涉及人数", "提出人", "联系电话", "征集日期"]
PROPOSALS = ["案由", "提案人", "区划代码", "提案批次", "内容", "建议"]
LAMP = ["巷道路灯坏了", cast.VILLAGE, "三盏都不亮", "120", "王某（虚构）", "13909350000", ""]


@pytest.fixture
def office():
    cast.platforms()
    return cast.office()


def topics(office, *rows):
    return taken("topics", TOPICS, rows or [LAMP], by=office, area=cast.COUNTY)


def proposals(office, author, **more):
    row = {
        "title": "整治灌溉渠",
        "author": author,
        "area": cast.COUNTY,
        "batch": "平时提案",
        "text": "渠漏水",
        "wish": "衬砌",
    } | more
    return taken("proposals", PROPOSALS, [list(row.values())], by=office, area=cast.COUNTY)


def test_a_topic_is_typed_for_who_spoke_and_its_way_begins(office):
    importing.confirm(topics(office), by=office)
    matter = Matter.objects.get()
    voice = matter.raisers.get()
    assert (matter.kind, matter.area_id, matter.extra["affected"]) == ("topic", cast.VILLAGE, "120")
    assert (voice.typed_by, voice.name, voice.contact) == (office, "王某（虚构）", "13909350000")
    assert counts(topics(office)) == (0, 0, 1, 0)


def test_undone_a_topic_that_was_accepted_stays(office):
    batch = importing.confirm(topics(office, LAMP, ["断头路何时打通", cast.VILLAGE, *[""] * 5]), by=office)
    matter = Matter.objects.get(title=LAMP[0])
    actions.move(matter, "accept", by=cast.clerk())
    counted = importing.undo(batch, by=office).counts()
    assert (counted["kept"], counted["undone"]) == (1, 1) and list(Matter.objects.all()) == [matter]


@pytest.mark.parametrize(
    ("at", "value", "sentence"),
    [(1, "没有这个村", "没有找到"), (3, "很多", "0 以上的整数"), (6, "2099-01-01", "不能晚于今天")],
    ids=["place", "people", "future"],
)  # fmt: skip
def test_a_topic_that_will_not_do_is_refused_beside_its_row(office, at, value, sentence):
    row = [*LAMP[:at], value, *LAMP[at + 1 :]]
    assert sentence in topics(office, row).rows.get().says


def test_a_proposal_is_its_members_own_and_others_can_not_have_one(office):
    member = cast.member()
    cast.seat(member)
    importing.confirm(proposals(office, member.name), by=office)
    matter = Matter.objects.get(kind="proposal")
    assert matter.raisers.get().person == member and matter.extra["batch"] == "平时提案"
    assert counts(proposals(office, member.name)) == (0, 0, 1, 0)
    assert "没有“某某”" in proposals(office, "某某", title="又一件").rows.get().says
    assert "批次可以填" in proposals(office, member.name, batch="随便", title="另一件").rows.get().says


def test_a_number_of_a_spreadsheet_is_shown_as_it_was_typed(office, client):
    cast.area(cast.VILLAGE)
    upload = tables.xlsx(["议题", "所在村", "涉及人数"], ["路灯坏了", cast.VILLAGE, 120])
    batch = importing.take(upload, importing.get("topics"), by=office, area=cast.COUNTY)
    page = cast.signed_in(client, office).get(f"/desk/import/topics/{batch.ref}/").text
    assert "<td>120</td>" in page and "120.0" not in page
