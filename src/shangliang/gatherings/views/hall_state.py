"""大屏上的内容 · What a hall shows of a gathering, and the stamp that changes with it. Never a name."""

from shangliang.kit import clock, pages

from ..models import Screen, Shown
from ..wording import hour, seats_of, stands_for, watch
from .room import agenda

OF_OTHERS = (Shown.JOIN, Shown.CARDS, Shown.RESULT, Shown.READ_BACK)  # filled by the noun that the gathering is part of


def stamp(screen: Screen) -> str:
    """What must differ when the hall is to look different: the chair's version, and that of what others fill in."""
    more = pages.panels(f"hall.stamp.{screen.shows}", None, screen) if screen.shows in OF_OTHERS else []
    return "-".join([str(screen.pk), str(screen.version), *map(str, more)])


def state(screen: Screen) -> dict:
    """The context of the hall's page."""
    gathering = screen.gathering
    found = {
        "gathering": gathering, "screen": screen, "shows": screen.shows, "now": hour(clock.now()), "stamp": stamp(screen),
        "counts": gathering.attendances.counts(), "speaker": _speaker(gathering), "left": screen.left,
        "watch": watch(screen.left), "running": screen.timer_from is not None, "template": f"gatherings/hall/_{screen.shows}.html",
    }  # fmt: skip
    if screen.shows in (Shown.AGENDA, Shown.ITEM, Shown.WAITING):
        items = agenda(gathering)
        found |= {"agenda": items, "item": next((i for i in items if i["state"] == "now"), None)}
    if screen.shows in OF_OTHERS:
        found["filled"] = pages.panels(f"hall.{screen.shows}", None, screen)
        found["template"] = "gatherings/hall/_filled.html"
    return found


def _speaker(gathering) -> str:
    """Class and seat, never the name."""
    going = gathering.speeches.now().select_related("by").first()
    return stands_for(going.by, seats_of(gathering)) if going else ""
