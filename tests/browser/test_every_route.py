"""Every route of the resolver, for everybody: it answers as the table says (tests/routes.py), and what it shows is accessible.

Axe sees of everybody's pages as many as hold every route and every kind of element: what two pages share it sees once.
"""

import pytest
from django.http import HttpResponse

from shangliang.matters import tokens
from tests.routes import ROUTES, named
from tests.world import VISITORS

from .tour import Page, Tour, Walk, cover

pytestmark = pytest.mark.django_db
PARTS = 8  # of the pages that axe sees, so that a test is not too long


@pytest.fixture(scope="module")
def tour(world, kiosk):
    return Tour(world, kiosk, VISITORS)


def test_the_table_names_every_route_of_the_resolver_and_no_other():
    assert sorted(ROUTES) == sorted(named())


@pytest.mark.parametrize("visitor", VISITORS, ids=str)
def test_every_address_answers_as_the_table_says(tour, visitor):
    assert tour.walk(visitor).wrong == []


def page(route, *kinds) -> Page:
    return Page(f"/{route}/", route, HttpResponse(), frozenset({route, *kinds}))


def test_axe_is_shown_every_route_and_every_kind_of_element_once():
    plain, same, rich, other = page("a", 1), page("a", 1), page("a", 1, 2, 3), page("b", 3)
    assert cover([plain, same, rich, other]) == {rich: {"a", 1, 2, 3}, other: {"b"}}
    assert cover([plain, page("a", 2)]).keys() >= {plain}


@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_and_a_phone_shows_it_whole(browser, tour, part):
    shown = dict(list(tour.shown.items())[part::PARTS])
    assert len(shown) > 10
    faults = tour.faults(browser, shown)
    assert not faults, faults


@pytest.mark.browser
def test_what_a_code_opens_is_accessible_at_every_stage(browser, world, tour):
    walk = Walk()
    for matter in (*world.stages, world.returned):
        client = world.client()
        client.cookies.update(tokens.open_voice(HttpResponse(), matter.raisers.get(), "code").cookies)
        walk.look("voice", f"/my/ {matter.stage}", client.get("/my/"))
    seen = frozenset().union(*(page.found for page in tour.shown))
    fresh = {page: new - seen for page, new in cover(walk.pages).items() if new - seen}
    assert fresh and walk.wrong == []
    faults = tour.faults(browser, fresh)
    assert not faults, faults
