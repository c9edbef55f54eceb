"""企业专页 · A firm reports by its link, sees only its own problems, confirms and rates; nothing of it is public."""

import pytest

from shangliang.matters.models import Matter
from shangliang.subjects import actions as subjects
from shangliang.subjects.models import Enterprise
from tests import cast
from tests.matters import public, walks

pytestmark = pytest.mark.django_db
PROBLEM = {
    "title": "天然气还没有通到厂里",
    "text": "管道离厂区还有三百米，生产线等着用气。",
    "topic_class": "用能（水电气）",
    "contact": "",
}


@pytest.fixture
def link():
    cast.platforms()
    firm = subjects.add_enterprise("永昌某公司（虚构）", cast.area(cast.COUNTY), by=cast.office())
    return subjects.give_link(firm, by=cast.office())


def test_a_problem_is_reported_by_link_and_its_code_confirms_it(client, link):
    client.post("/firm/", {"code": link})
    sent = client.post("/firm/new/", PROBLEM | {"once": "f1"}, follow=True)
    matter = Matter.objects.get()
    assert (matter.kind, matter.enterprise.name, matter.raisers.get().channel) == (
        "enterprise",
        "永昌某公司（虚构）",
        "link",
    )
    assert matter.title in client.post("/my/", {"code": public.code_on(sent)}, follow=True).content.decode()
    assert PROBLEM["title"] in client.get("/firm/").content.decode()
    assert client.get(matter.get_absolute_url()).status_code == 404


def test_sent_twice_it_is_one_problem(client, link):
    client.post("/firm/", {"code": link})
    codes = {public.code_on(client.post("/firm/new/", PROBLEM | {"once": "f1"}, follow=True)) for _ in range(2)}
    assert Matter.objects.count() == len(codes) == 1


def test_errors_stand_in_place_and_what_was_typed_is_kept(client, link):
    client.post("/firm/", {"code": link})
    page = client.post("/firm/new/", PROBLEM | {"topic_class": "x", "contact": "不是电话"}).content.decode()
    assert PROBLEM["text"] in page
    assert "这不像电话号码" in page
    assert Matter.objects.count() == 0


def test_without_the_link_there_is_nothing(client, link):
    assert "企业专用码" in client.get("/firm/").content.decode()
    assert "没有这个查询码" in client.post("/firm/", {"code": "AAAAAAAAAA"}).content.decode()
    left = client.post("/firm/new/", PROBLEM)
    assert left.status_code == 403 and PROBLEM["text"] in left.content.decode(), "what was typed can be copied"
    assert 'href="/firm/"' in left.content.decode()
    assert Matter.objects.count() == 0


def test_another_firms_problem_is_a_404_and_its_own_opens(client, link):
    client.post("/firm/", {"code": link})
    client.post("/firm/new/", PROBLEM | {"once": "f1"})
    ref = Matter.objects.get().ref
    other = subjects.add_enterprise("另一家公司（虚构）", cast.area(cast.COUNTY), by=cast.office())
    stranger = type(client)()
    stranger.post("/firm/", {"code": subjects.give_link(other, by=cast.office())})
    assert stranger.post(f"/firm/p/{ref}/").status_code == 404
    assert client.post(f"/firm/p/{ref}/", follow=True).status_code == 200


def test_a_new_link_ends_what_the_old_one_opened(client, link):
    from shangliang.subjects.models import Enterprise

    client.post("/firm/", {"code": link})
    assert "反映一个问题" in client.get("/firm/").content.decode()
    subjects.give_link(Enterprise.objects.get(), by=cast.office())
    assert "反映一个问题" not in client.get("/firm/").content.decode()


def test_what_a_firm_reports_goes_to_the_office_of_those_who_look_after_it_and_they_see_it(client, link):
    firm = Enterprise.objects.get()
    body = cast.organisation("committee", cast.CITY)
    subjects.contact_enterprise(firm, body, "经济委主任", by=cast.office())
    contact, other = cast.holder("contact", at=body), cast.contact()
    client.post("/firm/", {"code": link})
    client.post("/firm/new/", PROBLEM | {"once": "f1"})
    matter = Matter.objects.get()
    assert matter.holder == cast.organisation("cppcc", cast.CITY)
    assert list(Matter.objects.visible_to(contact)) == [matter]
    assert not Matter.objects.visible_to(other).exists()


def test_a_firms_representative_sees_its_problems_whoever_typed_them_and_no_other_firms(client, link):
    firm = Enterprise.objects.get()
    body = cast.organisation("firm", cast.COUNTY)
    Enterprise.objects.filter(pk=firm.pk).update(unit=body)
    elsewhere = subjects.add_enterprise("别家公司（虚构）", cast.area(cast.COUNTY), by=cast.office())
    mine = walks.raised("用气", kind="enterprise", by=cast.office(), enterprise=firm)
    walks.raised("用地", kind="enterprise", by=cast.office(), enterprise=elsewhere)
    assert list(Matter.objects.visible_to(cast.firm())) == [mine]
