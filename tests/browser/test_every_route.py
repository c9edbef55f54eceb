"""Every route of the resolver, for everybody without an account and for those who do not run a desk; see also ..._desk.

The table (tests/routes.py) says what each is answered; axe sees every page that is made otherwise than those before it.
"""

import pytest
from django.http import HttpResponse

from shangliang.matters import tokens
from shangliang.people.can import Role
from tests.routes import ROUTES, named
from tests.world import HOLDER, NOBODY

from .tour import Tour, Walk

VISITORS = (NOBODY, HOLDER, Role.RESIDENT, Role.MEMBER, Role.FIRM, Role.CONTACT, Role.HELPER, Role.AUDITOR,
            Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)  # fmt: skip


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tour(world, kiosk):
    return Tour(world, kiosk)


def test_the_table_names_every_route_of_the_resolver_and_no_other():
    assert sorted(ROUTES) == sorted(named())


@pytest.mark.parametrize("visitor", VISITORS, ids=str)
def test_every_address_answers_as_the_table_says(tour, visitor):
    assert tour.walk(visitor).wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("visitor", VISITORS, ids=str)
def test_axe_finds_nothing_and_a_phone_shows_it_whole(browser, tour, visitor):
    faults = tour.faults(browser, tour.walk(visitor))
    assert not faults, faults


@pytest.mark.browser
def test_what_a_code_opens_is_accessible_at_every_stage(browser, world, tour):
    walk = Walk()
    for matter in (*world.stages, world.returned):
        client = world.client()
        client.cookies.update(tokens.open_voice(HttpResponse(), matter.raisers.get(), "code").cookies)
        tour.look(walk, "voice", f"/my/ {matter.stage}", client.get("/my/"))
    assert walk.fresh
    faults = tour.faults(browser, walk)
    assert not faults, faults
