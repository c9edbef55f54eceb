"""协商一览 · One consultation on the host's desk: what is done, what comes next, plan, people, sitting, agreement."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.gatherings.models import Grade
from shangliang.gatherings.models.gathering import ADDED, COUNTED
from shangliang.gatherings.views.record import state_of
from shangliang.kit import clock, pages
from shangliang.people import areas
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..actions import agreeing
from ..actions.balance import cards_without_slips
from ..actions.inviting import interest_rule
from ..actions.limits import objection_due, papers_due
from ..actions.withdrawing import may_withdraw
from ..forms.table_begin import BeginForm
from ..likeness import like
from ..models import Consultation, Signature, WrittenObjection
from ..quality import quality_of
from .finding import seen
from .table_list import may_open


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    """/desk/c/new/?matter=<ref>."""
    allow(may_open(request.user))
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        person=request.user,
        chosen=request.GET.get("matter", "")[:10],
        initial=like(request.user, request.GET.get("like", "")),
    )

    def act(_data):
        facts = form.facts()
        made = actions.open_consultation(facts.pop("form"), by=request.user, **facts)
        return made.desk_url()

    if not form.matters:
        return render(request, "consultations/table/nothing.html")
    return form_page(request, form, act, heading=_("发起协商"), back=reverse("consultations"), submit=_("发起协商"))


@login_required
@require_safe
def desk(request, ref):
    """/desk/c/<ref>/: whoever is not of the host's desk is led to the public page."""
    found = seen(request.user, ref)
    if not Consultation.objects.run_by(request.user).filter(pk=found.pk).exists():
        return redirect(found.get_absolute_url())
    page = "withdrawn" if found.withdrawn_on else "desk"
    return render(request, f"consultations/table/{page}.html", context(request, found))


def context(request, found) -> dict:
    """Everything that the page shows; each part is one query, however many rows it has."""
    people = list(found.participants.filter(left_on=None))
    some, whole = actions.interested_share(found)
    sittings = sittings_of(found)
    return {
        "found": found, "place": areas.path_names(found.area_id)[-3:], "phases": list(found.phases.all()),
        "concerns": [c.matter for c in found.concerns.select_related("matter")], "activities": list(found.activities.all()),
        "sittings": sittings, "seats": seats(found, people), "some": some, "whole": whole,
        "short": short(found, some, whole), "linked": linked(found, people), "missing": actions.missing_seats(found), "points": list(found.points.prefetch_related("statements")),
        "differences": list(found.differences.prefetch_related("statements")), "said": said(found),
        "bare": cards_without_slips(found), "sheet": any(sitting["came"] for sitting in sittings), "may_withdraw": may_withdraw(found), "papers_due": papers_due(found), "objection_due": objection_due(found),
        "written": list(WrittenObjection.objects.filter(participant__consultation=found).select_related("participant")),
        "may_tell": request.user.can("document.draft", found.area_id), "steps": steps(found, sittings), "panels": pages.panels("consultation.side", request.user, found),
    }  # fmt: skip


def short(found, some: int, whole: int) -> bool:
    """Whether fewer than the rule asks for have an interest, and nobody wrote why."""
    return bool(whole) and not found.waived and some < interest_rule(found) * whole


def linked(found, people) -> dict | None:
    """Personal links, for the grades that have them: how many were handed out."""
    if found.grade not in (Grade.NAMED, Grade.ACCOUNT):
        return None
    return {"handed": sum(person.link_hash is not None for person in people)}


def seats(found, people) -> list[dict]:
    """The roster by class, in the order of the plan: quota beside how many there are."""
    by_seat: dict = {}
    for person in people:
        by_seat.setdefault(person.seat, []).append(person)
    return [{"seat": seat, "people": by_seat.get(seat.code, [])} for seat in found.seats]


def said(found) -> dict:
    """复述确认 and signatures in numbers."""
    backs = list(found.read_backs.select_related("participant"))
    signed = list(found.signatures.select_related("scan"))
    return {
        "confirmed": sum(b.confirms for b in backs), "objections": [b for b in backs if not b.confirms], "signed": signed,
        "unheard": list(found.participants.exclude(unheard="")),
        "still": len(agreeing.unanswered(found)) if found.noticed_on and not found.agreed_on else 0,
        "met": agreeing.met(found), "ready": {s.part for s in signed} == set(Signature.Part.values),
    }  # fmt: skip


def sittings_of(found) -> list[dict]:
    """Each with its state and how many came; one query however many there are."""
    listed, came = ~Q(gathering__attendances__presence__in=ADDED), Q(gathering__attendances__presence__in=COUNTED)
    rows = found.activities.sittings().annotate(
        expected=Count("gathering__attendances", filter=listed), present=Count("gathering__attendances", filter=came)
    )
    return [
        {
            "row": row, "gathering": row.gathering, "state": state_of(row.gathering),
            "came": row.gathering.opened_at is not None or clock.local_day(row.gathering.starts_at) <= clock.today(),
        }
        for row in rows
    ]  # fmt: skip


def steps(found, sittings) -> list[dict]:
    """What is done and what comes next; exactly one is next."""
    ends = [s["gathering"].ended_at for s in sittings]
    marks = [
        (_("发起"), found.begun_on),
        (_("方案"), found.planned_on),
        (_("发通知"), found.noticed_on),
        (_("当面协商"), max(ends) if ends and all(ends) else None),
        (_("结束表态"), found.closed_at),
        (_("形成共识"), found.agreed_on),
    ]
    nodes, waiting = [], True
    for word, day in marks:
        state = "past" if day else "now" if waiting else ""
        waiting = waiting and bool(day)
        nodes.append({"label": word, "state": state, "on": day or None})
    return nodes


@login_required
@require_safe
def quality(request, ref):
    """/desk/c/<ref>/quality/: three numbers, each with its parts."""
    found = seen(request.user, ref)
    allow(Consultation.objects.run_by(request.user).filter(pk=found.pk).exists())
    measured = quality_of(found)
    texts = dict(found.statements.values_list("number", "text"))
    aware, bridging = (
        [{"text": texts[score.number], "score": score} for score in scores]
        for scores in (measured.consensus.aware, measured.consensus.bridging)
    )
    shown = found.statements.shown().count()
    context = {"found": found, "shown": shown, "quality": measured, "aware": aware, "bridging": bridging}
    return render(request, "consultations/table/quality.html", context)
