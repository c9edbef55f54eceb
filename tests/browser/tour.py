"""巡访 · One visitor at every address of the table of routes: is it answered as it says, and what is new for axe to see?"""

from dataclasses import dataclass, field

from tests.browser.axe import AXE, axe, small_targets
from tests.browser.bones import Bones
from tests.browser.chromium import DESK, PHONE, open_page
from tests.routes import ROUTES

SCREEN, NARROW = ({"width": width, "height": height} for width, height in (DESK, PHONE))


@dataclass
class Walk:
    """一圈 · What was not as it should be, and the pages that hold something not seen before, by their addresses; those of
    them that are no more than a new route for old kinds of elements are `alike`: their colours were seen."""

    wrong: list[str] = field(default_factory=list)
    fresh: dict = field(default_factory=dict)
    alike: set = field(default_factory=set)


class Tour:
    """Walks are remembered; what an earlier visitor saw is not new to a later one, nor what `known` visitors see, whose
    pages another tour shows to axe."""

    def __init__(self, world, kiosk, known=()) -> None:
        self.world, self.kiosk = world, kiosk
        self.seen, self.walks = set(), {}
        for visitor in known:
            self._walk(visitor)

    def walk(self, visitor) -> Walk:
        if visitor not in self.walks:
            self.walks[visitor] = self._walk(visitor)
        return self.walks[visitor]

    def _walk(self, visitor) -> Walk:
        walk, client = Walk(), self.world.client(visitor)
        for name, route in ROUTES.items():
            for url, expected in route.addresses(self.world):
                answer = client.get(url)
                if answer.status_code != expected(visitor):
                    walk.wrong.append(f"{name} {url}: {answer.status_code}, not {expected(visitor)}")
                self.look(walk, name, url, answer)
        return walk

    def look(self, walk, name, url, answer) -> None:
        """Take a page along if it holds anything new."""
        whole = answer["Content-Type"].startswith("text/html") and b"<html" in answer.content[:500]
        if answer.status_code != 200 or not whole:  # a part that a script fetches is seen in its page
            return
        bones = Bones(answer.content.decode())
        walk.wrong += [f"{name} {url}: {fault}" for fault in bones.loose]
        found = bones.found | {name}  # of every route axe sees a page at least
        if new := found - self.seen:
            walk.fresh[f"{name} {url}"] = answer
            walk.alike |= {f"{name} {url}"} if new == {name} else set()
            self.seen |= found

    def faults(self, browser, walk) -> str:
        """What is wrong with each new page, on a screen and on a phone: a line each."""
        with open_page(browser, self.kiosk.url, DESK) as page:
            page.add_init_script(path=AXE)  # in every page from its start, sent once
            found = {at: self._faults(page, answer, contrast=at not in walk.alike) for at, answer in walk.fresh.items()}
        return "\n".join(f"{at}: {fault}" for at, faults in found.items() for fault in faults)

    def _faults(self, page, answer, *, contrast) -> list[str]:
        page.complaints.clear()
        page.set_viewport_size(SCREEN)
        page.goto(self.kiosk.show(answer))
        found = axe(page, contrast=contrast) + too_wide(page) + page.complaints
        page.set_viewport_size(NARROW)
        return found + too_wide(page) + [f"small: {one}" for one in small_targets(page, 44)]


def too_wide(page) -> list[str]:
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px too wide for {page.viewport_size['width']}"] if wider > 0 else []
