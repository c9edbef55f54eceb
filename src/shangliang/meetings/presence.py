"""到会人数 · Who is due and who is here at a moment: the quorum as the desk, the hall and every decision read it."""

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from shangliang.compute.majority import Presence
from shangliang.kit import clock, pages

from .items import ItemKind
from .models import Item, Meeting
from .rules import basis, effective, share_to_come
from .wording import election_words, presence_words, verdict


def here(meeting: Meeting, moment=None, *, on_record: bool = False) -> Presence:
    """Of those due, how many are here. Seats of the body that stand empty count too, where they are written down.
    `on_record`: without presence that was entered after the end; what is decided rests on that."""
    people = meeting.gathering.attendances
    there = people.here_at(moment or clock.now())
    present = (there.on_record() if on_record else there).count()
    return Presence(max(meeting.whole or 0, people.due().count()), present, share_to_come(meeting))


def gauge(meeting: Meeting) -> dict | None:
    """For a page: the numbers, whether they are enough, the sentence. None where nothing is decided."""
    if not meeting.rules.decides:
        return None
    found = here(meeting)
    return {"whole": found.whole, "present": found.present, "needed": found.needed, "met": found.met, "missing": max(found.needed - found.present, 0),
            "words": presence_words(found), "basis": basis(effective(meeting)[0])}  # fmt: skip


def afterwards(meeting: Meeting) -> dict | None:
    """Of how many presence was typed in after the end, when last; None where of nobody."""
    if not meeting.is_over:
        return None
    rows = meeting.gathering.attendances.filter(entered_at__isnull=False)
    found = rows.aggregate(n=Count("pk"), last=Max("entered_at"))
    return found if found["n"] else None


def of(gathering) -> Meeting | None:
    return Meeting.objects.select_related("gathering", "body").filter(gathering=gathering).first()


@pages.slot("hall.foot")
def foot(_person, gathering):
    """In the hall's last line: whether the quorum is there."""
    found = of(gathering) if gathering.kind == "meeting" else None
    seen = gauge(found) if found else None
    practice = [_("演练")] if found and found.rehearsal else []
    if seen is None:
        return practice
    return [*practice, _("已达法定人数") if seen["met"] else _("法定人数还差 %(n)s 人") % {"n": seen["missing"]}]


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
    if found is None:
        return []
    on = item_on(found)
    decided = on and on.decisions.select_related("item", "paper", "poll").order_by("-at", "-pk")
    asked = on and on.ballotings.filter(election=None).select_related("poll", "item")
    return [{
        "template": "meetings/_gauge.html", "meeting": found, "gauge": gauge(found), "next": _next(found, on),
        "decided": [{"row": d, "said": verdict(d)} for d in decided or ()], "elected": [election_words(e) for e in on.elections.all()] if on else [],
        "asked": list(asked or ()),
    }]  # fmt: skip


def item_on(found: Meeting) -> Item | None:
    room = found.gathering
    return next(iter(found.items.all()[room.item : room.item + 1]), None) if room.opened_at else None


def _next(found: Meeting, on: Item | None) -> tuple[str, str] | None:
    """(address, word) of what is to be done with the item that is on."""
    if on is None or on.done_at or not found.gathering.is_running:
        return None
    name, word = ("item-elect", _("选举")) if on.kind == ItemKind.ELECT else ("item-decide", _("表决"))
    if not on.is_voted:
        name, word = "item-done", _("完成")
    return reverse(name, args=[found.ref, on.pk]), word


@pages.slot("gathering.side")
def record(person, gathering):
    return console(person, gathering)
