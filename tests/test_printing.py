"""打印 · Everything an office prints comes out as PDF (and as Word, where it would be edited) with its facts; who may not see it
gets neither the page nor the file; what is masked is masked on paper too."""

import io

import docx
import pytest

from shangliang.kit.paper import fonts
from tests import cast, printed
from tests.kit.papers import pages

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
def test_a_sheet_says_what_is_on_record_on_the_page_and_in_every_file(client, make):
    found = make()
    cast.signed_in(client, found.by)
    page = client.get(found.url)
    answers = {"page": page.content.decode(), "pdf": pdf_text(client.get(found.url, {"as": "pdf"}).content)}
    if found.word:
        answers["word"] = word_text(client.get(found.url, {"as": "word"}).content)
    for form, text in answers.items():
        for fact in found.facts:
            assert bare(fact) in bare(text), (form, fact)
        for secret in found.masked:
            assert secret not in text, (form, secret)


@pytest.mark.parametrize("make", printed.ALL, ids=lambda make: make.__name__)
def test_who_may_not_see_it_gets_no_file_either(client, make):
    found = make()
    for form in ("", "pdf", "word"):
        assert cast.signed_in(client, found.not_by).get(found.url, {"as": form}).status_code == found.refused
        assert cast.signed_in(client, found.by).get(found.url, {"as": form}).status_code == 200


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
