"""故事十 武威 · Enterprises under contact: a firm reports by its own link, is helped, confirms, and is counted; never public.

The 16 enterprises and 23 problems of the page are in tests/demo/test_world.py; here one of them is lived.
"""

import pytest

from shangliang.kit import clock, figures, trail
from shangliang.matters.models import Matter
from shangliang.subjects import actions as subjects
from tests import cast
from tests.matters.public import code_on

pytestmark = pytest.mark.django_db
CITY, DISTRICT = "6206", "620602"
GAS = {"title": "新厂房天然气没有接通", "text": "支管离厂区还有三百米，生产线等着用气。", "topic_class": "用能（水电气）", "contact": ""}  # fmt: skip
COLD = {"title": "冷链车进城通行时间受限", "text": "早上六点以后进不了城。", "topic_class": "物流"}


@pytest.fixture
def office():
    cast.area(DISTRICT)
    return cast.city_office(CITY)


@pytest.fixture
def committee(office):
    return cast.organisation("committee", CITY)


@pytest.fixture
def enterprise(office, committee):
    """Registered, and under contact by a committee of the city's CPPCC."""
    made = subjects.add_enterprise("凉州某食品公司（虚构）", cast.area(DISTRICT), by=office, industry="食品加工")
    return subjects.contact_enterprise(made, committee, "主席会议成员", by=office)


@pytest.fixture
def link(enterprise, office):
    return subjects.give_link(enterprise, by=office)


@pytest.fixture
def at_desk(client):
    """`at_desk(person)`: a browser of their own, signed in."""
    return lambda person: cast.signed_in(type(client)(), person)


def counted(area=CITY):
    found = figures.compute(area)["enterprise_contact"]
    return [found[k] for k in ("enterprises", "problems", "enterprises_resolved", "problems_closed")]


def reported(client, link, problem=GAS):
    """(matter, its code): reported on the firm's own page, without an account."""
    client.post("/firm/", {"code": link})
    receipt = client.post("/firm/new/", problem | {"once": problem["title"]}, follow=True)
    return Matter.objects.get(title=problem["title"]), code_on(receipt)


def step(desk, matter, name, **typed):
    answer = desk.post(f"/desk/m/{matter.ref}/{name}/", typed)
    assert answer.status_code == 302, answer.context["form"].errors
    matter.refresh_from_db()


def handled(at_desk, office, matter):
    """Verified, submitted, assigned by the city's supervision office, received and answered by the unit."""
    desk, unit = at_desk(office), cast.unit(CITY)
    step(desk, matter, "accept")
    step(desk, matter, "adopt", note="已与企业核实。", on=clock.today())
    step(desk, matter, "submit", target="武威市委、市政府", on=clock.today())
    slip = {"unit_1": unit.held_posts[0].organisation_id, "part_1": "lead", "task_1": "接通天然气"}
    step(at_desk(cast.supervision(CITY)), matter, "assign", **slip)
    order = matter.orders.get()
    assert at_desk(unit).post(f"/desk/o/{order.ref}/receive/").status_code == 302
    said = {"reply-note": "支管已敷设，已通气点火。", "reply-result": "已落实"}
    assert at_desk(unit).post(f"/desk/o/{order.ref}/reply/", said).status_code == 302
    matter.refresh_from_db()


def test_a_firm_reports_is_helped_confirms_and_is_counted(client, at_desk, office, link):
    assert counted() == [1, 0, 0, 0]
    matter, code = reported(client, link)
    assert (matter.kind, matter.holder_area, matter.area_id) == ("enterprise", CITY, DISTRICT)
    handled(at_desk, office, matter)
    assert counted() == [1, 1, 0, 0]
    page = client.post("/my/", {"code": code}, follow=True).content.decode()
    assert "支管已敷设，已通气点火。" in page
    said = {"solved": "yes", "process": "good", "result": "good", "text": "生产线已开。"}
    assert client.post("/my/confirm/", said, follow=True).status_code == 200
    step(at_desk(office), matter, "close")
    assert (matter.outcome, matter.confirmations.get().result) == ("confirmed", "good")
    assert counted() == counted(DISTRICT) == [1, 1, 1, 1]
    assert counted("6203") == [0, 0, 0, 0]
    assert trail.verify() == []


def test_an_enterprise_is_resolved_once_however_many_problems_are_closed(client, at_desk, office, link):
    for problem in (GAS, COLD | {"contact": ""}):
        matter, _code = reported(client, link, problem)
        step(at_desk(office), matter, "settle", note="当场协调解决。")
    reported(client, link, GAS | {"title": "旺季缺少熟练工人", "topic_class": "用工"})
    assert counted() == [1, 3, 1, 2]
    assert figures.compute(CITY)["enterprise_contact"]["by_class"] == {"用能（水电气）": 1, "物流": 1, "用工": 1}


def test_the_contact_registers_what_was_heard_on_a_visit_and_sees_what_became_of_it(
    at_desk, office, enterprise, committee
):
    contact = at_desk(cast.holder("contact", at=committee))
    typed = COLD | {"area": CITY, "enterprise": enterprise.ref, "once": "visit-1"}
    answer = contact.post("/desk/new/enterprise/", typed)
    assert answer.status_code == 302, answer.context["form"].errors
    matter = Matter.objects.get()
    assert (matter.enterprise, matter.holder_area) == (enterprise, CITY)
    assert COLD["title"] in contact.get("/desk/matters/").content.decode()
    stranger = at_desk(cast.holder("contact", at=cast.organisation("department", CITY)))
    assert COLD["title"] not in stranger.get("/desk/matters/").content.decode()
    assert stranger.get(f"/desk/m/{matter.ref}/").status_code == 404
    assert contact.get(f"/desk/m/{matter.ref}/").status_code == 200


def test_nothing_of_a_firm_is_ever_public(client, at_desk, office, link):
    matter, code = reported(client, link)
    handled(at_desk, office, matter)
    public = type(client)()
    assert public.get(f"/m/{matter.ref}/").status_code == 404
    assert matter.title in type(client)().post("/my/", {"code": code}, follow=True).content.decode()
    for url in (f"/{CITY}/", f"/{DISTRICT}/", f"/{CITY}/results/", f"/{CITY}/matters/"):
        assert matter.title not in public.get(url).content.decode(), url
    assert "release" not in {s.name for s in matter.moves_for(office)}
