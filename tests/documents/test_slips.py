"""批量交办单 · Picked or all that the list shows; drawn part by part in the worker; downloaded by who asked, until it expires."""

import datetime as dt
import io
import zipfile

import pdfplumber
import pytest

from shangliang.documents import actions, slips
from shangliang.documents.actions.slips import draw_waiting
from shangliang.documents.models import SlipJob
from shangliang.kit import clock
from shangliang.kit.paper import fonts
from shangliang.matters.models import WorkOrder
from shangliang.people.refusal import Refused
from tests import cast, lists
from tests.matters import walks

pytestmark = pytest.mark.django_db
LIST = "/desk/orders/"


def ordered(count: int = 3) -> list[WorkOrder]:
    """So many orders, each of another matter, to the same unit: the first by its steps, the others copies of its rows."""
    first = walks.at("assigned", "路灯的事（虚构）").orders.get()
    return [first, *(lists.again(first, matter=lists.again(first.matter, serial="")) for _n in range(count - 1))]


def asked(shape="pdf", **more) -> SlipJob:
    return actions.ask_slips(WorkOrder.objects.all(), shape, by=cast.office(), area=cast.COUNTY, **more)


def words(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return ["".join(c["text"] for c in page.chars) for page in pdf.pages]


def test_all_that_the_list_shows_become_one_file_that_only_who_asked_may_take(client):
    ordered()
    cast.signed_in(client, cast.office())
    assert "打印交办单" in client.get(LIST).content.decode()
    page = client.post("/desk/slip-jobs/?pile=", {"shape": "pdf", "once": "a"})
    assert page.url == client.post("/desk/slip-jobs/?pile=", {"shape": "pdf", "once": "a"}).url  # sent twice, made once
    waiting = client.get(page.url).content.decode()
    assert 'http-equiv="refresh"' in waiting and "0 / 3" in waiting
    assert client.get(f"{page.url}file/").status_code == 404
    while draw_waiting():
        pass
    ready = client.get(page.url).content.decode()
    assert "3 / 3" in ready and "refresh" not in ready and f"{page.url}file/" in ready
    found = words(client.get(f"{page.url}file/").content)
    assert len(found) == 3 and "路灯的事" in found[0] and "交办要求" in found[0]
    cast.signed_in(client, cast.party())
    assert client.get(page.url).status_code == client.get(f"{page.url}file/").status_code == 404


def test_only_the_picked_ones_are_printed_and_never_what_one_does_not_see(client):
    first, *_others = ordered()
    cast.signed_in(client, cast.office())
    client.post("/desk/slip-jobs/", {"refs": [first.ref], "shape": "pdf", "once": "p"})
    assert SlipJob.objects.get().orders == [first.pk]
    cast.signed_in(client, cast.outsider())
    client.post("/desk/slip-jobs/", {"refs": [first.ref], "shape": "pdf", "once": "q"})
    assert SlipJob.objects.count() == 1


@pytest.mark.parametrize("sent", [{"shape": "doc"}, {}, {"shape": "pdf", "refs": ["\0", "zzzzzzzzzz"]}])
def test_what_can_not_be_printed_goes_back_to_the_list_with_a_sentence(client, sent):
    cast.signed_in(client, cast.office())
    answer = client.post("/desk/slip-jobs/?pile=x", sent | {"once": "w"}, follow=True)
    said = answer.content.decode()
    assert answer.status_code == 200 and ("请选做成什么文件" in said or "没有选中交办单" in said)
    assert not SlipJob.objects.exists()


def test_a_lost_worker_loses_no_part_and_prints_none_twice(monkeypatch):
    monkeypatch.setattr(slips, "AT_ONCE", 1)
    ordered()
    job = asked()
    draw_waiting(seconds=0.001)  # one part, then its turn is over; another worker goes on
    job.refresh_from_db()
    assert (job.done, job.parts.count(), job.state) == (1, 1, "waiting")
    while draw_waiting():
        pass
    job.refresh_from_db()
    assert (job.state, job.done, job.parts.count(), len(words(bytes(job.file)))) == ("done", 3, 0, 3)


def test_a_zip_holds_one_pdf_for_each_unit():
    ordered()
    job = asked("zip")
    while draw_waiting():
        pass
    job.refresh_from_db()
    with zipfile.ZipFile(io.BytesIO(bytes(job.file))) as archive:
        (name,) = archive.namelist()
        assert name.startswith("001-") and len(words(archive.read(name))) == 3


def test_orders_are_parted_by_number_or_by_unit():
    rows = [(n, n // 30) for n in range(60)]
    assert [len(part) for part in slips.parts_of(rows, by_unit=False)] == [25, 25, 10]
    assert [len(part) for part in slips.parts_of(rows, by_unit=True)] == [30, 30]


def test_nothing_too_much_and_not_too_often():
    with pytest.raises(Refused, match="没有选中"):
        asked()
    ordered(1)
    assert [asked().state for _n in range(3)] == ["waiting"] * 3
    with pytest.raises(Refused, match="还在做"):
        asked()


def test_files_are_forgotten_after_their_days():
    ordered(1)
    kept, old = asked(), asked()
    SlipJob.objects.filter(pk=old.pk).update(expires_at=clock.now() - dt.timedelta(hours=1))
    assert actions.forget_slips() == 1 and SlipJob.objects.get() == kept


def test_without_a_chinese_font_the_page_says_what_to_install(client, monkeypatch):
    monkeypatch.setattr(fonts, "library", lambda: type("None", (), {"families": staticmethod(list)}))
    ordered(1)
    job = asked()
    draw_waiting()
    page = cast.signed_in(client, cast.office()).get(f"/desk/slip-jobs/{job.ref}/").content.decode()
    assert "fonts-noto-cjk" in page and "refresh" not in page
