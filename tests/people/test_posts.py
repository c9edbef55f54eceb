"""Posts: what they give, when, where; who may give and end them; the admins exclude each other and all business."""

import datetime as dt
from itertools import permutations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.kit import clock, trail
from shangliang.people import actions
from shangliang.people.can import ADMINS, FITS, Role
from shangliang.people.models import Person, Post
from shangliang.people.refusal import Refused
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 6, 5)


def again(person):
    """The person as the next request finds them."""
    return Person.objects.get(pk=person.pk)


def test_a_post_gives_its_abilities_in_its_subtree_and_nowhere_else():
    office = cast.office()
    assert office.can("matter.screen", cast.COUNTY)
    assert office.can("matter.screen", cast.VILLAGE)
    assert not office.can("matter.screen", cast.SIBLING_COUNTY)
    assert not office.can("matter.screen", cast.CITY)
    assert not office.can("matter.approve", cast.COUNTY)


def test_a_code_that_only_begins_alike_is_not_in_reach():
    cast.area("620302")
    town = cast.township_clerk()
    assert town.can("matter.screen", cast.TOWN)
    assert not town.can("matter.screen", "620321101")


def test_from_the_city_upward_a_matter_is_moved_only_where_it_is_held():
    city = cast.city_office()
    assert city.can("matter.screen", cast.CITY)
    assert not city.can("matter.screen", cast.COUNTY)
    assert not city.can("matter.see_raiser", cast.VILLAGE)
    assert city.can("figure.see", cast.VILLAGE)
    assert city.can("matter.raise_problem", cast.COUNTY)


def test_a_county_needs_no_admins_of_its_own():
    admin = cast.security_admin(cast.CITY)
    assert admin.can("post.appoint", cast.COUNTY)
    assert admin.can("post.appoint", cast.VILLAGE)
    assert not admin.can("post.appoint", "620602")
    made = actions.appoint(cast.person(), cast.organisation("party"), Role.PARTY, by=admin)
    assert made.organisation.area_id == cast.COUNTY


def test_a_post_holds_from_its_first_day_until_the_day_it_ends():
    who = cast.person()
    cast.post(who, Role.OFFICE, start=DAY, end=dt.date(2023, 6, 8))
    held = {}
    for day in range(4, 10):
        with clock.at(dt.date(2023, 6, day)):
            held[day] = again(who).can("matter.screen", cast.COUNTY)
    assert held == {4: False, 5: True, 6: True, 7: True, 8: False, 9: False}


def test_an_ended_post_gives_nothing_at_once():
    office = cast.office()
    post = office.held_posts[0]
    assert office.can("matter.screen", cast.VILLAGE)
    actions.end_post(post, by=cast.security_admin())
    assert not again(office).can("matter.screen", cast.VILLAGE)
    assert again(office).held_posts == []


def test_a_post_ended_on_its_first_day_was_never_in_force():
    who, admin = cast.person(), cast.security_admin()
    post = actions.appoint(who, cast.organisation(), Role.OFFICE, by=admin)
    assert again(who).can("matter.screen", cast.COUNTY)
    ended = actions.end_post(post, by=admin)
    assert ended.end == ended.start
    assert not again(who).can("matter.screen", cast.COUNTY)


def test_held_posts_cost_one_query_per_request(django_assert_num_queries):
    office = cast.office()
    for code in (cast.SIBLING_COUNTY, "620602"):
        cast.post(office, Role.OFFICE, code)
    found = again(office)
    with django_assert_num_queries(1):
        assert len(found.held_posts) == 3
        assert found.can("matter.screen", cast.VILLAGE)
        assert not found.can("matter.approve", cast.VILLAGE)


@pytest.mark.parametrize(("first", "second"), list(permutations(sorted(ADMINS), 2)))
def test_no_two_admins_in_one_person(first, second):
    who = cast.person()
    cast.post(who, first)
    with pytest.raises(IntegrityError, match="post_admins_exclude"), transaction.atomic():
        cast.post(who, second)


@pytest.mark.parametrize("business", sorted(set(Role) - ADMINS))
@pytest.mark.parametrize("admin", sorted(ADMINS))
def test_no_admin_does_business_and_no_business_becomes_admin(admin, business):
    for first, second in ((admin, business), (business, admin)):
        who = cast.person()
        cast.post(who, first)
        with pytest.raises(IntegrityError, match="post_admins_exclude"), transaction.atomic():
            cast.post(who, second, cast.SIBLING_COUNTY)


def test_many_business_roles_in_one_person_are_fine():
    who = cast.person()
    for role in (Role.OFFICE, Role.MEMBER, Role.HELPER):
        cast.post(who, role)
    assert len(again(who).held_posts) == 3


def test_an_admin_may_have_done_business_before_and_may_after():
    who = cast.person()
    cast.post(who, Role.OFFICE, start=dt.date(2021, 1, 1), end=DAY)
    cast.post(who, Role.AUDITOR, start=DAY, end=dt.date(2024, 1, 1))
    cast.post(who, Role.MEMBER, start=dt.date(2024, 1, 1))
    assert who.posts.count() == 3


def test_the_refusal_of_an_admin_is_a_sentence():
    admin, office = cast.security_admin(), cast.office()
    with pytest.raises(Refused, match="互相排斥"):
        actions.appoint(office, cast.organisation("department"), Role.AUDITOR, by=admin)
    with pytest.raises(Refused, match="已经担任"):
        actions.appoint(office, cast.organisation(), Role.OFFICE, by=admin)


def test_an_office_appoints_a_member_but_no_party_and_no_office():
    office, who = cast.office(), cast.person()
    assert actions.appoint(who, cast.organisation(), Role.MEMBER, by=office).role == Role.MEMBER
    for kind, role in (
        ("party", Role.PARTY),
        ("supervision", Role.SUPERVISION),
        ("cppcc", Role.OFFICE),
        ("department", Role.AUDITOR),
    ):
        with pytest.raises(PermissionDenied):
            actions.appoint(who, cast.organisation(kind), role, by=office)


def test_nobody_appoints_outside_their_reach():
    who = cast.person()
    for stranger in (cast.outsider(), cast.city_office(), cast.township_clerk()):
        with pytest.raises(PermissionDenied):
            actions.appoint(who, cast.organisation(), Role.MEMBER, by=stranger)
    assert actions.appoint(who, cast.organisation(), Role.MEMBER, by=cast.office())


def test_nobody_appoints_themselves():
    admin = cast.security_admin()
    with pytest.raises(Refused, match="自己"):
        actions.appoint(admin, cast.organisation("party"), Role.PARTY, by=admin)


def test_a_role_sits_only_where_it_fits():
    with pytest.raises(Refused, match="不能设在"):
        actions.appoint(cast.person(), cast.organisation("department"), Role.PARTY, by=cast.security_admin())
    assert "department" not in FITS[Role.PARTY]


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(Refused, match="晚于"):
        actions.appoint(cast.person(), cast.organisation(), Role.MEMBER, by=cast.office(), start=DAY, end=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.post(cast.person(), Role.MEMBER, start=DAY, end=DAY - dt.timedelta(1))


def test_a_post_ends_once():
    admin = cast.security_admin()
    post = cast.member().held_posts[0]
    actions.end_post(post, by=admin)
    with pytest.raises(Refused, match="终止"):
        actions.end_post(post, by=admin)


def test_only_who_may_give_a_post_may_end_it():
    party = cast.party().held_posts[0]
    with pytest.raises(PermissionDenied):
        actions.end_post(party, by=cast.office())
    member = cast.member().held_posts[0]
    with pytest.raises(PermissionDenied):
        actions.end_post(member, by=cast.outsider())
    assert actions.end_post(member, by=cast.office()).end


def test_appointing_and_ending_stand_on_the_trail_without_a_name():
    office, who = cast.office(), cast.person("赵某某（虚构）")
    post = actions.appoint(who, cast.organisation(), Role.MEMBER, by=office, on=DAY)
    actions.end_post(post, by=office)
    rows = trail.TrailRow.objects.filter(object=who.ref).order_by("seq")
    assert [r.action for r in rows] == ["post.appoint", "post.end"]
    assert {r.chain for r in rows} == {cast.COUNTY}
    assert rows[0].actor == office.ref
    assert "赵" not in str([r.detail for r in rows])


def test_a_refused_appointment_leaves_no_row():
    before = trail.TrailRow.objects.count()
    office = cast.office()
    with pytest.raises(Refused):
        actions.appoint(cast.member(), cast.organisation(), Role.MEMBER, by=office)
    assert (Post.objects.filter(role=Role.MEMBER).count(), trail.TrailRow.objects.count()) == (1, before)
