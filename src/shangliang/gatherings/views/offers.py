"""能投什么 · What the hall could be shown now, and what could be lined up to follow: items, polls, pictures, a text, and what the noun
of this gathering adds (slots hall.ready and hall.offers)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from shangliang.kit import pages

from ..actions.picturing import label
from ..models import Shown

KEYS = {Shown.WAITING: "0", Shown.AGENDA: "1", Shown.ITEM: "2", Shown.SPEAKER: "3", Shown.JOIN: "4", Shown.CARDS: "5",
        Shown.RESULT: "6", Shown.READ_BACK: "7", Shown.POLL: "8", Shown.QUORUM: "9", Shown.DECISION: "v", Shown.DOOR: "d", Shown.PICTURE: "p"}  # fmt: skip
ALWAYS = frozenset({Shown.WAITING, Shown.AGENDA, Shown.ITEM, Shown.SPEAKER, Shown.DOOR})
PICKED = frozenset({Shown.ITEM, Shown.POLL, Shown.PICTURE})  # lined up one by one


@dataclass(frozen=True)
class Offer:
    """可以排的一项 · `key`: what the form sends."""

    key: str
    label: str
    shows: str
    what: dict = field(default_factory=dict)


def ready(gathering) -> list:
    found = ALWAYS | {shown for shown, _panel in pages.panels("hall.ready", None, gathering)}
    if gathering.polls.exists():
        found |= {Shown.POLL}
    if gathering.pictures.exists():
        found |= {Shown.PICTURE}
    return [shown for shown in Shown if shown in found]


def screens(gathering, shown=None) -> list[dict]:
    """What the hall could be shown, and what it is shown now."""
    now = gathering.screen.shows
    return [
        {"value": one.value, "label": one.label, "key": KEYS[one], "here": one == now}
        for one in (ready(gathering) if shown is None else shown)
    ]


def offers(gathering, shown=None) -> list[Offer]:
    """What can be lined up, in the order in which a meeting usually shows it. A text is typed besides."""
    plain = [one for one in (ready(gathering) if shown is None else shown) if one not in PICKED]
    found = [Offer(one.value, str(one.label), one.value) for one in plain]
    found += [
        Offer(f"item:{n}", _("议题：%(title)s") % {"title": item["title"]}, Shown.ITEM.value, {"title": item["title"]})
        for n, item in enumerate(gathering.agenda)
    ]
    found += [
        Offer(f"poll:{poll.ref}", _("测评：%(title)s") % {"title": poll.question}, Shown.POLL.value, {"poll": poll.ref})
        for poll in gathering.polls.all()
    ]
    found += [
        Offer(f"picture:{one.ref}", label(one), Shown.PICTURE.value, {"picture": one.ref})
        for one in gathering.pictures.all()
    ]
    return [*found, *(Offer(*told) for told in pages.panels("hall.offers", None, gathering))]


def offered(gathering, key: str) -> Offer | None:
    return next((one for one in offers(gathering) if one.key == key), None)
