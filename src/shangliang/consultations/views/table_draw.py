"""抽签页 · One run on the desk: its pool, its quotas, where it stands and what comes next."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..actions import pooling
from ..attending import stayed_away
from ..bars import features_of, seated_by
from ..forms.draw_pool import PoolForm
from ..forms.draw_quotas import QuotasForm
from ..likely import likely
from ..models import Candidate
from ..population import known_people
from ..proposing import proposed
from .draw_finding import plan_of, run_of
from .finding import own

SHOWN = 15  # alternates on the page


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, ref):
    """/desk/c/<ref>/draw/new/."""
    found = own(request.user, ref)
    sent = request.method == "POST"
    form = PoolForm(
        request.POST if sent else None, request.FILES if sent else None, consultation=found, by=request.user
    )
    if sent and form.is_valid():

        def act():
            made = pooling.begin_draw(found, form.entries, by=request.user, **form.facts())
            messages.success(request, _("名单已录入，编号已打乱。请定名额。"))
            return f"{made.desk_url()}quotas/"

        answer = _once(request, form, act)
        if answer:
            return answer
    return render(request, "consultations/seats/pool.html", {"found": found, "form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quotas(request, ref, number):
    """/desk/c/<ref>/draw/<n>/quotas/: begins with what every class would have by its share, give or take one."""
    run = run_of(request.user, ref, number)
    pool = list(run.candidates.filter(out="").values_list("features", flat=True))
    rows = proposed(pool, run.seats, known_people(run.consultation.area_id))
    guess = likely(rows, run.seats, stayed_away(run.consultation.host.area_id), run.quotas)
    form = QuotasForm(
        request.POST if request.method == "POST" else None, proposed=rows, seats=run.seats, quotas=run.quotas, cap=run.cap,
        spare=run.spare if run.quotas else guess.spare,
    )  # fmt: skip
    offer = run.offer if run.failed and not form.is_bound else []
    if form.is_bound and form.is_valid():

        def act():
            held = pooling.set_quotas(run, form.quotas(), by=request.user, **form.facts())
            words = _("名额做得到，可以请党组织审定。") if held.tried_on else _("名单较大，正在试算。")
            messages.success(request, words)
            return run.desk_url()

        answer = _once(request, form, act)
        if answer:
            return answer
    offer = offer or getattr(form, "offer", []) or ("relax" in form.errors)
    context = {"run": run, "found": run.consultation, "form": form, "pool": len(pool), "likely": guess, "offer": offer}
    return render(request, "consultations/seats/quotas.html", context)


def _once(request, form, act):
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")} | {
        "path": request.path
    }
    try:
        return redirect(once.of(request, content, act))
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
        form.offer = getattr(reason, "offer", [])
    return None


@login_required
@never_cache
@require_safe
def draw(request, ref, number):
    """/desk/c/<ref>/draw/<n>/."""
    run, desk = plan_of(request.user, ref, number)
    out = dict.fromkeys(("recused", "resting", "seated"), 0)
    states = list(run.candidates.values_list("out", "fixed"))
    for state, _fixed in states:
        if state:
            out[state] += 1
    context = {
        "run": run, "found": run.consultation, "seat": run.consultation.seat(run.seat), "desk": desk, "steps": steps(run),
        "pool": sum(not state and not fixed for state, fixed in states), "fixed": sum(fixed for _state, fixed in states), "out": out,
        "may_approve": request.user.can("consultation.approve_seats", run.consultation.host.area_id) or (desk and request.user.can("consultation.record_seats", run.consultation.host.area_id)),
        "features": features_of(run), "may_recuse": desk and not run.made_at and not run.stopped_on, "percent": round(run.progress * 100),
    }  # fmt: skip
    return render(request, "consultations/seats/draw.html", context | (_people(run) if run.drawn_at else {}))


def _people(run) -> dict:
    rows = list(
        run.candidates.filter(drawn=True).select_related("instead_of", "assisted__household").order_by("number")
    )
    fixed = list(run.candidates.filter(fixed=True, out=""))
    here = [one for one in rows if one.left_on is None]
    waiting = run.candidates.waiting()
    return {
        "panel": here, "may_leave": not run.stopped_on and not run.consultation.closed_at, "left": list(Candidate.objects.filter(draw=run, left_on__isnull=False).order_by("left_on", "number")),
        "seated": fixed, "waiting": list(waiting.select_related("assisted__household")[:SHOWN]), "waits": waiting.count(), "kept": seated_by(run.quotas, here + fixed),
    }  # fmt: skip


def steps(run) -> list[dict]:
    """What is done and what comes next; exactly one is next."""
    marks = [
        (_("名单"), run.begun_on), (_("名额"), run.tried_on), (_("审定"), run.approved_on), (_("做签"), run.made_at),
        (_("公布"), run.published_at), (_("开签"), run.drawn_at),
    ]  # fmt: skip
    nodes, waiting = [], not run.stopped_on
    for word, day in marks:
        state = "past" if day else "now" if waiting else ""
        waiting = waiting and bool(day)
        nodes.append({"label": word, "state": state, "on": day or None})
    return nodes
