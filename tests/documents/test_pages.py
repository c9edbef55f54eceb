"""公文的页面 · Drafted as plain text, read by paragraphs, marked on small pages, taken away as PDF and Word, read by everybody."""

import datetime as dt
import io

import docx
import pytest

from shangliang.documents import actions
from shangliang.documents.models import Document
from shangliang.kit import paper
from tests import cast
from tests.counting import queries

from . import drafts, laid

pytestmark = pytest.mark.django_db
DESK = "/desk/documents/"


@pytest.fixture
def typed():
    return {
        "kind": "notice",
        "organisation": drafts.host().ref,
        "title": "关于开会的通知（虚构）",
        "text": drafts.TEXT,
        "to": "各乡镇",
        "once": "k",
    }


def said(answer) -> str:
    return answer.content.decode()


def test_an_office_drafts_as_plain_text_and_twice_sent_is_once_kept(client, typed):
    cast.signed_in(client, cast.office())
    assert client.post(f"{DESK}new/", typed).status_code == client.post(f"{DESK}new/", typed).status_code == 302
    made = Document.objects.get()
    page = said(client.get(made.get_absolute_url()))
    assert paper.from_data(made.body) == paper.read(drafts.TEXT)
    assert "一、总体要求" in page and "<b>（一）加强领导。</b>每季度" in page and "提意见" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"), ({"text": " "}, "text"), ({"kind": "order"}, "kind"), ({"title": "长" * 121}, "title"),
        ({"organisation": "zzzzzzzzzz"}, "organisation"), ({"text": "一段\n" * 3001}, "__all__"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_in_place_and_what_was_typed_is_kept(client, typed, wrong, field):
    answer = cast.signed_in(client, cast.office()).post(f"{DESK}new/", typed | {"copies": "县委办"} | wrong)
    assert answer.status_code == 200 and answer.context["form"].errors[field] and "县委办" in said(answer)
    assert not Document.objects.exists()


def test_two_who_write_at_once_do_not_overwrite_each_other(client):
    made = drafts.drafted()
    cast.signed_in(client, cast.office())
    edit = f"{made.get_absolute_url()}edit/"
    first = client.get(edit).context["form"].initial
    sent = {"title": made.title, "text": first["text"], "rev": first["rev"]}
    assert client.post(edit, sent | {"text": "第一个人写的", "once": "a"}).status_code == 302
    second = client.post(edit, sent | {"text": "第二个人写的", "once": "b"})
    assert "第 2 稿" in said(second) and "第二个人写的" in said(second)
    made.refresh_from_db()
    assert made.body == [{"text": "第一个人写的"}]


def test_marks_are_put_on_small_pages_in_their_order(client):
    made, day = drafts.drafted("recommendation"), drafts.DAY.isoformat()
    cast.signed_in(client, cast.office())
    mark = f"{made.get_absolute_url()}mark"
    assert client.get(f"{mark}/signed/").status_code == 403  # not passed yet
    meeting = {
        "passed_by": made.organisation.ref,
        "passed_meeting": "五届十二次主席会议",
        "passed_verdict": drafts.VERDICT,
    }
    for name, facts in {
        "reviewed": {},
        "passed": meeting,
        "signed": {"signer": "某某（虚构）"},
        "numbered": {},
        "sent": {"sent_to": "县委"},
    }.items():
        assert client.get(f"{mark}/{name}/").status_code == 200
        assert client.post(f"{mark}/{name}/", {"day": day, "once": name, **facts}).status_code == 302
    page = said(client.get(made.get_absolute_url()))
    assert "永政协发〔2023〕1号" in page and drafts.VERDICT in page and "改稿" not in page


def test_a_mark_before_its_time_is_refused_in_place(client):
    made = drafts.drafted()
    cast.signed_in(client, cast.office())
    answer = client.post(f"{made.get_absolute_url()}mark/reviewed/", {"day": "2023-05-01", "once": "x"})
    assert answer.status_code == 200 and "不能早于前一步" in said(answer)


def test_two_versions_are_shown_by_what_is_new_and_what_is_gone(client):
    made = drafts.drafted()
    actions.revise(
        made, body=drafts.TEXT.replace("每季度", "每半年"), by=cast.office(), on=drafts.DAY, why="按审核意见改"
    )
    cast.signed_in(client, cast.office())
    page = said(client.get(f"{made.get_absolute_url()}versions/"))
    assert "每<del>季度</del><ins>半年</ins>听取" in page
    assert "按审核意见改" in page
    assert client.get(f"{made.get_absolute_url()}versions/?a=7&b=9").status_code == 404


def test_members_suggest_while_it_is_open_and_drafters_weigh_with_reasons(client):
    made, member = drafts.drafted(), cast.member()
    cast.signed_in(client, member)
    assert client.get(made.get_absolute_url()).status_code == 404
    actions.circulate(made, dt.date(2099, 1, 1), by=cast.office())
    suggest = f"{made.get_absolute_url()}suggest/2/"
    assert client.post(suggest, {"text": "建议写明时限", "once": "s"}).status_code == 302
    row = made.suggestions.get()
    weigh = f"{made.get_absolute_url()}suggestions/{row.pk}/"
    assert client.get(weigh).status_code == 403
    cast.signed_in(client, cast.office())
    assert "请写明理由" in said(client.post(weigh, {"verdict": "not", "reason": "", "once": "w"}))
    assert client.post(weigh, {"verdict": "not", "reason": "上位文件已有时限", "once": "w2"}).status_code == 302
    page = said(client.get(made.get_absolute_url()))
    assert "不采纳" in page and "上位文件已有时限" in page


def test_it_is_taken_away_as_pdf_and_as_word(client):
    made = drafts.signed()
    cast.signed_in(client, cast.office())
    pdf, word = (client.get(f"{made.get_absolute_url()}{what}/") for what in ("pdf", "word"))
    assert pdf.content.startswith(b"%PDF") and "attachment" in pdf["Content-Disposition"]
    assert any("一、总体要求" in line.text for line in docx.Document(io.BytesIO(word.content)).paragraphs)


def test_the_page_says_which_fonts_stand_in(client):
    made = drafts.drafted()
    page = said(cast.signed_in(client, cast.office()).get(made.get_absolute_url()))
    assert "这台机器没有公文字体" in page and "Noto Serif CJK SC" in page


def test_without_any_chinese_font_the_download_says_what_to_install(client, settings, monkeypatch):
    from shangliang.kit.paper import fonts

    monkeypatch.setattr(fonts, "library", lambda: type("None", (), {"families": staticmethod(list)}))
    made = drafts.drafted()
    cast.signed_in(client, cast.office())
    assert "fonts-noto-cjk" in said(client.get(f"{made.get_absolute_url()}pdf/", follow=True))
    assert client.get(f"{made.get_absolute_url()}word/").status_code == 200


def test_everybody_reads_what_is_published_and_nothing_else(client):
    hidden, shown = drafts.signed(), drafts.published()
    assert client.get(f"/documents/{hidden.ref}/").status_code == 404
    assert client.get(f"/documents/{hidden.ref}/pdf/").status_code == 404
    assert "一、总体要求" in said(client.get(f"/documents/{shown.ref}/"))
    assert client.get(f"/documents/{shown.ref}/pdf/").content.startswith(b"%PDF")


def test_what_was_sent_up_is_seen_by_leaders_and_a_draft_is_not(client):
    draft, sent = drafts.drafted(), laid.issued_recommendation()
    cast.signed_in(client, cast.leader())
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(sent.get_absolute_url()).status_code == 200
    assert client.get(f"{sent.get_absolute_url()}edit/").status_code == 403


def test_the_county_beside_it_sees_nothing(client):
    made = drafts.drafted()
    cast.signed_in(client, cast.outsider())
    assert client.get(made.get_absolute_url()).status_code == 404
    assert made.title not in said(client.get(DESK))
    assert made.title in said(cast.signed_in(client, cast.office()).get(DESK))


def test_the_list_costs_the_same_for_one_and_for_three(client):
    cast.signed_in(client, cast.office())
    drafts.drafted()
    one = queries(client, DESK)
    drafts.signed(), drafts.passed()
    assert queries(client, DESK) == one


def test_pasted_word_comes_back_as_plain_text_with_its_levels(client):
    html = "<p class=MsoNormal><span style='font-family:黑体'>一、总体要求<o:p></o:p></span></p><p>１．建室</p>"
    answer = cast.signed_in(client, cast.office()).post(f"{DESK}pasted/", {"html": html})
    assert said(answer) == "一、总体要求\n1.建室"
    assert cast.signed_in(client, cast.member()).post(f"{DESK}pasted/", {"html": html}).status_code == 403
