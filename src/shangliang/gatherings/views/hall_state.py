"""大屏上的内容 · What a hall shows of a gathering, and the stamp that changes with it. Never a name."""

from django.db.models import Count
from django.urls import reverse

from shangliang.kit import clock, pages

from .. import secrecy
from ..models import HallPicture, Poll, Screen, Shown
from ..outcome import outcome, turnout
from ..wording import hour, seats_of, stands_for, watch
from .room import agenda

NEXT = 4  # of the speaking list
OF_OTHERS = (
    Shown.JOIN,
    Shown.CARDS,
    Shown.RESULT,
    Shown.READ_BACK,
    Shown.QUORUM,
    Shown.DECISION,
)  # filled by the noun that the gathering is part of


def stamp(screen: Screen) -> str:
    """What must differ when the hall is to look different: the chair's version, and that of what others fill in."""
    if screen.shows == Shown.POLL:
        poll = _poll(screen)
        return f"{screen.pk}-{screen.version}-{turnout(poll) if poll else 0}"
    more = pages.panels(f"hall.stamp.{screen.shows}", None, screen) if screen.shows in OF_OTHERS else []
    return "-".join([str(screen.pk), str(screen.version), *map(str, more)])


def state(screen: Screen) -> dict:
    """The context of the hall's page."""
    gathering = screen.gathering
    found = {
        "gathering": gathering, "screen": screen, "shows": screen.shows, "now": hour(clock.now()), "counts": gathering.attendances.counts(), "speaker": _speaker(gathering), "left": screen.left,
        "watch": watch(screen.left), "running": screen.timer_from is not None, "foot": pages.panels("hall.foot", None, gathering),
        "template": f"gatherings/hall/_{screen.shows}.html",
    }  # fmt: skip
    if screen.shows in (Shown.AGENDA, Shown.ITEM, Shown.WAITING):
        items = agenda(gathering)
        told = {"title": screen.what["title"]} if "title" in screen.what else None  # before the opening none is on
        found |= {"agenda": items, "item": next((i for i in items if i["state"] == "now"), told)}
    if screen.shows == Shown.SPEAKER:
        waiting = gathering.speeches.waiting().select_related("by").in_turn()[:NEXT]
        found["waiting"] = [stands_for(speech.by, seats_of(gathering)) for speech in waiting]
    if screen.shows == Shown.DOOR:
        found["seat_path"] = reverse("seat", args=[gathering.ref])
    if screen.shows == Shown.TEXT:
        found["text"] = screen.what.get("text", "")
    if screen.shows == Shown.POLL:
        found |= _polled(_poll(screen))
    if screen.shows == Shown.PICTURE:
        found |= {"picture": shown_picture(screen)}
    if screen.shows in OF_OTHERS:
        found["filled"] = pages.panels(f"hall.{screen.shows}", None, screen)
        found["template"] = "gatherings/hall/_filled.html"
    return found


def shown_picture(screen: Screen) -> HallPicture | None:
    """The picture that the hall is shown now; no other may be had there."""
    if screen.shows != Shown.PICTURE:
        return None
    return screen.gathering.pictures.select_related("file").filter(ref=screen.what.get("picture", "")).first()


def _poll(screen: Screen) -> Poll | None:
    """The poll that the chair picked, with the number of its ballots: one query."""
    found = Poll.objects.filter(gathering=screen.gathering_id, ref=screen.what.get("poll", "")).select_related(
        "gathering"
    )
    return found.annotate(cast=Count("ballots")).first()


def _polled(poll: Poll | None) -> dict:
    if poll is None:
        return {"template": "gatherings/hall/_waiting.html"}
    return {
        "poll": poll, "secrecy": secrecy.of_poll(poll), "by_code": poll.grade in secrecy.BY_CODE,
        "turnout": turnout(poll), "outcome": outcome(poll), "poll_path": reverse("seat", args=[poll.gathering.ref]) if poll.grade in Poll.LINKED else reverse("poll", args=[poll.ref]),
        "by_seat": poll.grade in Poll.LINKED,
    }  # fmt: skip


def _speaker(gathering) -> str:
    """Class and seat, never the name."""
    going = gathering.speeches.now().select_related("by").first()
    return stands_for(going.by, seats_of(gathering)) if going else ""
