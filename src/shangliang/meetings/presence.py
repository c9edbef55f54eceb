"""到会人数 · Who is due and who is here at a moment: the quorum as the desk, the hall and every decision read it."""

from django.utils.translation import gettext as _

from shangliang.compute.majority import Presence
from shangliang.kit import clock, pages

from .models import Meeting
from .rules import share_to_come
from .wording import presence_words


def here(meeting: Meeting, moment=None) -> Presence:
    """Of those due, how many are here. Seats of the body that stand empty count too, where they are written down."""
    people = meeting.gathering.attendances
    present = people.here_at(moment or clock.now()).count()
    return Presence(max(meeting.whole or 0, people.due().count()), present, share_to_come(meeting))


def gauge(meeting: Meeting) -> dict | None:
    """For a page: the numbers, whether they are enough, the sentence. None where nothing is decided."""
    if not meeting.rules.decides:
        return None
    found = here(meeting)
    return {"whole": found.whole, "present": found.present, "needed": found.needed, "met": found.met, "missing": max(found.needed - found.present, 0),
            "words": presence_words(found)}  # fmt: skip


def of(gathering) -> Meeting | None:
    return Meeting.objects.select_related("gathering", "body").filter(gathering=gathering).first()


@pages.slot("hall.foot")
def foot(_person, gathering):
    """In the hall's last line: whether the quorum is there."""
    found = of(gathering) if gathering.kind == "meeting" else None
    seen = gauge(found) if found else None
    if seen is None:
        return []
    return [_("已达法定人数") if seen["met"] else _("法定人数还差 %(n)s 人") % {"n": seen["missing"]}]


@pages.slot("gathering.seats")
def seats(_person, gathering):
    """How people come to a meeting: (code, name)."""
    if gathering.kind != "meeting":
        return []
    return [("due", _("应到")), ("nonvoting", _("列席")), ("spectator", _("旁听"))]


@pages.slot("room.side")
def console(_person, gathering):
    """At the chair's console: the quorum, the way to the meeting's page where decisions are taken."""
    found = of(gathering) if gathering.kind == "meeting" else None
    return [{"template": "meetings/_gauge.html", "meeting": found, "gauge": gauge(found)}] if found else []


@pages.slot("gathering.side")
def record(person, gathering):
    return console(person, gathering)
