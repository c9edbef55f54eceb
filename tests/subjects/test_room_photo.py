"""The photo of a room: without where it was taken, one at a time, as public as the door; what else the public page says."""

import io

import pytest
from django.test import Client
from PIL import Image

from shangliang.kit.files import File
from shangliang.subjects.actions import close_room, note_have, use_room
from tests import cast
from tests.kit import uploads
from tests.subjects.rooms import SINCE, room

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return room()


def hang(made, who, data=None, name="照片.jpg", **more):
    client = cast.signed_in(Client(), who)
    typed = {"photo": uploads.upload(data or uploads.with_exif(), name)} if data is not False else {}
    return client.post(f"{made.get_absolute_url()}photo/", typed | more)


def shown(page: str) -> str:
    """The address of the picture on a page."""
    return page.split('<img src="')[1].split('"', maxsplit=1)[0]


def test_it_is_kept_without_exif_and_anybody_may_look_at_it(made):
    assert hang(made, cast.clerk()).status_code == 302
    made.refresh_from_db()
    page = Client().get(made.get_public_url()).content.decode()
    picture = b"".join(Client().get(shown(page)).streaming_content)
    assert uploads.GPS.encode() not in picture
    assert not Image.open(io.BytesIO(picture)).getexif()


def test_a_new_one_takes_the_place_of_the_old_and_none_is_a_choice_too(made):
    hang(made, cast.clerk())
    made.refresh_from_db()
    first = made.photo
    hang(made, cast.clerk(), uploads.image())
    assert not File.objects.filter(pk=first.pk).exists()
    assert hang(made, cast.clerk(), False, drop="on").status_code == 302
    assert not File.objects.exists()
    assert "<img" not in Client().get(made.get_public_url()).content.decode()


def test_what_is_no_photo_is_refused_in_place_and_nobody_else_s_room_gets_one(made):
    assert "photo" in hang(made, cast.clerk(), False).context["form"].errors
    assert "请传照片" in hang(made, cast.clerk(), "只是文字".encode(), "说明.txt").content.decode()
    assert hang(made, cast.clerk(), "假装是照片".encode()).context["form"].errors
    assert hang(made, cast.chairperson()).status_code == 403
    assert hang(made, cast.outsider()).status_code == 404
    assert not File.objects.exists()


def test_the_public_page_says_what_there_is_and_not_what_for_it_was_used(made):
    note_have(made, "sign", since=SINCE, by=cast.clerk())
    use_room(made, "接待张某某（虚构）", 3, by=cast.clerk())
    page = Client().get(made.get_public_url()).content.decode()
    assert "用过 1 次" in page
    assert "张某某" not in page
    assert page.count("还没有") == 5
    close_room(made, by=cast.clerk())
    assert Client().get(made.get_public_url()).status_code == 404


def test_the_photo_of_a_closed_room_is_the_desks_alone(made):
    hang(made, cast.clerk())
    made.refresh_from_db()
    close_room(made, by=cast.clerk())
    desk = cast.signed_in(Client(), cast.office()).get(made.get_absolute_url()).content.decode()
    url = shown(desk)
    assert Client().get(url).status_code == 404
    assert cast.signed_in(Client(), cast.office()).get(url).status_code == 200
