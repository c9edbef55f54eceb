"""拔电 · 1,000 raises over HTTP while everything is killed with -9: every one acknowledged is there, each once."""

import re

import pytest

from tests import cast

from .killing import Browser, Rush, serving

pytestmark = [pytest.mark.slow, pytest.mark.hostile]
RAISES, DEATHS, AT_ONCE, SECONDS = 1000, (150, 400, 750), 4, 600
RAISE = f"/{cast.VILLAGE}/raise/"
SENT = re.compile(r"/m/([2-9A-Z]{10})/receipt/")
PLACES = "from tests import cast; told = cast.platforms()"


class Resident(Browser):
    def __init__(self, rush, number) -> None:
        super().__init__(rush, number)
        self.number = number
        self.jar["draft"] = f"resident-{number:012d}"

    def raises(self) -> str:
        """The ref on the receipt: what this resident was told."""
        about = {"title": f"第 {self.number} 件", "topic_class": "公共服务", "area": cast.VILLAGE}
        self.ask("POST", RAISE, text=f"第 {self.number} 件事：路灯坏了。", place="三组")
        self.ask("POST", f"{RAISE}?step=3", **about)
        _status, page = self.ask("GET", f"{RAISE}?step=4")
        hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("once", "seen")}
        _status, told = self.ask("POST", f"{RAISE}?step=4", **hidden)
        return SENT.search(told)[1]


def test_every_acknowledged_raise_is_there_once(tmp_path):
    with serving(tmp_path, PLACES) as (served, _told):
        rush = Rush(served, seconds=SECONDS)

        def one(number) -> None:
            rush.acknowledged.append((f"第 {number} 件", Resident(rush, number).raises()))

        rush.press(one, range(RAISES), at_once=AT_ONCE, blows=[(many, rush.kill) for many in DEATHS])
        assert len(rush.acknowledged) == RAISES
        assert served.ask("SELECT title, ref FROM matters_matter ORDER BY ref") == by_ref(rush.acknowledged)
        trail = "SELECT count(*), count(DISTINCT object) FROM kit_trailrow WHERE noun = 'matter'"
        assert served.ask(trail) == [(RAISES, RAISES)]


def by_ref(acknowledged):
    return sorted(acknowledged, key=lambda each: each[1])
