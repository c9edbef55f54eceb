"""文史资料 · Called for in public, contributed by members or entered by the office, reviewed with reasons, collected with sources."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from shangliang.documents import actions
from shangliang.documents.models import Contribution, Document, HistoryCall
from shangliang.kit import clock, paper
from shangliang.people.refusal import Refused
from tests import cast

from . import drafts

pytestmark = pytest.mark.django_db
DESK = "/desk/history/"
CONTACT = "0935-0000000"


def called(**more) -> HistoryCall:
    given = {
        "until": clock.today() + dt.timedelta(days=30),
        "address": "县政协办公室",
        "organisation": drafts.host(),
        "by": cast.office(),
    }
    return actions.call_for_history("征集引水上塬亲历史料（虚构）", "1978 年引水上塬的经过。", **given | more)


def sent(call=None, title="引水上塬那一年", **more) -> Contribution:
    given = {
        "title": title,
        "body": "一、开工\n那年春天开了工。",
        "signed": "某老人（虚构）",
        "source": "lived",
        "by": cast.office(),
    }
    return actions.contribute(call or called(), **given | more)


def said(answer) -> str:
    return answer.content.decode()


def test_a_call_is_made_and_everybody_reads_it(client):
    cast.signed_in(client, cast.office())
    typed = {
        "title": "征集老照片（虚构）",
        "text": "县城旧貌。",
        "address": "县政协",
        "organisation": drafts.host().ref,
    }
    answer = client.post(f"{DESK}new/", typed | {"until": "2099-01-01", "once": "c"})
    assert answer.status_code == 302
    made = HistoryCall.objects.get()
    client.logout()
    assert "县城旧貌" in said(client.get(f"/history/{made.ref}/"))
    assert client.get("/history/zzzzzzzzzz/").status_code == 404


def test_a_member_contributes_and_sees_their_own_and_nobody_elses(client):
    call = called()
    other = sent(call, "办公室登记的稿")
    cast.signed_in(client, cast.member())
    typed = {
        "title": "我记得的事",
        "body": "一段往事。",
        "signed": "某委员（虚构）",
        "source": "seen",
        "contact": CONTACT,
        "once": "m",
    }
    assert client.post(f"{call.get_absolute_url()}contribute/", typed).status_code == 302
    page = said(client.get(call.get_absolute_url()))
    assert "我记得的事" in page and "办公室登记的稿" not in page
    assert client.get(other.get_absolute_url()).status_code == 404
    mine = Contribution.objects.get(title="我记得的事")
    assert CONTACT in said(client.get(mine.get_absolute_url()))
    assert client.get(f"{mine.get_absolute_url()}review/").status_code == 403
    assert "办公室登记的稿" in said(cast.signed_in(client, cast.office()).get(call.get_absolute_url()))


def test_how_to_reach_the_contributor_is_sealed():
    row = sent(contact=CONTACT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT contact FROM documents_contribution")
        assert CONTACT.encode() not in bytes(cursor.fetchone()[0])
    row.refresh_from_db()
    assert row.contact == CONTACT


def test_after_the_last_day_only_the_office_enters_what_came_by_post():
    call = called(on=dt.date(2023, 1, 1), until=dt.date(2023, 2, 1))
    with pytest.raises(Refused, match="已经截止"):
        sent(call, by=cast.member())
    assert sent(call).call == call
    with pytest.raises(PermissionDenied):
        sent(called(), by=cast.outsider())


def test_what_is_not_taken_as_it_is_is_told_why(client):
    row = sent()
    cast.signed_in(client, cast.office())
    review = f"{row.get_absolute_url()}review/"
    assert "请写明意见" in said(client.post(review, {"verdict": "not", "opinion": "", "once": "a"}))
    assert client.post(review, {"verdict": "not", "opinion": "和档案不符", "once": "b"}).status_code == 302
    page = said(client.get(row.get_absolute_url()))
    assert "不采用" in page and "和档案不符" in page


def test_adopted_ones_are_collected_with_names_and_sources_and_then_stay_as_they_are(client):
    call = called()
    adopted, refused = sent(call), sent(call, "另一篇")
    with pytest.raises(Refused, match="请先审读"):
        actions.collect(call, title="第一辑", by=cast.office())
    actions.review_contribution(adopted, "adopted", by=cast.office())
    actions.review_contribution(refused, "not", opinion="重复", by=cast.office())
    cast.signed_in(client, cast.office())
    assert (
        client.post(f"{call.get_absolute_url()}collect/", {"title": "文史资料第一辑（虚构）", "once": "k"}).status_code
        == 302
    )
    made = Document.objects.get(kind="local_history")
    text = paper.write(paper.from_data(made.body))
    assert text == "一、引水上塬那一年\n（一）开工\n那年春天开了工。\n（某老人（虚构）；史料来源：亲历）"
    adopted.refresh_from_db()
    assert adopted.collected_in == made and adopted.state == "已辑录"
    with pytest.raises(Refused, match="已经辑录"):
        actions.review_contribution(adopted, "not", opinion="改", by=cast.office())


@pytest.mark.parametrize("wrong", [{"verdict": "adopted"}, {"verdict": "not", "reviewed_on": drafts.DAY}])
def test_the_database_itself_refuses_half_a_review(wrong):
    row = sent()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.filter(pk=row.pk).update(**wrong)
    assert actions.review_contribution(row, "adopted", by=cast.office()).verdict == "adopted"


def test_bad_input_is_said_in_place(client):
    call = called()
    cast.signed_in(client, cast.office())
    answer = client.post(
        f"{call.get_absolute_url()}contribute/", {"title": "", "body": "往事", "source": "dreamt", "once": "x"}
    )
    assert answer.status_code == 200 and "往事" in said(answer) and not Contribution.objects.exists()
    old = {
        "title": "题",
        "text": "文",
        "address": "址",
        "organisation": drafts.host().ref,
        "until": "2001-01-01",
        "once": "y",
    }
    assert "已经过了" in said(client.post(f"{DESK}new/", old))
    assert cast.signed_in(client, cast.member()).get(f"{DESK}new/").status_code == 403


def test_what_came_in_of_one_call_is_shown_page_by_page_and_all_that_is_adopted_is_collected(client):
    call = called()
    made = [sent(call, f"第 {n} 篇（虚构）") for n in range(22)]
    for one in made[:2]:
        actions.review_contribution(one, "adopted", by=cast.office())
    cast.signed_in(client, cast.office())
    first = client.get(call.get_absolute_url())
    rest = client.get(call.get_absolute_url(), {"cursor": first.context["page"].next})
    assert (len(first.context["rows"]), len(rest.context["rows"])) == (20, 2)
    assert first.context["ready"] == rest.context["ready"] == 2
