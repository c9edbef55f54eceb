"""议事室预约的页面 · Who has the room when; a day's free times; book it, give it back."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import clock, once
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, one
from shangliang.subjects.models import ConsultationRoom
from shangliang.subjects.models.located import ranges

from .. import actions, free
from ..forms.bookings import BookingForm
from ..models import Booking

AHEAD, MOST = 60, 100


def _room(person, ref, ability="") -> ConsultationRoom:
    allow(ranges(person, "room.see"))
    found = one(ConsultationRoom.objects.visible_to(person).select_related("area"), ref=ref)
    allow(not ability or person.can(ability, found.area_id))
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bookings(request, ref):
    """/desk/rooms/<ref>/bookings/?day=: the form stands below what is taken; what was typed is kept."""
    found = _room(request.user, ref)
    may = found.is_standing and request.user.can("room.edit", found.area_id)
    day = _day(request.GET.get("day", ""))
    form = BookingForm(request.POST if request.method == "POST" else None, initial={"day": day})
    if request.method == "POST":
        allow(may)
        if form.is_valid():
            day = form.cleaned_data["day"]
            if (made := _book(request, found, form)) is not None:
                return made
    return render(request, "gatherings/bookings.html", _told(found, day, form, may))


def _told(found, day: dt.date, form, may) -> dict:
    start = clock.end_of(clock.today() - clock.days(1))
    taken = free.taken(found, start, start + clock.days(AHEAD))[:MOST]
    return {"found": found, "may": may, "form": form, "day": day, "free": free.free(found, day), "taken": taken,
            "own": reverse("room-bookings", args=[found.ref]), "hours": free.hours(found, day)}  # fmt: skip


def _day(text: str) -> dt.date:
    """Today where no day, or none that makes sense, is asked for."""
    today = clock.today()
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return today
    return day if today <= day <= today + clock.days(366) else today


def _book(request, found, form):
    given = form.cleaned_data
    starts, ends = form.span()
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {
        "path": request.path
    }

    def act() -> str:
        actions.book_room(found, given["what"], who=given["who"], starts_at=starts, ends_at=ends, by=request.user)
        return f"{reverse('room-bookings', args=[found.ref])}?day={given['day']}"

    try:
        url = once.of(request, content, act)
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        return None
    messages.success(request, _("约好了。"))
    return redirect(url)


@login_required
@require_POST
def cancel(request, ref, booking):
    """/desk/rooms/<ref>/bookings/<booking>/cancel/."""
    found = _room(request.user, ref, "room.edit")
    row = one(Booking.objects.filter(room=found), ref=booking)
    try:
        actions.give_room_back(row, by=request.user)
        messages.success(request, _("预约已取消。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(reverse("room-bookings", args=[found.ref]))
