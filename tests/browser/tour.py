"""巡访 · One visitor at every address of the table of routes: is it answered as it says, and what is new for axe to see?"""

from dataclasses import dataclass, field

from tests.browser.axe import axe, small_targets
from tests.browser.bones import Bones
from tests.browser.chromium import DESK, PHONE, open_page
from tests.routes import ROUTES

SCREEN, NARROW = ({"width": width, "height": height} for width, height in (DESK, PHONE))


@dataclass
class Walk:
    """一圈 · What was not as it should be, and the pages that hold something not seen before, by their addresses."""

    wrong: list[str] = field(default_factory=list)
    fresh: dict = field(default_factory=dict)


class Tour:
    """Walks are remembered; what an earlier visitor saw is not new to a later one."""

    def __init__(self, world, kiosk) -> None:
        self.world, self.kiosk = world, kiosk
        self.seen, self.walks = set(), {}

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
        if answer.status_code != 200 or not is_page(answer):
            return
        bones = Bones(answer.content.decode())
        walk.wrong += [f"{name} {url}: {fault}" for fault in bones.loose]
        found = bones.found | {name}  # of every route axe sees a page at least
        if found - self.seen:
            walk.fresh[f"{name} {url}"] = answer
            self.seen |= found

    def faults(self, browser, walk) -> str:
        """What is wrong with each new page, on a screen and on a phone: a line each."""
        with open_page(browser, self.kiosk.url, DESK) as page:
            found = {name: self._faults(page, answer) for name, answer in walk.fresh.items()}
        return "\n".join(f"{name}: {fault}" for name, faults in found.items() for fault in faults)

    def _faults(self, page, answer) -> list[str]:
        page.complaints.clear()
        page.set_viewport_size(SCREEN)
        page.goto(self.kiosk.show(answer))
        found = axe(page) + too_wide(page) + page.complaints
        page.set_viewport_size(NARROW)
        return found + too_wide(page) + [f"small: {one}" for one in small_targets(page, 44)]


def is_page(answer) -> bool:
    """Not a file, and not a part that a script puts into a page."""
    return answer["Content-Type"].startswith("text/html") and answer.content.lstrip()[:9].lower() == b"<!doctype"


def too_wide(page) -> list[str]:
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px too wide for {page.viewport_size['width']}"] if wider > 0 else []
