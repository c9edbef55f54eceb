"""单位模板 · An office puts its own DOCX in place; the next download of that kind comes in it."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.documents import actions
from shangliang.documents.models import WordTemplate
from tests import cast
from tests.kit.test_paper_template import words, written

from . import drafts

pytestmark = pytest.mark.django_db
PAGE = "/desk/documents/templates/"


def sent(client, data: bytes, once="k"):
    return client.post(PAGE, {"kind": "notice", "file": SimpleUploadedFile("模板.docx", data), "once": once})


def test_an_office_uploads_its_template_and_the_next_notice_comes_in_it(client):
    made = drafts.signed()
    cast.signed_in(client, cast.office())
    assert sent(client, written("本单位的样子", "{{ 标题 }}")).status_code == 302
    word = f"{made.get_absolute_url()}word/"
    assert words(client.get(word).content) == ["本单位的样子", made.title]
    assert "本单位的样子" not in words(client.get(f"{word}?standard").content)
    row = WordTemplate.objects.get()
    assert "模板.docx" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{row.pk}/drop/").status_code == 302 and not WordTemplate.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [(written("{{ 印数 }}"), "不认识的字段：印数"), (b"not a document", ""), (written("{{ 标题|upper }}"), "Filter")],
)
def test_a_template_that_can_not_be_filled_is_refused_in_place(client, data, said):
    answer = sent(cast.signed_in(client, cast.office()), data)
    assert answer.status_code == 200 and answer.context["form"].errors["file"] and said in answer.content.decode()
    assert not WordTemplate.objects.exists()


def test_only_the_office_puts_templates_and_only_at_its_own_area(client):
    data = written("{{ 标题 }}")
    for stranger in (cast.member(), cast.chairperson(), cast.outsider()):
        with pytest.raises(PermissionDenied):
            actions.put_template("notice", data, name="a", area=cast.area(cast.COUNTY), by=stranger)
    row = actions.put_template("notice", data, name="a", area=cast.area(cast.COUNTY), by=cast.office())
    cast.signed_in(client, cast.outsider())
    assert client.post(f"{PAGE}{row.pk}/drop/").status_code == 404 and WordTemplate.objects.exists()
    assert docx.Document(io.BytesIO(bytes(row.file))).paragraphs
