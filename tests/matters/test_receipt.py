"""回执 · What it says, where it leads, what the code shows; a form that was sent says so when it is come back to."""

import pytest

from shangliang.matters.models import Matter
from tests import cast
from tests.matters import public, walk
from tests.matters.test_public_raise import picture

pytestmark = pytest.mark.django_db


def typed_in(client, **more):
    """What somebody said at the counter, typed in by the clerk; the receipt that follows."""
    cast.platforms()
    cast.signed_in(client, cast.clerk())
    fields = {"title": "路灯不亮", "text": "三组路灯不亮。", "area": cast.VILLAGE, "voice": "other", "channel": "visit"}
    return client.post("/desk/new/topic/", fields | more, follow=True).content.decode()


def test_the_receipt_says_itself_what_was_done_and_the_next_page_does_not(client):
    said = typed_in(client)
    assert f"已登记，编号 {Matter.objects.get().ref}" in said
    assert "已登记" not in client.get("/desk/matters/").content.decode()


def test_a_clerk_goes_on_to_the_desk_and_a_resident_to_the_village(client):
    typed_in(client)
    matter = Matter.objects.get()
    paper = client.get(f"/m/{matter.ref}/receipt/").content.decode()
    assert "回办公页" in paper and f'href="{matter.desk_url}"' in paper
    alone = type(client)()
    sent = alone.post(f"{public.RAISE}?step=4", public.hidden(public.fill(alone)), follow=True)
    assert "回执" in sent.content.decode() and "回办公页" not in sent.content.decode()


def test_the_key_to_ones_matter_is_the_code_and_the_number_counts_once_it_is_public(client):
    paper = typed_in(client)
    assert "用查询码随时能查" in paper and "用编号或查询码随时能查" not in paper
    matter = Matter.objects.get()
    assert "可能还没有公开" in client.post("/track/", {"number": matter.ref}).content.decode()
    walk.carry(matter, "release")
    assert client.post("/track/", {"number": matter.ref}).url == matter.get_absolute_url()


def test_whoever_lost_it_is_told_the_same_on_both_papers(client):
    assert "报姓名和提的是什么事" in typed_in(client)
    assert "报您的姓名和提的是什么事" in client.get("/track/").content.decode()


def test_a_page_left_open_after_sending_says_that_it_was_sent_and_a_changed_one_asks_to_be_read_again(client):
    fields = public.hidden(public.fill(client))
    client.post(f"{public.RAISE}?step=4", fields | {"once": "the other window"})
    ref = Matter.objects.get().ref
    for come_back in (
        lambda: client.post(f"{public.RAISE}?step=4", fields),
        lambda: client.get(f"{public.RAISE}?step=4"),
    ):
        answer = come_back()
        assert answer.url == f"/m/{ref}/receipt/"
        assert f"已经送出，编号 {ref}" in client.get(answer.url).content.decode()
    assert Matter.objects.count() == 1
    assert client.post(f"{public.RAISE}?step=4", fields | {"seen": "what was never sent"}).url != f"/m/{ref}/receipt/"


def test_by_the_code_one_sees_ones_own_photo_and_nobody_else_does(client):
    cast.platforms()
    client.post(public.RAISE, {"text": public.SAID, "photos": [picture()]})
    client.post(f"{public.RAISE}?step=3", {"title": "灯", "topic_class": "其他", "area": cast.VILLAGE})
    code = public.code_on(
        client.post(f"{public.RAISE}?step=4", public.hidden(client.get(f"{public.RAISE}?step=4")), follow=True)
    )
    photo = f"/files/{Matter.objects.get().files.get().file.ref}/"
    holder, stranger = type(client)(), type(client)()
    holder.post("/my/", {"code": code})
    assert photo in holder.get("/my/").content.decode()
    assert holder.get(photo).status_code == 200
    assert stranger.get(photo).status_code == 404
