"""The year report: the registry's figures, with drawings, as page, PDF and Word."""

import io
import zipfile

import pytest

from shangliang.insight import yearly
from shangliang.kit import clock, figures, files
from tests import cast
from tests.consultations import phones
from tests.consultations.test_forms import concluded
from tests.kit import uploads
from tests.kit.papers import pages
from tests.matters import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    walk.carry(walk.topic()[0], "close")
    walk.carry(walk.topic("又一件")[0], "accept")
    return cast.signed_in(client, cast.office())


def address(year=None) -> str:
    return f"/desk/report/{cast.COUNTY}/{year or clock.today().year}/"


def test_it_says_the_registrys_figures_and_shows_drawings(office):
    page = office.get(address())
    m = figures.compute(cast.COUNTY, period=str(clock.today().year), only=["matters"])["matters"]
    assert f"{m['raised']} 件，办结 {m['closed']} 件，正在办 {m['open']} 件" in page.text
    assert page.text.count('src="data:image/svg+xml') == 1
    assert "各月提出" in page.text


def test_consultations_stand_there_with_what_was_agreed(office):
    found = concluded(phones.running())
    page = office.get(address())
    assert found.title in page.text
    assert "先修好" in page.text


def test_the_pdf_holds_the_same_words_and_word_holds_pictures(office):
    said = "".join(page.extract_text() for page in pages(office.get(address() + "?as=pdf").content))
    assert "协商工作年度报告" in said
    assert "各月提出和办结的事项" in said
    box = zipfile.ZipFile(io.BytesIO(office.get(address() + "?as=word").content))
    assert len([name for name in box.namelist() if name.startswith("word/media/")]) == 1


def test_photos_that_are_public_already_stand_at_the_end(office):
    photo = files.store(uploads.upload(uploads.image()), by_id=None, area=cast.VILLAGE)
    matter, _code = walk.topic("有照片的一件", photos=[photo])
    assert "data:image/jpeg" not in office.get(address()).text
    walk.carry(matter, "release")
    assert office.get(address()).text.count('src="data:image/jpeg') == 1
    box = zipfile.ZipFile(io.BytesIO(office.get(address() + "?as=word").content))
    assert len([name for name in box.namelist() if name.startswith("word/media/")]) == 2
    photo.stored = "gone"
    photo.save()
    assert "data:image/jpeg" not in office.get(address()).text


def test_a_year_without_anything_says_so(office):
    page = office.get(address(2001))
    assert "这一年没有公开的协商。" in page.text
    assert "data:image" not in page.text


def test_who_sees_no_figures_there_gets_none_and_a_year_to_come_is_unknown(office, client):
    assert office.get(address()).status_code == 200
    assert office.get(address(clock.today().year + 1)).status_code == 404
    assert office.get(address(1900)).status_code == 404
    assert cast.signed_in(client, cast.outsider()).get(address()).status_code == 403


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("网上", 11), ("来访", 4), ("会议", 3), ("电话", 2)], [("网上", 11), ("其他合计", 9)]),
        ([("网上", 11), ("来访", 6), ("电话", 2)], [("网上", 11), ("其他合计", 8)]),
        ([("网上", 3), ("电话", 1)], []),
        ([("网上", 7), ("电话", 5)], [("网上", 7), ("电话", 5)]),
    ],
)
def test_channels_of_few_are_told_together_with_others(rows, told):
    assert yearly.enough(rows) == told
