"""公众 · What the tests of the public pages share: a topic that is public, the four steps done by a client."""

import re

from shangliang.matters import actions
from tests import cast
from tests.kept import kept
from tests.matters import walk

RAISE = f"/{cast.VILLAGE}/raise/"
SAID = "三组到小学的路晚上没有灯，孩子放学要打手电。希望先装几盏路灯。"


@kept
def public_topic(upto="release", **more):
    matter, code = walk.topic(**more)
    return walk.carry(matter, upto), code


def fill(client, *, text=SAID, **more):
    """Steps 1 to 3; returns the page of step 4."""
    cast.platforms()
    client.post(RAISE, {"text": text, "place": "三组"})
    client.post(f"{RAISE}?step=2")
    about = {"title": "三组的路没有灯", "topic_class": "公共服务", "area": cast.VILLAGE} | more
    client.post(f"{RAISE}?step=3", about)
    return client.get(f"{RAISE}?step=4")


def hidden(page) -> dict:
    """The fields once and seen of the page that sends."""
    html = page.content.decode()
    return {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in ("once", "seen")}


def code_on(page) -> str:
    return re.search(r"/my/#([2-9A-Z]{10})", page.content.decode())[1]


def complaint(**more):
    """A complaint about the village's own council: held above it, never public."""
    cast.platforms()
    about = cast.organisation("council", cast.VILLAGE)
    return actions.raise_matter(
        "topic", title="反映协商议事会的秘密事", text="这是不能公开的内容。", area=cast.area(), about=about, **more
    )
