"""看得见的会议 · The meeting within reach or a 404; the ability to act on it or a 403; its parts by number; buttons."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect

from shangliang.kit import once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one

from ..models import Meeting


def able(person, ability: str) -> list[str]:
    """The areas of the posts with which the person may do this; empty: nowhere."""
    return sorted({p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)})


def seen(person, ref: str, ability: str = "") -> Meeting:
    """Whoever is on its roll sees it too, whatever their post."""
    found = one(
        Meeting.objects.visible_to(person).select_related("gathering__host", "gathering__screen", "body", "area"),
        ref=ref,
    )
    if ability:
        allow(person.can(ability, found.area_id))
    else:
        allow(able(person, "meeting.see") or found.gathering.attendances.filter(person=person).exists())
    return found


def part(rows, pk: int):
    """One of the rows of a meeting by its key."""
    found = rows.filter(pk=pk).first() if pk < 2**63 else None
    if found is None:
        raise Http404
    return found


def press(request, act, back: str, said: str = ""):
    """A button without a form: `act` once, however often it is pressed; it may return the address to go on to."""
    content = {key: value for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "once")}
    try:
        url = once.of(request, content | {"path": request.path}, lambda: act() or back)
    except (Refused, once.Conflict) as reason:
        messages.warning(request, str(reason))
        return redirect(back)
    if said:
        messages.success(request, said)
    return redirect(url)
