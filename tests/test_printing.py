"""打印 · Everything an office prints comes out as PDF (and as Word, where it would be edited) with its facts; who may not see it
gets neither the page nor the file; what is masked is masked on paper too."""

import io

import docx
import pytest

from shangliang.kit.paper import fonts
from shangliang.kit.printing import PDF, WORD
from shangliang.kit.trail import TrailRow
from shangliang.meetings import actions as meetings
from shangliang.subjects.models import AssistedPerson
from tests import cast, printed
from tests.consultations import lots
from tests.gatherings import polling, sitting
from tests.kit.papers import pages
from tests.matters import public, walk
from tests.meetings import held
from tests.subjects import files

pytestmark = pytest.mark.django_db


def pdf_text(data: bytes) -> str:
    return "".join(char["text"] for page in pages(data) for char in page.chars)


def word_text(data: bytes) -> str:
    found = docx.Document(io.BytesIO(data))
    lines = [line.text for line in found.paragraphs]
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "".join([*lines, *cells])


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("make", printed.ALL, ids=lambda make: make.__name__)
def test_a_sheet_says_what_is_on_record_in_every_form_and_is_kept_from_who_may_not_see_it(client, make):
    found = make()
    cast.signed_in(client, found.by)
    page, pdf, word = (client.get(found.url, {"as": form}) for form in ("", "pdf", "word"))
    texts = {"page": page.content.decode(), "pdf": pdf_text(pdf.content)}
    assert (word["Content-Type"] == WORD) is found.word
    texts |= {"word": word_text(word.content)} if found.word else {}
    for form, text in texts.items():
        assert [fact for fact in found.facts if bare(fact) not in bare(text)] == [], form
        assert [secret for secret in found.masked if secret in text] == [], form
    cast.signed_in(client, found.not_by)
    assert {client.get(found.url, {"as": form}).status_code for form in ("", "pdf", "word")} == {found.refused}


def test_a_file_in_clear_is_drawn_by_the_press_that_records_why_and_by_no_address(client):
    found = printed.person_file()
    cast.signed_in(client, found.by)
    refused = client.post(found.url, {"reason": "", "as": "pdf"})
    assert refused["Content-Type"].startswith("text/html") and "请填写这一项" in refused.content.decode()
    clear = client.post(found.url, {"reason": "relief", "note": "代办低保", "as": "pdf"})
    text = pdf_text(clear.content)
    assert (
        all(value in text for value in (files.SENSITIVE["id_number"], files.SENSITIVE["illness"]))
        and "用完销毁" in text
    )
    assert files.SENSITIVE["id_number"] not in pdf_text(client.get(found.url, {"as": "pdf"}).content)
    assert AssistedPerson.objects.get().looks.filter(reason="relief").count() == 1
    assert cast.signed_in(client, found.not_by).post(found.url, {"reason": "relief", "as": "pdf"}).status_code == 404


def test_a_receipt_is_printed_with_its_code_by_the_browser_that_was_given_it_and_by_no_other(client):
    sent = client.post(f"{public.RAISE}?step=4", public.hidden(public.fill(client)), follow=True)
    url, code = sent.redirect_chain[-1][0], sent.context["code"]
    text = pdf_text(client.get(url, {"as": "pdf"}).content)
    assert sent.context["spaced"] in text and sent.context["matter"].ref in text and "接下来" in text
    assert code not in client.get(url.replace("receipt/", "?public")).content.decode()
    assert type(client)().get(url, {"as": "pdf"}).status_code == 404


def test_a_ledger_is_printed_by_its_filters_and_who_took_it_is_on_the_trail(client):
    walk.topic("村口的桥要修")
    walk.topic("路灯不亮")
    cast.signed_in(client, cast.office())
    text = pdf_text(client.post("/desk/matters/export/?q=村口的桥", {"as": "pdf"}).content)
    assert "事项台账" in text and "村口的桥要修" in text and "路灯不亮" not in text and "“村口的桥”" in text
    assert TrailRow.objects.filter(action="matter.export").count() == 1
    assert cast.signed_in(client, cast.member()).post("/desk/matters/export/", {"as": "pdf"}).status_code == 403


def test_certificates_are_printed_of_what_was_given_at_a_meeting_one_for_each(client):
    meeting = held.opened(held.called("commendation"))
    item = held.item(meeting, "commend", "表彰先进")
    url = f"{meeting.get_absolute_url()}items/{item.pk}/certificates/"
    cast.signed_in(client, cast.office())
    assert client.get(url).status_code == 404  # nothing was given yet
    meetings.finish_item(item, by=cast.office(), on=held.OPENS)
    assert url in client.get(meeting.get_absolute_url()).content.decode()
    made = client.post(url, {"names": "甲（虚构）\n乙村（虚构）", "honour": "先进个人", "as": "pdf"})
    assert len(pages(made.content)) == 2
    text = pdf_text(made.content)
    assert (
        "荣誉证书" in text
        and "乙村（虚构）：" in text
        and "授予“先进个人”荣誉称号" in text
        and "2023年6月5日" in bare(text)
    )
    assert "请填写这一项" in client.post(url, {"names": "甲（虚构）", "honour": ""}).content.decode()
    assert cast.signed_in(client, cast.member()).get(url).status_code in {403, 404}


def test_a_form_that_is_not_offered_is_the_page(client):
    found = printed.attendance()
    answer = cast.signed_in(client, found.by).get(found.url, {"as": "exe"})
    assert answer["Content-Type"].startswith("text/html") and "打印（PDF）" in answer.content.decode()


def test_the_file_has_the_name_of_what_it_is(client):
    found = printed.attendance()
    answer = cast.signed_in(client, found.by).get(found.url, {"as": "pdf"})
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "private, no-store"
    assert "%E7%AD%BE%E5%88%B0%E8%A1%A8.pdf" in answer["Content-Disposition"]


def test_the_page_says_which_fonts_stand_in_and_without_any_what_to_install(client, monkeypatch):
    found = printed.attendance()
    cast.signed_in(client, found.by)
    assert "这台机器没有公文字体" in client.get(found.url).content.decode()
    monkeypatch.setattr(fonts, "library", lambda: type("None", (), {"families": staticmethod(list)}))
    answer = client.get(found.url, {"as": "pdf"})
    assert answer["Content-Type"].startswith("text/html") and "fonts-noto-cjk" in answer.content.decode()
    assert client.get(found.url, {"as": "word"})["Content-Type"].endswith("wordprocessingml.document")


def test_codes_are_drawn_as_a_file_by_the_press_that_made_them_and_by_no_other(client):
    gathering = sitting.arranged()
    url = f"/desk/g/{gathering.ref}/tickets/"
    cast.signed_in(client, cast.clerk())
    page = client.post(url, {"once": "a"}).content.decode()
    codes = polling.codes_on(page)
    assert 'name="as" value="pdf"' in page and len(codes) == len(set(codes)) == 17
    made = client.post(url, {"once": "a", "as": "pdf"})
    text = bare(pdf_text(made.content))
    assert made["Content-Type"] == PDF and len(pages(made.content)) == 2
    assert [code for code in codes if code not in text] == [] and "17参与人16（虚构）" in text
    other = client.post(url, {"once": "b", "as": "pdf"}, follow=True)  # whoever has theirs gets no second one
    assert "已经有签到条" in other.content.decode()
    assert cast.signed_in(client, cast.outsider()).post(url, {"once": "a", "as": "pdf"}).status_code == 404


def test_a_lost_ticket_is_replaced_once_however_often_its_page_is_asked_for(client):
    gathering = sitting.arranged()
    url = f"/desk/g/{gathering.ref}/checkin/1/ticket/"
    cast.signed_in(client, cast.clerk())
    (code,) = polling.codes_on(client.post(url, {"once": "a"}).content.decode())
    assert code in bare(pdf_text(client.post(url, {"once": "a", "as": "pdf"}).content))
    assert TrailRow.objects.filter(action="gathering.ticket_again").count() == 1
    (new,) = polling.codes_on(client.post(url, {"once": "b"}).content.decode())
    assert new != code


def test_the_certificate_of_a_draw_is_drawn_with_the_witnesses_and_no_name(client):
    run = lots.village()
    url = f"{lots.on_page(run)}certificate/"
    cast.signed_in(client, cast.clerk())
    texts = pdf_text(client.get(url, {"as": "pdf"}).content), word_text(client.get(url, {"as": "word"}).content)
    names = [one.name for one in run.candidates.panel()]
    for text in texts:
        assert lots.WITNESSES[0] in text and run.root in bare(text) and "已证明最公平" in text
        assert [name for name in names if name in text] == []
