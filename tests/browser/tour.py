"""巡访 · One visitor at every address of the table of routes: is it answered as it says, and what is new for axe to see?"""

from dataclasses import dataclass, field

from tests.browser.axe import axe
from tests.browser.bones import Bones
from tests.browser.chromium import DESK, open_page
from tests.routes import ROUTES


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
                if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                    self._look(walk, name, url, answer)
        return walk

    def _look(self, walk, name, url, answer) -> None:
        bones = Bones(answer.content.decode())
        walk.wrong += [f"{name} {url}: {fault}" for fault in bones.loose]
        found = bones.found | {name}  # of every route axe sees a page at least
        if found - self.seen:
            walk.fresh[f"{name} {url}"] = answer
            self.seen |= found

    def violations(self, browser, visitor) -> dict:
        """What axe and the console complain of in each new page."""
        found = {}
        with open_page(browser, self.kiosk.url, DESK) as page:
            for address, answer in self.walk(visitor).fresh.items():
                page.goto(self.kiosk.show(answer))
                found[address] = axe(page) + page.complaints
                page.complaints.clear()
        return {address: faults for address, faults in found.items() if faults}
