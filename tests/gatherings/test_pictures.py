"""投屏图片 · A picture of the office's own, or pages of a PDF, in the queue of the hall; seen there only while shown."""

import pytest
import typst
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.test import Client

from shangliang.gatherings import actions
from shangliang.kit.files import File
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import sitting
from tests.kit.uploads import GPS, image, office, upload, with_exif

pytestmark = pytest.mark.django_db
TWO_PAGES = typst.compile(b"#set page(width: 160pt, height: 90pt)\n#rect()\n#pagebreak()\n#circle()", format="pdf")


@pytest.fixture
def gathering():
    return sitting.opened(1, 2)


def hung(gathering, data=None, name="图.png", *, by=None, **more):
    more = {"title": "规划图", "by": by or cast.clerk()} | more
    return actions.hang_pictures(gathering, upload(data or image("PNG"), name), **more)


def at(picture) -> str:
    return f"/hall/picture/{picture.ref}/"


def content(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_picture_is_lined_up_and_the_hall_may_have_it_only_while_it_is_shown(gathering):
    chair, hall = sitting.chair(), sitting.hall(gathering)
    sent = {"title": "规划图", "file": upload(with_exif(), "图.jpg"), "queued": "on", "once": "a"}
    assert chair.post(f"/desk/g/{gathering.ref}/pictures/", sent).status_code == 302
    picture = gathering.pictures.get()
    assert "图片：规划图" in sitting.text(chair.get(f"/desk/g/{gathering.ref}/room/"))
    assert hall.get(at(picture)).status_code == 404, "lined up is not shown"
    sitting.press(chair, gathering, "next")
    page = sitting.text(hall.get("/hall/"))
    assert "is-picture" in page and at(picture) in page
    shown = hall.get(at(picture))
    assert shown["Content-Type"] == "image/jpeg" and GPS.encode() not in content(shown)
    for nobody in (Client(), chair, sitting.hall(sitting.arranged(people=1))):
        assert nobody.get(at(picture)).status_code == 404
    sitting.press(chair, gathering, "show", shows="waiting")
    assert hall.get(at(picture)).status_code == 404, "no longer shown"
    sitting.press(chair, gathering, "show", shows="picture", pick=picture.ref)
    assert hall.get(at(picture)).status_code == 200, "shown again by itself"


def test_pages_of_a_pdf_are_drawn_each_as_a_picture_in_the_order_asked_for(gathering):
    second, first = hung(gathering, TWO_PAGES, "图.pdf", pages=[2, 1], queued=True)
    assert (second.title, first.title) == ("规划图（第 2 页）", "规划图（第 1 页）")
    assert {second.file.mime, first.file.mime} == {"image/png"} and second.file.sha256 != first.file.sha256
    gathering.screen.refresh_from_db()
    assert [entry["what"]["picture"] for entry in gathering.screen.queue] == [second.ref, first.ref]


def test_what_can_not_be_hung_is_said_and_nothing_is_kept(gathering):
    for data, name, pages, said in (
        (TWO_PAGES, "图.pdf", [1, 3], "没有第 3 页"), (office(), "表.docx", [1], "请传图片"),
        (TWO_PAGES.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"), "图.pdf", [1], "不收|打不开"),
        (image("PNG"), "图.png", [1] * 11, "1 到 10 页"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            hung(gathering, data, name, pages=pages)
    assert not gathering.pictures.exists() and not File.objects.exists()
    page = sitting.text(sitting.chair().post(f"/desk/g/{gathering.ref}/pictures/", {"title": "图", "pages": "二"}))
    assert "请选一个文件" in page and "看不懂“二”" in page and 'value="图"' in page


def test_it_is_taken_down_from_the_hall_from_the_queue_and_from_the_store(gathering):
    (picture,) = hung(gathering, queued=True)
    stored = picture.file.stored
    chair, hall = sitting.chair(), sitting.hall(gathering)
    sitting.press(chair, gathering, "show", shows="picture")
    assert "is-picture" in sitting.text(hall.get("/hall/"))
    chair.post(f"/desk/g/{gathering.ref}/pictures/{picture.ref}/drop/")
    assert "is-waiting" in sitting.text(hall.get("/hall/")) and hall.get(at(picture)).status_code == 404
    gathering.screen.refresh_from_db()
    assert gathering.screen.queue == [] and not File.objects.filter(stored=stored).exists()
    assert default_storage.exists(stored), "its bytes go once this is committed"
    with pytest.raises(Refused, match="已经去掉"):
        actions.take_down_picture(picture, by=cast.clerk())


def test_only_who_holds_the_gathering_hangs_pictures_and_sees_them_at_the_desk(gathering):
    (picture,) = hung(gathering)
    url, file = f"/desk/g/{gathering.ref}/pictures/", f"/files/{picture.file.ref}/"
    for nobody in (cast.outsider(), cast.member()):
        with pytest.raises(PermissionDenied):
            hung(gathering, by=nobody)
        client = sitting.chair(nobody)
        assert client.get(url).status_code in (403, 404) and client.get(file).status_code == 404
    assert sitting.chair().get(url).status_code == 200 and sitting.chair().get(file).status_code == 200
    actions.end_gathering(gathering, by=cast.clerk())
    with pytest.raises(Refused, match="已经结束"):
        hung(gathering)
