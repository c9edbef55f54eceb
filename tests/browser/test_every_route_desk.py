"""Every route of the resolver, for those who run a desk; what test_every_route.py is for the others.

What most of those others see is known here: axe sees it there.
"""

import pytest

from shangliang.people.can import Role
from tests.world import HOLDER, NOBODY

from . import test_every_route
from .tour import Tour

VISITORS = [role for role in Role if role not in test_every_route.VISITORS]
KNOWN = (NOBODY, HOLDER, Role.MEMBER, Role.HELPER)


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tour(world, kiosk):
    return Tour(world, kiosk, known=KNOWN)


@pytest.mark.parametrize("visitor", VISITORS, ids=str)
def test_every_address_answers_as_the_table_says(tour, visitor):
    assert tour.walk(visitor).wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("visitor", VISITORS, ids=str)
def test_axe_finds_nothing_and_a_phone_shows_it_whole(browser, tour, visitor):
    faults = tour.faults(browser, tour.walk(visitor))
    assert not faults, faults
