"""巡访 · Visitors at every address of the table of routes: are they answered as it says, and what has axe to see of it?"""

from dataclasses import dataclass, field
from functools import cached_property

from django.http import HttpResponse

from shangliang.kit import paging
from shangliang.kit.finding import Find
from shangliang.people.can import Role
from tests.browser.axe import AXE, axe, small_targets
from tests.browser.bones import Bones
from tests.browser.chromium import DESK, PHONE, open_page
from tests.routes import ROUTES
from tests.world import HOLDER

LISTERS = (Role.OFFICE, Role.MEMBER, HOLDER)  # who between them are shown every list
SCREEN, NARROW = ({"width": width, "height": height} for width, height in (DESK, PHONE))


@dataclass(frozen=True, eq=False)
class Page:
    """一页 · As somebody was answered, and what it is made of: its route and the kinds of its elements."""

    at: str
    route: str
    answer: HttpResponse
    found: frozenset


@dataclass
class Walk:
    """一圈 · Somebody's: what was not as it should be, the pages and the parts of pages, the routes that show a list."""

    visitor: object = None
    wrong: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    parts: list[Page] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)

    def look(self, name, url, answer) -> None:
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            return
        at, kept = f"{name} {url} as {self.visitor}", HttpResponse(answer.content, headers=dict(answer.items()))
        if b"<html" not in answer.content[:500]:  # axe sees it in the page whose script fetches it
            self.parts.append(Page(at, name, kept, frozenset()))
            return
        bones = Bones(answer.content.decode())
        self.wrong += [f"{at}: {fault}" for fault in bones.loose]
        self.pages.append(Page(at, name, kept, frozenset(bones.found | {name})))

    def shown(self, names) -> dict[str, str]:
        """All that these routes showed."""
        return {page.at: page.answer.content.decode() for page in self.pages + self.parts if page.route in names}


class Tour:
    """Everybody's walks. Axe sees few of the pages, but every route and every kind of element that anybody is shown."""

    def __init__(self, world, kiosk, visitors) -> None:
        self.world, self.kiosk, self.visitors = world, kiosk, visitors
        self.walks = {}

    def walk(self, visitor) -> Walk:
        if visitor not in self.walks:
            self.walks[visitor] = self._walk(visitor)
        return self.walks[visitor]

    def _walk(self, visitor) -> Walk:
        walk, client = Walk(visitor), self.world.client(visitor)
        for name, route in ROUTES.items():
            for url, expected in route.addresses(self.world):
                answer = client.get(url)
                if answer.status_code != expected(visitor):
                    walk.wrong.append(f"{name} {url}: {answer.status_code}, not {expected(visitor)}")
                walk.look(name, url, answer)
                if visitor in LISTERS and name not in walk.lists and shows_a_list(answer):
                    walk.lists.add(name)
        return walk

    @cached_property
    def shown(self) -> dict[Page, frozenset]:
        """Of everybody's pages those that axe sees, each with what it sees there for the first time."""
        return cover([page for visitor in self.visitors for page in self.walk(visitor).pages])

    def faults(self, browser, pages) -> str:
        """What is wrong with each page, on a screen and on a phone: a line each. Where nothing but the route is new, the
        colours were seen."""
        with open_page(browser, self.kiosk.url, DESK) as page:
            page.add_init_script(path=AXE)  # in every page from its start, sent once
            found = {
                seen.at: self._faults(page, seen.answer, contrast=new != {seen.route}) for seen, new in pages.items()
            }
        return "\n".join(f"{at}: {fault}" for at, faults in found.items() for fault in faults)

    def _faults(self, page, answer, *, contrast) -> list[str]:
        page.complaints.clear()
        page.set_viewport_size(SCREEN)
        page.goto(self.kiosk.show(answer))
        found = axe(page, contrast=contrast) + too_wide(page) + page.complaints
        page.set_viewport_size(NARROW)
        return found + too_wide(page) + [f"small: {one}" for one in small_targets(page, 44)]


def shows_a_list(answer) -> bool:
    """Whether what its template was given holds a list that is searched or goes on by key."""
    if answer.status_code != 200 or answer.context is None:
        return False
    parts = answer.context if isinstance(answer.context, list) else [answer.context or ()]  # one template: no list
    return any(isinstance(v, Find | paging.Page) for part in parts for d in part for v in d.values())


def cover(pages: list[Page]) -> dict[Page, frozenset]:
    """Few pages that hold all that any of these holds: again and again the one with the most that is not seen yet."""
    others = {page.found: page for page in reversed(pages)}.values()
    left, chosen = frozenset().union(*(page.found for page in others)), {}
    while left:
        others = [page for page in others if not left.isdisjoint(page.found)]
        best = max(others, key=lambda page: len(page.found & left))
        chosen[best] = best.found & left
        left -= best.found
    return chosen


def too_wide(page) -> list[str]:
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px too wide for {page.viewport_size['width']}"] if wider > 0 else []
