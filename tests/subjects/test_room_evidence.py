"""What shows each of the six haves: a file for the desk alone; how grown up a room is; the poster beside its door."""

import io

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from shangliang.kit.files import File
from shangliang.subjects.actions import drop_have, note_have, use_room
from shangliang.subjects.models import Have
from tests import cast
from tests.kit import uploads
from tests.subjects.rooms import SINCE, ago, room

pytestmark = pytest.mark.django_db


def test_a_have_shows_its_evidence_to_the_desk_only_and_loses_it_with_itself():
    made, clerk = room(), cast.signed_in(Client(), cast.clerk())
    note_have(made, "sign", since=SINCE, by=cast.clerk())
    url = f"{made.get_absolute_url()}haves/sign/evidence/"
    assert "请选一张照片" in clerk.post(url, {"once": "a"}).content.decode()
    assert clerk.post(url, {"once": "b", "file": uploads.upload(uploads.image())}).status_code == 302
    file = File.objects.get()
    address = reverse("file", args=[file.ref])
    assert address in clerk.get(made.get_absolute_url()).content.decode()
    assert file.ref not in Client().get(made.get_public_url()).content.decode()
    assert clerk.get(address).status_code == 200
    assert {Client().get(address).status_code, cast.signed_in(Client(), cast.outsider()).get(address).status_code} == {
        404
    }
    assert cast.signed_in(Client(), cast.leader()).get(url).status_code == 403
    drop_have(made, "sign", by=cast.clerk())
    assert not File.objects.exists()
    assert clerk.get(url).status_code == 404


def test_a_room_grows_up_by_its_haves_and_its_uses_and_is_warned_of_twice_a_year():
    made, clerk = room(opened_on=ago(500)), cast.signed_in(Client(), cast.clerk())
    page = lambda: clerk.get(made.get_absolute_url()).content.decode()  # noqa: E731
    assert "已建，六有不全，用得少" in page() and "最近一年用过 0 次" in page()
    for have in Have:
        note_have(made, have, since=SINCE, by=cast.clerk())
    use_room(made, "读书会", 9, by=cast.clerk(), on=ago(3))
    assert "六有齐全，用得少" in page() and "最近一年用过 1 次" in page()
    use_room(made, "读书会", 9, by=cast.clerk(), on=ago(40))
    assert "成熟：六有齐全，经常使用" in page() and "最近一年用过" not in page()


def test_the_poster_leads_to_the_public_page(client):
    made = room()
    shown = cast.signed_in(client, cast.leader()).get(f"{made.get_absolute_url()}poster/").content.decode()
    assert made.name in shown and made.get_public_url() in shown
    assert "as=pdf" in shown and "as=word" not in shown  # Word draws no code
    with pdfplumber.open(io.BytesIO(client.get(f"{made.get_absolute_url()}poster/?as=pdf").content)) as book:
        (page,) = book.pages
        drawn = [*page.rects, *page.curves, *page.lines]
        assert made.name in page.extract_text()
    assert max(d["x1"] for d in drawn) - min(d["x0"] for d in drawn) > 283  # points, 10 cm: read from a few steps away
    assert cast.signed_in(client, cast.outsider()).get(f"{made.get_absolute_url()}poster/").status_code == 404
