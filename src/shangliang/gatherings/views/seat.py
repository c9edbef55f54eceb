"""席位 · A sitting on the phone of somebody who was given a ticket: raise a hand, see whose turn it is; no account.

Phones never poll: the answer to each press says how things are, and one link asks again.
"""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once, pages, throttle
from shangliang.people.refusal import Refused

from .. import actions, passes
from ..forms.polls import choice_of
from ..forms.tickets import TicketForm
from ..models import Attendance, Gathering, Poll
from ..models.gathering import IN_THE_ROOM, MAY_SPEAK
from ..wording import seats_of, stands_for
from .seat_votes import votes

TRIES = 10  # of one ticket: the number on the screen has four digits


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request, ref):
    """/g/<ref>/: POST enters with the code of a ticket; without one there is nothing but the box for it."""
    if request.method == "POST":
        return _enter(request, ref)
    one = passes.seated(request, ref)
    return _box(request, ref, TicketForm()) if one is None else page(request, one)


def _box(request, ref, form, status=200):
    if not Gathering.objects.filter(ref=ref).exists():
        raise Http404
    return render(request, "gatherings/room/seat_code.html", {"form": form}, status=status)


def _enter(request, ref):
    form, address = TicketForm(request.POST), throttle.address_of(request)
    if not form.is_valid():
        return _box(request, ref, form)
    one = actions.ticket_holder(form.cleaned_data["code"])
    wrong = one is None or one.gathering.ref != ref
    if wrong and throttle.blocked("ticket", address):  # a right code opens all the same: a village shares one address
        form.add_error("code", _("这个网络刚才输错的次数太多，请过十分钟再试，或者到签到台问一下。"))
        return _box(request, ref, form, 429)
    if wrong:
        throttle.wrong("ticket", address)
        form.add_error("code", _("没有这个签到码，或者它是另一场会的。请对照签到条再看一遍。"))
        return _box(request, ref, form)
    return passes.take_seat(redirect("seat", ref), one)


def page(request, one: Attendance, refused="", status=200, typed=None):
    """While a vote goes on there is the ballot and nothing else, until it is cast (`later`: all the same the rest); so
    300 phones that look at once are answered at once."""
    gathering, kept = one.gathering, request.GET.get("kept", "")
    asked = votes(one, request.GET.get("again", ""), typed)
    only = [] if "later" in request.GET else [v for v in asked if not v["cast"] or v["poll"].ref == kept]
    seats = seats_of(gathering)
    context = {
        "gathering": gathering, "one": one, "who": stands_for(one, seats), "refused": refused, "busy": bool(only),
        "may_speak": one.presence in MAY_SPEAK, "votes": only or asked, "typed": typed or {},
    } | ({} if only else _room(one, seats))  # fmt: skip
    return render(request, "gatherings/room/seat.html", context, status=status)


def _room(one: Attendance, seats) -> dict:
    """Whose turn it is, whether this phone may check in, what the noun adds."""
    gathering = one.gathering
    waiting = list(gathering.speeches.waiting().in_turn().values_list("by_id", flat=True))
    going = gathering.speeches.now().select_related("by").first()
    return {
        "mine": going is not None and going.by_id == one.pk, "speaker": going and stands_for(going.by, seats),
        "before": waiting.index(one.pk) if one.pk in waiting else None, "here": one.presence in IN_THE_ROOM,
        "door": gathering.screen.door and not gathering.ended_at, "panels": pages.panels("gathering.seat", None, one),
    }  # fmt: skip


@never_cache
@require_POST
def hand(request, ref):
    """/g/<ref>/hand/: up, or with `down` off the list again. A second press of the same is no mistake."""
    one = passes.seated(request, ref)
    if one is None:
        return redirect("seat", ref)
    try:
        if request.POST.get("down"):
            actions.lower_hand(one)
        elif not one.gathering.speeches.waiting().filter(by=one).exists():
            actions.raise_hand(one)
    except Refused as reason:
        return page(request, one, refused=str(reason), status=409)
    return redirect("seat", ref)


@require_POST
def leave(request, ref):
    """换下一个人: the phone forgets whose seat it was."""
    answer = redirect("seat", ref)
    answer.delete_cookie(passes.SEAT, path=f"/g/{ref}/")
    messages.success(request, _("已经退出，请把手机交给下一个人。"))
    return answer


@never_cache
@require_POST
def vote(request, ref):
    """/g/<ref>/vote/: one press in a poll that goes on; the last one counts until the close."""
    one = passes.seated(request, ref)
    if one is None:
        return redirect("seat", ref)
    poll = Poll.objects.filter(
        gathering=one.gathering_id, ref=request.POST.get("poll", "").replace("\0", "")[:10]
    ).first()
    try:
        if poll is None:
            raise Refused(_("没有这个测评，请按“看看现在”。"))
        actions.cast_from_seat(poll, one, choice_of(request.POST, poll), request.POST.get("once", ""))
    except (Refused, once.Conflict) as reason:
        return page(request, one, refused=str(reason), typed=request.POST)
    return redirect(f"{reverse('seat', args=[ref])}?kept={poll.ref}")


@never_cache
@require_POST
def here(request, ref):
    """/g/<ref>/here/: checks itself in with the number on the hall's screen."""
    one, address = passes.seated(request, ref), throttle.address_of(request)
    if one is None:
        return redirect("seat", ref)
    if throttle.blocked("door", f"{address} {one.pk}", most=TRIES):
        return page(
            request, one, refused=_("试错的次数太多了，请过十分钟再试，或者到签到台。"), status=429, typed=request.POST
        )
    try:
        actions.check_in_here(one, request.POST.get("number", "").replace("\0", "")[:20])
    except Refused as reason:
        throttle.wrong("door", f"{address} {one.pk}")
        return page(request, one, refused=str(reason), typed=request.POST)
    return redirect("seat", ref)
