"""典型案例 · A closed matter is written up, rated, published under the area's brand, and taken as a template."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.documents import actions
from shangliang.documents.models import Case, Document
from shangliang.documents.sheet import paper_of
from shangliang.kit import paper
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused
from tests import cast
from tests.matters import walks

from . import drafts

pytestmark = pytest.mark.django_db


def closed() -> Matter:
    return walks.at("closed")


def written() -> Case:
    return actions.write_up(closed(), organisation=drafts.host(), by=cast.office()).case


def published(**more) -> Case:
    case, office = written(), cast.office()
    actions.review(case.document, by=office)
    actions.rate(case, "good", by=office, brand="有事好商量", **more)
    actions.publish(case.document, by=office)
    return case


def test_a_case_begins_with_what_is_on_record_and_one_matter_has_one(client):
    matter = closed()
    cast.signed_in(client, cast.office())
    assert "写成案例" in client.get(f"/desk/m/{matter.ref}/").content.decode()
    address = f"/desk/documents/of/{matter.ref}/"
    sent = {"title": "路灯亮了（虚构）", "organisation": drafts.host().ref, "once": "c"}
    assert client.post(address, sent).status_code == 302
    made = Document.objects.get()
    text = paper.write(paper.from_data(made.body))
    assert made.case.matter == matter and matter.text.split("。")[0] in text and "可以借鉴的做法" in text
    assert "某村民" not in text  # who raised it is nobody's business
    assert "路灯亮了" in client.get(f"/desk/m/{matter.ref}/").content.decode()
    assert "已经写成案例" in client.post(address, sent | {"once": "d"}).content.decode()


def test_only_what_is_closed_and_seen_by_who_drafts_is_written_up(client):
    with pytest.raises(Refused, match="办结以后"):
        actions.write_up(walks.at("handling"), organisation=drafts.host(), by=cast.office())
    matter = walks.at("closed", "另一件事（虚构）")
    with pytest.raises(PermissionDenied):
        actions.write_up(matter, organisation=drafts.host(cast.SIBLING_COUNTY), by=cast.outsider())
    assert cast.signed_in(client, cast.member()).get(f"/desk/documents/of/{matter.ref}/").status_code == 403
    assert actions.write_up(matter, organisation=drafts.host(), by=cast.office()).kind == "case"


def test_it_is_rated_after_review_and_published_only_when_rated(client):
    case, office = written(), cast.office()
    with pytest.raises(Refused, match="审核以后"):
        actions.rate(case, "good", by=office)
    actions.review(case.document, by=office)
    with pytest.raises(Refused, match="评级以后再公开"):
        actions.publish(case.document, by=office)
    cast.signed_in(client, office)
    rate = f"{case.document.get_absolute_url()}rate/"
    assert client.post(rate, {"rating": "best", "once": "x"}).status_code == 200
    assert (
        client.post(rate, {"rating": "model", "why": "做法管用", "brand": "有事好商量", "once": "y"}).status_code == 302
    )
    actions.publish(case.document, by=office)
    public = client.get(f"/documents/{case.document.ref}/").content.decode()
    assert "示范" in public and "有事好商量" in public
    assert paper_of(Document.objects.get(pk=case.document_id)).subtitle == "（有事好商量）"
    with pytest.raises(Refused, match="不再改评级"):
        actions.rate(case, "fair", by=office)


def test_a_case_becomes_the_beginning_of_a_topic_and_nothing_being_written_is_lost(client):
    case = published()
    cast.signed_in(client, cast.office())
    take = f"{case.document.get_absolute_url()}take-up/"
    answer = client.post(take, follow=True)
    assert "借鉴案例《" in answer.content.decode() and "可以借鉴的做法" in answer.content.decode()
    case.refresh_from_db()
    assert case.reused == 1
    assert "没写完的议题草稿" in client.post(take, follow=True).content.decode()
    assert cast.signed_in(client, cast.outsider()).post(take).status_code == 302  # published: for every county
    assert cast.signed_in(client, cast.party()).post(take).status_code in {302, 403}


def test_a_case_is_the_beginning_of_another_document_and_of_a_consultation(client):
    case = published()
    cast.signed_in(client, cast.office())
    page = client.get(f"/desk/documents/new/?kind=plan&like={case.document.ref}")
    first = page.context["form"].initial
    assert first["kind"] == "plan" and "可以借鉴的做法" in first["text"]
    assert client.get("/desk/documents/new/?like=%00").context["form"].initial.get("text") is None
    walks.at("approved", "另一件事（虚构）")
    begun = client.get(f"/desk/c/new/?like={case.document.ref}").content.decode()
    assert "借鉴案例《" in begun
    assert "照此发起协商" in client.get(case.document.get_absolute_url()).content.decode()


def test_a_document_one_does_not_see_is_no_template(client):
    hidden = drafts.drafted(title="还没公开的方案（虚构）")
    cast.signed_in(client, cast.outsider())
    assert client.get(f"/desk/documents/new/?like={hidden.ref}").context["form"].initial.get("title") is None
    cast.signed_in(client, cast.office())
    assert client.get(f"/desk/documents/new/?like={hidden.ref}").context["form"].initial["title"] == hidden.title
