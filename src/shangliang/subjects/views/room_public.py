"""议事室的公开页 · What stands beside its door: where it is, its photo, the six haves, how often it is used, what was consulted there. Nobody's name."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from shangliang.kit import clock, pages, printing, rules
from shangliang.people import areas
from shangliang.people.views.finding import one

from .. import coverage, uses
from ..models import ConsultationRoom, Have
from ..rules import IN_USE
from ..sheets import room_poster
from .rooms import find_room


@require_safe
def room(request, ref):
    """/rooms/<ref>/: of a room that is open; what for it was used is the desk's own note and stays there."""
    found, today = one(ConsultationRoom.objects.standing().select_related("photo"), ref=ref), clock.today()
    kept = set(found.haves.values_list("have", flat=True))
    lately = uses.of([found.pk], coverage.in_use_since(found.area_id, today), today).get(found.pk)
    context = {
        "found": found, "place": areas.path_names(found.area_id)[-3:], "days": rules.value(IN_USE, found.area_id),
        "panels": pages.panels("room.public", request.user, found),
        "haves": [{"word": have.label, "there": have in kept} for have in Have], "times": lately.times if lately else 0,
    }  # fmt: skip
    return render(request, "subjects/room_public.html", context)


@login_required
@require_safe
def poster(request, ref):
    """/desk/rooms/<ref>/poster/: what hangs beside the door; its code opens the page above."""
    found = find_room(request.user, ref)
    if not found.is_standing:
        raise Http404
    made = room_poster(
        found, request.build_absolute_uri(found.get_public_url()), " ".join(areas.path_names(found.area_id)[-3:])
    )
    return printing.answer(request, made, name=found.name, word=False, back=found.get_absolute_url())
