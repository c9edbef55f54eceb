"""On a phone, in both sizes of type: the desk and the steps of a visitor, accessible, no wider than the screen, easy to hit.

The first pages of the public are seen by test_raise.py.
"""

import pytest

from shangliang.people.can import Role
from tests.routes import ROUTES
from tests.world import HOLDER, NOBODY

from .axe import axe, small_targets
from .chromium import PHONE, open_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAGES = {
    NOBODY: ("account_login", "areas", "area-tree", "policy", "trail-chain"),
    HOLDER: ("raise", "receipt", "voice", "firm"),
    Role.OFFICE: ("today", "leader", "matter-list", "screening", "matter-desk", "matter-move", "matter-new", "order-list",
                  "rules", "rule", "people", "person", "person-edit", "organisation", "term", "me"),
    Role.UNIT: ("order", "order-step", "inbox"),
    Role.MEMBER: ("my-duty", "proposal-sign", "usersessions_list"),
}  # fmt: skip
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def answers(world, visitor, *, elder):
    """The last address that each route has for the visitor (of several, the first are the plainest)."""
    client = world.client(visitor)
    client.cookies["elder"] = "1" if elder else "0"
    for name in PAGES[visitor]:
        urls = [url for url, status in ROUTES[name].addresses(world) if status(visitor) == 200]
        yield urls[-1], client.get(urls[-1])


@pytest.mark.parametrize("elder", [False, True], ids=["plain", "elder"])
@pytest.mark.parametrize("visitor", PAGES, ids=str)
def test_a_phone_shows_it_whole_and_a_finger_hits_it(browser, world, kiosk, visitor, elder):
    faults = {}
    with open_page(browser, kiosk.url, PHONE) as page:
        for url, answer in answers(world, visitor, elder=elder):
            page.goto(kiosk.show(answer))
            wider = page.evaluate(WIDER)
            found = [f"{wider} px too wide"] if wider > 0 else []
            found += [f"small: {one}" for one in small_targets(page, 60 if elder else 44)]
            faults[url] = found + axe(page, enhanced=elder)
    assert {url: found for url, found in faults.items() if found} == {}
