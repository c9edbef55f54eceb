"""录简讯 · A page pasted, split, each piece confirmed once; what is wrong is said in place."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.documents import actions
from shangliang.documents.briefs import Figure, read
from shangliang.documents.forms.news import PieceForm
from shangliang.documents.models import Activity, Document, NewsPage
from tests import cast
from tests.counting import queries

from . import drafts

pytestmark = pytest.mark.django_db
NEWS = "/desk/documents/news/"
ONE = "永昌县政协召开座谈会（虚构）\n\n本报永昌讯(通讯员 赵甲)6月5日至6日,永昌县政协召开座谈会。会议通过了《方案》,提出意见建议18条。\n"
TWO = "永昌县政协开展走访活动（虚构）\n\n本报永昌讯(通讯员 钱乙)近日,永昌县政协开展走访活动,走访群众13户。\n"


@pytest.fixture
def page():
    return actions.lay_page(ONE + "\n" + TWO, year=2023, organisation=drafts.host(), by=cast.office())


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.office())


def fields(page, number=1, **changed):
    """What the browser sends when nothing is put right."""
    piece = read(page.text, year=page.year)[number - 1]
    form = PieceForm(None, piece=piece, number=number)
    sent = {form[name].html_name: form[name].value() or "" for name in form.fields}
    return sent | {f"p{number}-{name}": value for name, value in changed.items()}


def test_a_pasted_page_is_split_and_shown_beside_its_fields(desk):
    sent = {"organisation": drafts.host().ref, "text": ONE + "\n" + TWO, "year": "2023", "once": "k"}
    answer = desk.post(NEWS, sent)
    assert answer.url == desk.post(NEWS, sent).url == desk.post(NEWS, sent | {"once": "other"}).url
    shown = desk.get(answer.url).content.decode()
    assert "2 则，已存 0 则" in shown and 'value="座谈会"' in shown and "意见建议 18 条" in shown
    assert NewsPage.objects.count() == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_is_read_in_either_encoding(desk, encoding):
    file = SimpleUploadedFile("page.txt", ONE.encode(encoding))
    assert desk.post(NEWS, {"organisation": drafts.host().ref, "file": file}).status_code == 302


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"text": " "}, "text", "请粘贴一版文字"),
        ({"text": "2023年6月5日 第2版"}, "text", "没有一则消息"),
        ({"text": (ONE + "\n") * 61}, "text", "最多 60 则"),
        ({"text": "only English"}, "text", "里面没有中文"),
        ({"text": ONE, "year": "23"}, "year", "1900"),
        ({"file": b"\x89PNG\0\0"}, "file", "纯文本"),
        ({"file": "会".encode() * 200_001}, "file", "最多 200000 字"),
        ({"file": "会".encode() * 400_000}, "file", "超过 1 MB"),
        ({"text": ONE, "organisation": "zzzzzzzzzz"}, "organisation", ""),
    ],
)
def test_what_is_no_page_is_said_in_place(desk, sent, field, said):
    sent = {"organisation": drafts.host().ref} | sent
    if "file" in sent:
        sent["file"] = SimpleUploadedFile("page.txt", sent["file"])
    answer = desk.post(NEWS, sent)
    assert answer.status_code == 200 and said in str(answer.context["form"].errors[field])
    assert not NewsPage.objects.exists()


def test_one_press_keeps_a_piece_and_a_second_press_nothing_more(desk, page):
    address = f"{page.get_absolute_url()}1/"
    assert (
        desk.post(address, fields(page)).url == desk.post(address, fields(page)).url == f"{page.get_absolute_url()}#p2"
    )
    made = Document.objects.get()
    told = made.activity
    assert (made.kind, made.title, told.from_newspaper) == ("bulletin", "永昌县政协召开座谈会（虚构）", True)
    assert (told.date, told.date_end, told.event) == (dt.date(2023, 6, 5), dt.date(2023, 6, 6), "座谈会")
    assert (told.documents, told.figures) == (["方案"], [{"what": "意见建议", "number": 18, "unit": "条"}])
    shown = desk.get(made.get_absolute_url()).content.decode()
    assert "录自报纸" in shown and "2023-06-05—2023-06-06" in shown
    assert "已存 1 则" in desk.get(page.get_absolute_url()).content.decode()


def test_the_same_piece_on_another_page_is_the_same_record(page):
    piece = read(ONE, year=2023)[0]
    first = actions.keep_piece(page, piece, piece, by=cast.office())
    other = actions.lay_page(ONE, organisation=page.organisation, by=cast.office(), year=2023)
    assert other != page and actions.keep_piece(other, piece, piece, by=cast.office()) == first


def test_what_was_put_right_is_what_is_kept(desk, page):
    right = {
        "event": "专题座谈会",
        "date_end": "",
        "places": "城关镇、焦家庄镇",
        "figures": "意见建议 18 条\n资金 3.5 万元",
    }
    desk.post(f"{page.get_absolute_url()}1/", fields(page, **right))
    told = Activity.objects.get()
    assert (told.event, told.date_end, told.places) == ("专题座谈会", None, ["城关镇", "焦家庄镇"])
    assert told.figures[1] == {"what": "资金", "number": 3.5, "unit": "万元"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"headline": ""}, "headline"), ({"date": ""}, "date"), ({"date_end": "2023-06-01"}, "date_end"),
     ({"figures": "很多"}, "figures"), ({"text": " "}, "text"), ({"date": "2023-02-30"}, "date")],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_said_beside_its_text_and_nothing_typed_is_lost(desk, page, wrong, field):
    answer = desk.post(f"{page.get_absolute_url()}1/", fields(page, **({"host": "某某单位"} | wrong)))
    assert answer.context["rows"][0]["form"].errors[field] and "某某单位" in answer.content.decode()
    assert not Document.objects.exists()


def test_members_and_other_counties_enter_nothing(client, page):
    assert cast.signed_in(client, cast.member()).get(NEWS).status_code == 403
    stranger = cast.signed_in(client, cast.office("620302"))
    assert stranger.get(page.get_absolute_url()).status_code == 404
    assert stranger.post(f"{page.get_absolute_url()}1/", fields(page)).status_code == 404
    assert cast.signed_in(client, cast.office()).get(page.get_absolute_url()).status_code == 200


def test_a_page_of_two_pieces_costs_the_queries_of_one(desk, page):
    single = actions.lay_page(ONE, organisation=page.organisation, by=cast.office(), year=2023)
    assert queries(desk, single.get_absolute_url()) == queries(desk, page.get_absolute_url())


def test_a_number_is_read_from_the_end_of_its_line():
    form = PieceForm(None, piece=read(ONE)[0], number=1)
    assert form._figure("2023年经费 1.5 万元", 1) == Figure("2023年经费", 1.5, "万元")
