"""Elder mode on a phone, for the desk and for whoever holds codes: accessible at 7:1, no wider than the screen, 60 px to hit.

The first pages of the public are seen by test_raise.py, the components by test_kit.py.
"""

import pytest
from django.test import Client

from shangliang.people.can import Role
from tests.consultations import phones
from tests.routes import ROUTES
from tests.world import HOLDER, NOBODY

from .axe import axe, small_targets
from .chromium import PHONE, open_page
from .tour import too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAGES = {
    NOBODY: ("account_login", "areas", "area-tree", "policy", "trail-chain"),
    HOLDER: ("raise", "receipt", "voice", "firm"),
    Role.OFFICE: ("today", "leader", "matter-list", "screening", "matter-desk", "matter-move", "matter-new", "order-list",
                  "rules", "rule", "people", "person", "person-edit", "organisation", "term", "me"),
    Role.UNIT: ("order", "order-step", "inbox"),
    Role.MEMBER: ("my-duty", "proposal-sign"),
}  # fmt: skip


def answers(world, visitor):
    """The last address that each route has for the visitor: of several, the first are the plainest."""
    client = world.client(visitor)
    client.cookies["elder"] = "1"
    for name in PAGES[visitor]:
        urls = [url for url, status in ROUTES[name].addresses(world) if status(visitor) == 200]
        yield urls[-1], client.get(urls[-1])


@pytest.mark.parametrize("visitor", PAGES, ids=str)
def test_larger_type_loses_nothing(browser, world, kiosk, visitor):
    found = {}
    with open_page(browser, kiosk.url, PHONE) as page:
        for url, answer in answers(world, visitor):
            page.goto(kiosk.show(answer))
            found[url] = axe(page, enhanced=True) + too_wide(page) + small_targets(page, 60)
            assert page.locator("html.elder").count(), url
    assert {url: faults for url, faults in found.items() if faults} == {}


def test_the_head_shows_the_whole_name_of_a_consultation(browser, kiosk):
    made = phones.running(title="三组到小学的路怎么亮起来，路灯装在哪里，电费由谁出，晚上几点关灯")
    with open_page(browser, kiosk.url, PHONE) as page:
        for elder in ("", "1"):
            client = Client()
            client.cookies["elder"] = elder
            page.goto(kiosk.show(client.get(f"{made.get_absolute_url()}results/")))
            name = page.locator(".whence")
            cut = name.evaluate("it => it.scrollHeight - it.clientHeight")
            assert (cut <= 0) == bool(elder)  # on the small page it is cut after two lines, on purpose
