"""Reach: rows from the county down, figures from the city up, what was assigned, what is shut."""

import pytest
from django.contrib.auth.models import AnonymousUser

from shangliang.people import reach
from shangliang.people.can import Role
from shangliang.people.models import Organisation, Person
from tests import cast

pytestmark = pytest.mark.django_db


def test_rows_from_the_county_down_figures_from_the_city_up():
    office, city = cast.office(), cast.city_office()
    assert reach.grounds(office) == [(cast.COUNTY, True)]
    assert reach.row_ranges(office) == [("620321", "620322")]
    assert reach.grounds(city) == [(cast.CITY, False)]
    assert reach.row_ranges(city) == []
    assert reach.figure_ranges(city) == [("6203", "6204")]
    assert reach.held_by(city) == [cast.organisation("cppcc", cast.CITY).pk]


def test_figures_alone_above_the_county():
    office, city = cast.office(), cast.city_office()
    assert not reach.aggregate_only(office, cast.VILLAGE)
    assert reach.aggregate_only(city, cast.VILLAGE)
    assert not reach.aggregate_only(city, cast.CITY)
    assert not reach.aggregate_only(city, "620602"), "out of reach is not even figures"
    cast.post(city, Role.OFFICE, cast.COUNTY)
    assert not reach.aggregate_only(city, cast.VILLAGE)


@pytest.mark.parametrize(
    "role", [Role.RESIDENT, Role.UNIT, Role.FIRM, Role.CONTACT, Role.HELPER, Role.MEMBER, Role.AUDITOR]
)
def test_who_sees_only_what_is_assigned_has_no_ground(role):
    who = cast.holder(role, cast.VILLAGE if role == Role.RESIDENT else cast.COUNTY)
    assert reach.grounds(who) == reach.row_ranges(who) == reach.held_by(who) == []
    assert reach.organisations_of(who) != []


def test_units_firms_and_contacts_see_what_their_organisation_was_given():
    assert [bool(reach.assigned_to(w)) for w in (cast.unit(), cast.firm(), cast.contact())] == [True] * 3
    assert [bool(reach.assigned_to(w)) for w in (cast.member(), cast.resident(), cast.cadre(), cast.auditor())] == [
        False
    ] * 4


def test_who_is_not_signed_in_reaches_nothing():
    nobody = AnonymousUser()
    assert reach.grounds(nobody) == reach.assigned_to(nobody) == reach.staff_ranges(nobody) == []
    assert not reach.people_visible_to(nobody).exists()


def test_a_narrower_post_inside_a_wider_adds_nothing():
    office = cast.office()
    cast.post(office, Role.TOWNSHIP_CLERK, cast.TOWN)
    assert reach.codes(office) == [cast.COUNTY]
    cast.post(office, Role.OFFICE, cast.SIBLING_COUNTY)
    assert reach.codes(office) == [cast.SIBLING_COUNTY, cast.COUNTY]


def shut(person):
    """The organisations about which the person reads no complaint."""
    bodies = Organisation.objects.values_list("pk", flat=True)
    return set(bodies.difference(bodies.filter(reach.complaints_shown(person, "pk"))))


def test_a_complaint_about_a_body_of_the_area_is_shut_to_everybody_in_it():
    village, county = cast.organisation("village", cast.VILLAGE), cast.organisation("government", cast.COUNTY)
    clerk, office, outsider = cast.clerk(), cast.office(), cast.outsider()
    assert {village.pk, county.pk} <= shut(clerk)
    assert county.pk in shut(office)
    assert village.pk not in shut(office), "the county reads a complaint about a village"
    assert shut(outsider).isdisjoint({village.pk, county.pk})
    assert county.pk not in shut(cast.city_office()), "the city reads a complaint about a county"


def test_a_complaint_about_a_department_is_shut_to_it_and_what_hangs_below_it():
    water = cast.organisation("department", cast.COUNTY)
    station = cast.organisation("department", cast.COUNTY, "永昌县水利工作站", parent=water)
    school = cast.organisation("department", cast.COUNTY, "永昌县教育局")
    own, below, beside = cast.unit(), cast.unit(at=station), cast.unit(at=school)
    assert water.pk in shut(own)
    assert water.pk in shut(below)
    assert water.pk not in shut(beside)
    assert station.pk not in shut(own), "the department reads a complaint about its station"
    assert water.pk not in shut(cast.office()), "the county's office holds it"


def test_what_is_shut_costs_no_query_of_its_own_however_deep(django_assert_num_queries):
    top = cast.organisation("department", cast.COUNTY)
    middle = cast.organisation("department", cast.COUNTY, "中间单位（虚构）", parent=top)
    who = cast.unit(at=cast.organisation("department", cast.COUNTY, "底层单位（虚构）", parent=middle))
    found = Person.objects.get(pk=who.pk)
    assert found.held_posts
    with django_assert_num_queries(1):
        assert {top.pk, middle.pk} <= shut(found)


def test_people_are_seen_by_the_offices_of_their_place():
    member, clerk = cast.member(), cast.clerk()
    far = cast.member(cast.SIBLING_COUNTY)
    seen = reach.people_visible_to(cast.office())
    assert member in seen
    assert clerk in seen
    assert far not in seen
    assert far in reach.people_visible_to(cast.outsider())
    assert set(reach.people_visible_to(member)) == {member}


def test_a_city_sees_its_own_people_and_its_admins_everybodys():
    member, city_member = cast.member(), cast.member(cast.CITY)
    seen = reach.people_visible_to(cast.city_office())
    assert city_member in seen
    assert member not in seen
    assert {member, city_member} <= set(reach.people_visible_to(cast.security_admin(cast.CITY)))


def test_the_three_admins_have_no_rows_and_no_figures():
    for admin in (cast.auditor(), cast.system_admin(), cast.security_admin()):
        assert reach.row_ranges(admin) == reach.figure_ranges(admin) == reach.assigned_to(admin) == []
        assert not any(
            admin.can(a, cast.COUNTY) for a in ("matter.screen", "figure.see", "subject.see", "matter.export")
        )
