"""Words of the pages: views, people who think alike, still to be talked over; nobody votes, no camps, nothing passes. And no
page on a phone asks again by itself."""

import html
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from shangliang.people.can import Role
from tests.routes import PHONE as ON_PHONES
from tests.routes import ROOM, ROUTES, TABLE
from tests.world import HOLDER

pytestmark = pytest.mark.django_db
NEVER = re.compile("投票|派别|对立")
ASKS_AGAIN = re.compile(
    r'hx-trigger="[^"]*(every|load)|http-equiv="?refresh|hx-ext="[^"]*(sse|ws)|sse-connect|ws-connect'
)
TIMERS = re.compile(r"setInterval|setTimeout|EventSource|WebSocket|requestAnimationFrame|fetch\(")


def pages(world, names, visitor):
    """(address, text) of every page of these routes that this visitor is shown."""
    client = world.client(visitor)
    for name in names:
        for url, _expected in ROUTES[name].addresses(world):
            answer = client.get(url)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                yield url, answer.content.decode()


def read(page: str) -> str:
    """What a reader sees or hears: text and labels, without scripts."""
    return html.unescape(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))


def source(name: str) -> str:
    return Path(finders.find(name)).read_text()


@pytest.mark.parametrize("visitor", [HOLDER, Role.VILLAGE_CLERK], ids=str)
def test_nobody_votes_on_the_pages_of_consultations_and_gatherings(world, visitor):
    shown = dict(pages(world, [*ROOM, *TABLE, *ON_PHONES], visitor))
    assert len(shown) > 10
    assert {url: found[0] for url, page in shown.items() if (found := NEVER.findall(read(page)))} == {}
    assert NEVER.search(read("<p>请投票</p>"))


def test_nothing_passes_on_the_pages_of_consultations(world):
    shown = dict(pages(world, [*TABLE, *ON_PHONES], HOLDER)) | dict(
        pages(world, [*TABLE, *ON_PHONES], Role.VILLAGE_CLERK)
    )
    assert [url for url, page in shown.items() if "通过" in read(page)] == []


def test_no_page_on_a_phone_asks_again_by_itself(world):
    """The answer to a press carries what follows; only the hall asks each second."""
    shown = dict(pages(world, ON_PHONES, HOLDER))
    assert f"/c/{world.tables.running.ref}/views/" in shown
    assert [url for url, page in shown.items() if ASKS_AGAIN.search(page)] == []
    scripts = {name for page in shown.values() for name in re.findall(r'<script src="/static/([^"?]+)', page)}
    own = {re.sub(r"\.[0-9a-f]{12}\.js$", ".js", name) for name in scripts if "htmx" not in name}
    assert "consultations/views.js" in own
    assert [name for name in own if TIMERS.search(source(name))] == []
    assert TIMERS.search(source("gatherings/hall.js"))
    assert ASKS_AGAIN.search('<div hx-get="/" hx-trigger="every 2s">')
