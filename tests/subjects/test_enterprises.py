"""Firms under contact on the desk: registered, contacted, given their own link, by who may; seen by who has to do with them."""

import re

import pytest

from shangliang.subjects.models import Enterprise
from tests import cast
from tests.counting import queries
from tests.kit.papers import pages
from tests.matters import walks

pytestmark = pytest.mark.django_db
DESK = "/desk/enterprises/"


@pytest.fixture
def firm(client):
    cast.area(cast.COUNTY)
    cast.signed_in(client, cast.office())
    client.post(f"{DESK}add/", {"name": "永昌示例农机厂（虚构）", "area": cast.COUNTY, "once": "k"})
    return Enterprise.objects.get()


def test_an_office_registers_a_firm_says_who_contacts_it_and_hands_over_its_link(client, firm):
    page = f"{DESK}{firm.ref}/"
    body = cast.organisation("department")
    client.post(f"{page}contact/", {"organisation": body.ref, "title": "县水务局局长", "once": "k2"})
    firm.refresh_from_db()
    assert (firm.contact, firm.contact_title) == (body, "县水务局局长")
    sheet = client.post(f"{page}link/", {"once": "k3"}).content.decode()
    code = "".join(re.search(r"<b>([2-9A-Z]{3} [2-9A-Z]{3} [2-9A-Z]{4})</b>", sheet)[1].split())
    assert code not in client.get(page).content.decode()  # it is shown once
    pdf = client.post(f"{page}link/", {"once": "k3", "as": "pdf"})  # the same press, the same code
    letters = "".join(char["text"] for one in pages(pdf.content) for char in one.chars)
    assert pdf["Content-Type"] == "application/pdf" and code in "".join(letters.split())
    visitor = type(client)()
    assert firm.name in visitor.post("/firm/", {"code": code}, follow=True).content.decode()


def test_a_name_like_one_that_is_there_is_shown_first_and_registered_when_one_is_sure(client, firm):
    typed = {"name": "示例农机厂（虚构）", "area": cast.VILLAGE, "industry": "农机", "once": "again"}
    cast.area(cast.VILLAGE)
    shown = client.post(f"{DESK}add/", typed).content.decode()
    assert firm.get_absolute_url() in shown and 'value="农机"' in shown and Enterprise.objects.count() == 1
    assert client.post(f"{DESK}add/", typed | {"sure": "on"}).status_code == 302


def test_a_neighbour_finds_no_such_firm_and_a_leader_may_look_but_not_change(client, firm):
    page = f"{DESK}{firm.ref}/"
    cast.signed_in(client, cast.outsider())
    assert client.get(page).status_code == client.post(f"{page}link/").status_code == 404
    assert firm.name not in client.get(DESK).content.decode()
    cast.signed_in(client, cast.leader())
    assert client.get(page).status_code == 200
    assert client.get(f"{page}contact/").status_code == client.post(f"{page}link/").status_code == 403
    assert cast.signed_in(client, cast.auditor()).get(DESK).status_code == 403


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"area": "629999"}, "area"),
        ({"area": cast.SIBLING_COUNTY}, "area"),
        ({"credit_code": "91620000000000000X"}, "credit_code"),
        ({"name": "永昌示例农机厂（虚构）"}, "name"),
        ({"name": "永昌示例农机厂（虚构）", "sure": "on"}, "__all__"),
    ],
)
def test_what_does_not_fit_is_refused_in_place_and_kept(client, firm, typed, field):
    cast.area(cast.SIBLING_COUNTY)
    given = {"name": "另一家（虚构）", "area": cast.COUNTY, "industry": "农机"} | typed
    answer = client.post(f"{DESK}add/", given)
    assert answer.status_code == 200 and field in answer.context["form"].errors and "农机" in answer.content.decode()
    assert Enterprise.objects.count() == 1


def test_its_problems_stand_on_its_page_for_who_may_open_them(client, firm):
    cast.platforms()
    walks.raised("用电容量不够", kind="enterprise", by=cast.office(), enterprise=firm)
    assert "用电容量不够" in client.get(f"{DESK}{firm.ref}/").content.decode()
    assert "用电容量不够" not in cast.signed_in(client, cast.township_clerk()).get(DESK).content.decode()


def test_one_firm_and_three_cost_the_same(client, firm):
    one = queries(client, DESK)
    for n in range(2):
        client.post(f"{DESK}add/", {"name": f"示例{n}厂（虚构）", "area": cast.COUNTY, "once": f"n{n}"})
    assert queries(client, DESK) == one <= 4
