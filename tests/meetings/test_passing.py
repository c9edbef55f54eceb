"""Across the seam: a document on record that a meeting passes gets its mark; what is not passed gets none."""

import pytest

from shangliang.documents.models import Document
from shangliang.kit import clock, trail
from shangliang.meetings.models import Item
from tests import cast
from tests.documents.drafts import drafted
from tests.meetings import held

pytestmark = pytest.mark.django_db
BODY = "一、总体要求\n坚持党的领导。"


@pytest.fixture(autouse=True)
def _that_day():
    with clock.at(held.OPENS):
        yield


def put(*found: Document, **more) -> Item:
    """Laid before a meeting at which five of five are there."""
    return held.item(held.opened(held.called(**more)), papers=[(one.title, one.ref) for one in found])


def now(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_what_a_meeting_passes_is_marked_with_verdict_body_meeting_and_the_text_as_it_stood():
    plan = drafted("plan", body=BODY)
    item = put(plan)
    held.hands(item, 4, 0, 1, paper=item.papers.get())
    found = now(plan)
    assert (found.passed_on, found.passed_by, found.passed_meeting) == (
        held.OPENS.date(), item.meeting.body, str(item.meeting)
    )  # fmt: skip
    assert found.passed_verdict == (
        "应到 5 人，实到 5 人，已达法定人数（过半数，3 人）；赞成 4，反对 0，弃权 1；需全体过半数（3），通过。"
    )
    assert found.passed_body == {"title": plan.title, "version": 1, "body": plan.body, "annexes": []}
    assert trail.verify() == []


def test_what_is_not_passed_gets_no_mark_until_it_is():
    plan = drafted("plan")
    item = put(plan)
    held.hands(item, 2, 3, paper=item.papers.get())
    assert now(plan).passed_on is None
    held.hands(item, 3, 2, paper=item.papers.get())
    assert now(plan).passed_on == held.OPENS.date()


def test_the_mark_stays_that_of_the_meeting_that_passed_it_first_and_a_rehearsal_leaves_none():
    plan, other = drafted("plan"), drafted("plan", title="走访看望委员实施方案")
    first, again = put(plan), put(plan)
    for item in (first, again):
        assert held.hands(item, 5, paper=item.papers.get()).passed
    assert now(plan).passed_meeting == str(first.meeting)
    practised = put(other, rehearsal=True)
    assert held.hands(practised, 5, paper=practised.papers.get()).passed
    assert now(other).passed_on is None


def test_an_item_offers_the_documents_that_the_body_may_still_pass(client):
    plan, _notice, elsewhere = drafted("plan"), drafted("notice"), drafted("plan", code=cast.SIBLING_COUNTY)
    meeting = held.called()
    cast.signed_in(client, cast.office())
    url = f"{meeting.get_absolute_url()}items/add/"
    assert dict(client.get(url).context["form"].fields["documents"].choices) == {plan.ref: f"{plan.title}（实施方案）"}
    said = {"kind": "adopt", "title": "审议通过实施方案", "once": "x"}
    refused = client.post(url, said | {"documents": [elsewhere.ref], "papers": "双月协商计划"})
    assert "双月协商计划" in refused.content.decode() and not meeting.items.exists()
    held.sent(client, url, **said | {"documents": [plan.ref], "papers": "双月协商计划"})
    papers = meeting.items.get().papers.values_list("title", "document")
    assert list(papers) == [(plan.title, plan.ref), ("双月协商计划", "")]
    assert "documents" not in client.get(url).context["form"].fields  # it is on this agenda already
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert f'href="{plan.get_absolute_url()}"' in page
