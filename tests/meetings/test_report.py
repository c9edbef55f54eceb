"""通报 · Drafted from the figures of the area by one press, attached to the item, then a document like any other."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.documents.models import Document
from shangliang.kit import clock, figures, paper
from shangliang.meetings import actions
from shangliang.meetings.report import PARTS, text
from shangliang.people.refusal import Refused
from tests import cast
from tests.matters import walks
from tests.meetings import held

pytestmark = pytest.mark.django_db


@pytest.fixture
def item():
    walks.raised("路灯", on=held.BEFORE)
    meeting = held.called("promotion", at=held.OPENS)
    return held.item(meeting, "inform", "通报政协协商向基层延伸工作推进情况")


def test_one_press_makes_one_draft_with_the_figures_of_the_day(client, item):
    cast.signed_in(client, cast.office())
    url = f"{item.meeting.get_absolute_url()}items/{item.pk}/report/"
    first, second = held.sent(client, url), held.sent(client, url)
    made = Document.objects.get()
    assert first == second == made.get_absolute_url()
    assert (made.kind, made.title) == ("circular", "关于政协协商向基层延伸工作推进情况的通报")
    assert list(item.papers.values_list("title", "document")) == [(made.title, made.ref)]
    said = paper.write(paper.from_data(made.body))
    raised = figures.compute(cast.COUNTY, on=clock.local_day(held.OPENS))["matters"]["raised"]
    assert raised and f"累计提出{raised}件" in said and "截至2023年6月5日" in said


def test_every_figure_named_in_it_is_declared():
    named = {
        name.rstrip("%")
        for sentences in PARTS.values()
        for one in sentences
        for name in [part.partition("}")[0] for part in one.split("{")[1:]]
    }
    known = {f"{group.name}.{key}" for group in figures.declared() for key in group.keys}
    assert named <= known
    shares = {
        part.partition("%}")[0] for s in PARTS.values() for one in s for part in one.split("{")[1:] if "%}" in part
    }
    assert {f"{name}_of" for name in shares} <= known


def test_a_share_stands_with_its_two_numbers_and_what_is_nought_is_not_said():
    told = {
        "rooms": {"with_room": 3, "coverage": 2 / 3, "coverage_of": [2, 3]},
        "meetings": {"held": 0, "passed": 0, "heard": 0},
    }
    said = text("永昌县", clock.local_day(held.OPENS), told)
    assert "有协商议事室的村、社区3个；近期用过的占66.7%（2/3）。" in said
    assert "开会" not in said and "一、协商平台" in said and "二、" not in said


def test_another_kind_of_item_and_a_member_get_none(item):
    heard = held.item(item.meeting, "hear", "工作汇报")
    with pytest.raises(Refused, match="通报"):
        actions.draft_report(heard, by=cast.office())
    with pytest.raises(PermissionDenied):
        actions.draft_report(item, by=cast.member())
    assert not Document.objects.exists()
    assert actions.draft_report(item, by=cast.office()).kind == "circular"
