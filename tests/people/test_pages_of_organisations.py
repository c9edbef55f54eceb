"""The pages of organisations, terms, the tree of places and the policy: who knows them, who adds to them."""

import datetime as dt

import pytest

from shangliang.people import actions
from shangliang.people.models import Membership, Organisation, Term
from tests import cast
from tests.people.test_pages import text

pytestmark = pytest.mark.django_db


def test_organisations_are_known_to_who_signs_in_and_their_people_are_not(at):
    place, member = cast.organisation(), cast.member(name="县里的人（虚构）")
    url = place.get_absolute_url()
    assert "县里的人" in text(at(cast.office()).get(url))
    for stranger in (cast.outsider(), cast.resident(), cast.unit()):
        page = text(at(stranger).get(url))
        assert place.name in page
        assert member.name not in page
        assert at(stranger).get(url + "edit/").status_code == 403
    assert at(cast.office()).get("/organisations/NONEXXXXXX/").status_code == 404


def test_an_office_registers_organisations_in_its_reach_only(at):
    office = at(cast.office())
    cast.area(cast.SIBLING_COUNTY)
    good = {"name": "永昌县某中心（虚构）", "kind": "other", "area": cast.COUNTY}
    assert office.post("/organisations/add/", good).status_code == 302
    assert "不归您管" in text(office.post("/organisations/add/", good | {"area": cast.SIBLING_COUNTY}))
    assert "已经有" in text(office.post("/organisations/add/", good))
    assert "没有这个区划代码" in text(office.post("/organisations/add/", good | {"area": "nowhere"}))
    assert list(Organisation.objects.filter(name=good["name"]).values_list("area_id", flat=True)) == [cast.COUNTY]
    assert at(cast.member()).get("/organisations/add/").status_code == 403


def test_an_organisation_never_hangs_below_itself():
    top = cast.organisation("department")
    low = cast.organisation("department", cast.COUNTY, "永昌县下属站（虚构）", parent=top)
    from shangliang.people.refusal import Refused

    with pytest.raises(Refused, match="下级"):
        actions.edit_organisation(top, by=cast.office(), name=top.name, parent=low)


def test_a_term_is_opened_and_its_members_are_seated(at):
    place, office, member = cast.organisation(), cast.office(), cast.member(name="委员甲（虚构）")
    base = f"{place.get_absolute_url()}terms/"
    page = at(office)
    assert page.post(base + "add/", {"number": 10, "start": "2021-11-01"}).url == base + "10/"
    assert (
        page.post(base + "10/members/add/", {"person": member.ref, "sector": "农业界", "standing": "on"}).status_code
        == 302
    )
    assert "农业界" in text(page.get(base + "10/?standing=1"))
    assert "已经是" in text(page.post(base + "10/members/add/", {"person": member.ref, "sector": "工商联"}))
    assert "第十届" in str(Term.objects.get())
    assert page.post(f"{base}10/members/{member.ref}/remove/").status_code == 302
    assert not Membership.objects.exists()


def test_a_new_term_ends_the_one_before():
    office = cast.office()
    old = actions.open_term(cast.organisation(), 9, start=dt.date(2016, 11, 1), by=office)
    actions.open_term(cast.organisation(), 10, start=dt.date(2021, 11, 1), by=office)
    old.refresh_from_db()
    assert old.end == dt.date(2021, 11, 1)


def test_the_roll_is_for_the_work_and_changed_by_its_office(at):
    cast.seat(cast.member(name="委员甲（虚构）"))
    url = f"{cast.organisation().get_absolute_url()}terms/10/"
    assert "委员甲" in text(at(cast.member()).get(url))
    assert at(cast.resident()).get(url).status_code == 403
    for stranger in (cast.member(), cast.outsider(), cast.township_clerk()):
        assert at(stranger).get(url + "members/add/").status_code == 403
    assert at(cast.office()).get(url + "members/add/").status_code == 200
    assert at(cast.office()).get(f"{cast.organisation().get_absolute_url()}terms/99/").status_code == 404


def test_the_tree_is_public_and_local_nodes_are_added_by_the_place(client, at):
    cast.area()
    assert "金昌市" in text(client.get("/areas/62/"))
    assert "赵家庄村" in text(client.get(f"/areas/{cast.COUNTY}/?q=zjz"))
    assert client.get("/areas/999999/").status_code == 404
    assert client.get(f"/areas/{cast.VILLAGE}/add/").status_code == 302
    assert at(cast.clerk()).post(f"/areas/{cast.VILLAGE}/add/", {"name": "三社"}).status_code == 302
    assert "三社" in text(at(cast.clerk()).get(f"/areas/{cast.VILLAGE}/"))
    assert at(cast.outsider()).get(f"/areas/{cast.VILLAGE}/add/").status_code == 403


def test_the_policy_is_a_public_page(client):
    page = text(client.get("/policy/"))
    assert "审定议题" in page and "matter.approve" not in page  # what it is, not what we call it
    assert page.count('<th scope="row">') > 60


def test_councils_are_counted_by_place():
    from shangliang.kit import figures

    for n, name in enumerate(("甲议事会", "乙议事会")):
        cast.organisation("council", cast.VILLAGE, name)
        cast.organisation("council", cast.SIBLING_COMMUNITY, name + str(n))
    found = figures.compute(cast.CITY, only=["councils", "areas"])
    assert found["councils"] == {"villages": 1, "communities": 1}
    assert found["areas"] == {"cities": 1, "counties": 2, "townships": 2, "villages": 1, "communities": 1}
    assert figures.compute("6206", only=["councils"])["councils"] == {"villages": 0, "communities": 0}


def test_the_organisations_of_ones_own_county_come_first_and_wider_places_are_one_step_away(at):
    near, far = cast.organisation("department", cast.COUNTY), cast.organisation("department", cast.SIBLING_COUNTY)
    page = at(cast.office())
    assert near.name in text(page.get("/organisations/"))
    assert far.name not in text(page.get("/organisations/"))
    assert far.name in text(page.get(f"/organisations/?area={cast.CITY}"))


def test_the_tree_opens_at_ones_own_county_and_leads_up_to_the_whole(client, at):
    cast.area()
    assert at(cast.clerk()).get("/areas/").url == f"/areas/{cast.COUNTY}/"
    assert 'href="/areas/?level="' in text(at(cast.clerk()).get(f"/areas/{cast.COUNTY}/"))
    assert "甘肃省" in text(at(cast.clerk()).get("/areas/?level="))
    assert "甘肃省" in text(type(client)().get("/areas/"))
