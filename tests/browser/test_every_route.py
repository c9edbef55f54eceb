"""Every route of the resolver, for everybody: it answers as the table says (tests/routes.py), and what it shows is accessible.

Axe sees of everybody's pages as many as hold every route and every kind of element: what two pages share it sees once.
"""

import re

import pytest
from django.http import HttpResponse

from shangliang.matters import tokens
from shangliang.people.can import Role
from tests.routes import PHONE, ROOM, ROUTES, TABLE, named
from tests.test_lists import PARTS as WITH_PARTS
from tests.test_lists import documented
from tests.world import HOLDER, VISITORS

from .tour import LISTERS, Page, Tour, Walk, cover
from .words import ASKS_AGAIN, NEVER, TIMERS, read, source

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


def test_no_list_is_missing_from_the_document(tour):
    shown = set().union(*(tour.walk(visitor).lists for visitor in LISTERS))
    assert "matter-list" in shown
    assert shown - documented().keys() - WITH_PARTS == set()


@pytest.mark.parametrize("visitor", [HOLDER, Role.VILLAGE_CLERK], ids=str)
def test_nobody_votes_on_the_pages_of_consultations_and_gatherings(tour, visitor):
    shown = tour.walk(visitor).shown({*ROOM, *TABLE, *PHONE})
    assert len(shown) > 10
    assert {at: found[0] for at, page in shown.items() if (found := NEVER.findall(read(page)))} == {}
    assert NEVER.search(read("<p>请投票</p>"))


@pytest.mark.parametrize("visitor", [HOLDER, Role.VILLAGE_CLERK], ids=str)
def test_nothing_passes_on_the_pages_of_consultations(tour, visitor):
    shown = tour.walk(visitor).shown({*TABLE, *PHONE})
    assert shown and [at for at, page in shown.items() if "通过" in read(page)] == []


def test_no_page_on_a_phone_asks_again_by_itself(world, tour):
    """The answer to a press carries what follows; only the hall asks each second."""
    shown = tour.walk(HOLDER).shown(PHONE)
    assert f"consultation-views /c/{world.tables.running.ref}/views/ as {HOLDER}" in shown
    assert [at for at, page in shown.items() if ASKS_AGAIN.search(page)] == []
    scripts = {name for page in shown.values() for name in re.findall(r'<script src="/static/([^"?]+)', page)}
    own = {re.sub(r"\.[0-9a-f]{12}\.js$", ".js", name) for name in scripts if "htmx" not in name}
    assert "consultations/views.js" in own
    assert [name for name in own if TIMERS.search(source(name))] == []
    assert TIMERS.search(source("gatherings/hall.js"))
    assert ASKS_AGAIN.search('<div hx-get="/" hx-trigger="every 2s">')
