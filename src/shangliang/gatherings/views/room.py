"""主持台 · The chair's one screen: agenda, speaker and timer, who asks, who is silent, the hall's picture, the minutes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from shangliang.kit import pages

from ..models import Shown, Speech
from ..wording import hour, length, noted, seats_of, stands_for, watch
from .find import HOLD, find_gathering
from .offers import offers, ready, screens

SHOWN = 24  # silent people that the console names; whoever it does not name is called by number


@login_required
@require_safe
def room(request, ref):
    """/desk/g/<ref>/room/."""
    return page(request, find_gathering(request.user, ref, HOLD))


def page(request, gathering, refused=""):
    """The console; `refused`: why the last press was not done. What was typed stays in its box."""
    typed = request.POST.dict() if refused else {}
    context = console(request.user, gathering) | {"refused": refused, "typed": typed}
    return render(request, "gatherings/room/console.html", context)


def _seen(request, ref):
    """The version that the console would show, so that it is only drawn anew when something has changed."""
    request.gathering = find_gathering(request.user, ref, HOLD)
    return f'"{request.gathering.screen.version}"'


@login_required
@require_safe
@condition(etag_func=_seen)
def room_now(request, ref):
    """/desk/g/<ref>/room/now/: the console's middle, or 304."""
    answer = render(request, "gatherings/room/console.html#room", console(request.user, request.gathering))
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def console(person, gathering) -> dict:
    """All that the console shows."""
    seats = seats_of(gathering)
    spoken = list(gathering.speeches.spoken().select_related("by", "takes_up__by").order_by("began_at", "pk"))
    going = next((s for s in spoken if s.ended_at is None), None)
    waiting = list(gathering.speeches.waiting().select_related("by").in_turn())
    present = list(gathering.attendances.may_speak())
    heard = {s.by_id for s in (*spoken, *waiting)}
    silent = [(a, stands_for(a, seats)) for a in present if a.pk not in heard]
    shown = ready(gathering)
    return {
        "gathering": gathering, "screen": gathering.screen, "counts": gathering.attendances.counts(), "seats": seats,
        "agenda": agenda(gathering), "going": going and line(going, seats), "waiting": [line(s, seats) for s in waiting],
        "silent": silent[:SHOWN], "more_silent": len(silent) - SHOWN, "present": present,
        "watch": watch(gathering.screen.left), "minutes": minutes(gathering, spoken, seats), "kinds": Speech.Kind.choices, "shows": screens(gathering, shown), "text": Shown.TEXT.value,
        "offers": offers(gathering, shown),
        "earlier": [line(s, seats) for s in spoken if s is not going],
        "polls": list(gathering.polls.all()), "panels": pages.panels("room.side", person, gathering),
    }  # fmt: skip


def agenda(gathering) -> list[dict]:
    """The items with their state; before the opening none is on."""
    return [
        {"n": n, "title": _(item["title"]) if item["title"] else "", "minutes": item.get("minutes"),
         "state": "next" if not gathering.opened_at else "past" if n < gathering.item or gathering.ended_at else "now" if n == gathering.item else "next"}
        for n, item in enumerate(gathering.agenda)
    ]  # fmt: skip


def line(speech, seats) -> dict:
    """One speech as console and record write it."""
    return {"speech": speech, "who": stands_for(speech.by, seats), "name": speech.by.name, "kind": speech.get_kind_display(),
            "took": length(speech.seconds), "at": hour(speech.began_at or speech.asked_at), "fresh": not getattr(speech, "before", 1)}  # fmt: skip


def minutes(gathering, spoken, seats) -> list[dict]:
    """What happened, line by line in the order of time: speeches with their points, notes between them."""
    found = [{"at": hour(s.began_at), "who": f"{s.by.name}（{stands_for(s.by, seats)}）", "took": length(s.seconds) if s.ended_at else "",
              "kind": s.get_kind_display(), "text": s.text, "takes_up": s.takes_up and stands_for(s.takes_up.by, seats)} for s in spoken]  # fmt: skip
    found += [noted(line) for line in gathering.notes.splitlines()]
    return sorted(found, key=lambda each: each["at"])
