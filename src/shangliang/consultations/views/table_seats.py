"""席位与名册 · Seats by group with quota, filled, reserve; who is named first, who is drawn second; the plan of groups."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import once
from shangliang.people.refusal import Refused

from .. import actions
from ..actions import seating
from ..actions import templates as keeping
from ..actions.inviting import interest_rule
from ..forms.table_seats import MORE, KeepForm, SeatsForm, TemplateForm
from ..models import Candidate, Participant, SeatTemplate
from .finding import own


@login_required
@require_safe
def seats(request, ref):
    """/desk/c/<ref>/seats/."""
    found = own(request.user, ref)
    some, whole = actions.interested_share(found)
    draws = list(found.draws.all())
    context = {
        "found": found, "groups": groups(found, draws), "some": some, "whole": whole, "draws": draws,
        "least": interest_rule(found), "enough": not whole or some >= interest_rule(found) * whole,
        "may_draw": not found.closed_at and not any(not d.is_over for d in draws),
    }  # fmt: skip
    return render(request, "consultations/seats/seats.html", context)


def groups(found, draws) -> list[dict]:
    """Each group with who sits there; `reserve`: alternates that wait for it."""
    people, waiting = {}, {}
    for one in found.participants.filter(left_on=None):
        people.setdefault(one.seat, []).append(one)
    live = {draw.pk: draw.seat for draw in draws if draw.drawn_at and not draw.stopped_on}
    for pk in Candidate.objects.filter(draw__in=live).waiting().values_list("draw_id", flat=True):
        waiting[live[pk]] = waiting.get(live[pk], 0) + 1
    voices = dict(Participant.Voice.choices)
    return [
        {
            "seat": seat, "people": people.get(seat.code, []), "reserve": waiting.get(seat.code, 0), "voice": voices[seat.voice],
            "short": max(0, seat.at_least - len(people.get(seat.code, []))), "drawn": seat.code in live.values(),
        }
        for seat in found.seats
    ]  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, ref):
    """/desk/c/<ref>/seats/plan/: a ready-made plan (`template`), or group by group; `keep`: under a name for the next."""
    found = own(request.user, ref)
    data = request.POST if request.method == "POST" else None
    kept = list(SeatTemplate.objects.offered_at(found.host.area_id))
    which = "" if data is None else "template" if "template" in data else "keep" if "keep" in data else "groups"
    templates = TemplateForm(data if which == "template" else None, kept=kept)
    keep = KeepForm(data if which == "keep" else None)
    form = SeatsForm(data if which == "groups" else None, seats=found.seats)
    used = {"template": templates, "keep": keep}.get(which, form)
    if used.is_bound and used.is_valid():
        answer = _kept(request, found, keep) if used is keep else _planned(request, found, used)
        if answer:
            return answer
    own_ones = [one for one in kept if one.area_id == found.host.area_id]
    context = {
        "found": found, "form": form, "templates": templates, "plain": len(form.names) - MORE, "keep": keep, "kept": own_ones,
    }  # fmt: skip
    return render(request, "consultations/seats/plan.html", context)


def _kept(request, found, form):
    def act():
        made = keeping.keep_template(found, form.cleaned_data["keep"], by=request.user)
        messages.success(request, _("已存为本地方案“%(name)s”。") % {"name": made.name})
        return request.path

    return _once(request, found, form, act)


def _planned(request, found, form):
    def act():
        seating.plan_seats(found, form.seats(), by=request.user)
        messages.success(request, _("席位方案已定。"))
        return f"{found.desk_url()}seats/"

    return _once(request, found, form, act)


def _once(request, found, form, act):
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {"ref": found.ref}
    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return None
