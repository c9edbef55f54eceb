"""外出一览 · One trip: plan, team, stops in order, what was found, report, look-back; on paper too."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.gatherings.models import Gathering
from shangliang.kit import clock, printing
from shangliang.matters.lifecycle import Stage
from shangliang.matters.models import Matter
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..actions.stopping import may_record
from ..forms.trips import PlanForm, TeamForm, WhyForm
from ..sheets import trip_sheet
from ..wording import span
from .acting import press
from .links import linked
from .seen import part, seen


@login_required
@require_safe
def trip(request, ref):
    """/desk/trips/<ref>/."""
    found = seen(request.user, ref)
    return render(request, "fieldwork/trip.html", context(request.user, found))


def context(person, found) -> dict:
    """Everything that the page shows; each part is one query, however many rows it has."""
    findings = list(found.findings.select_related("matter", "stop"))
    stops = list(found.stops.select_related("area"))
    return {
        "found": found, "when": span(found.starts_on, found.ends_on), "steps": steps(found), "team": list(found.team.select_related("person")),
        "stops": [{"row": stop, "url": url, "findings": [f for f in findings if f.stop_id == stop.pk]} for stop, url in linked(person, stops)],
        "findings": grown(person, findings), "met": list(found.met.select_related("lead")) if found.rules.meets else [],
        "may_plan": person.can("trip.plan", found.area_id) and not found.called_off,
        "may_record": may_record(person, found) and not found.called_off,
        "may_tell": person.can("document.draft", found.area_id) and not found.called_off,
        "may_hold": person.can("consultation.open", found.area_id),
        "may_lead": person.can("investment.edit", found.area_id), "begun": found.starts_on <= clock.today(),
        "open": gatherings(person, found),
    }  # fmt: skip


def gatherings(person, found) -> set[int]:
    """Of its forum and the meeting it serves those whose page the person may open."""
    keys = [key for key in (found.forum_id, found.gathering_id) if key]
    return set(Gathering.objects.visible_to(person).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def steps(found) -> list[dict]:
    """What is done and what comes next."""
    today = clock.today()
    marks = [
        (_("计划"), found.planned_on),
        (_("出发"), found.starts_on if found.starts_on <= today else None),
        (_("返回"), found.ends_on if found.ends_on < today or found.reported_on else None),
        (_("报告"), found.reported_on),
        (_("回头看"), found.looked_back_on),
    ]
    nodes, waiting = [], not found.called_off
    for word, day in marks:
        nodes.append({"label": word, "state": "past" if day else "now" if waiting else "", "on": day or None})
        waiting = waiting and bool(day)
    return nodes


def grown(person, findings) -> list[dict]:
    """Each finding with its suggestion, and with the topic that grew out of that: approved, it can be consulted on."""
    matters = [f.matter_id for f in findings if f.matter_id]
    topics = {}
    if matters:
        for topic in Matter.objects.visible_to(person).filter(source__in=matters, kind="topic").order_by("pk"):
            topics[topic.source_id] = topic
    may_raise = person.can("matter.raise", findings[0].trip.area_id) if findings else False
    return [_grown(person, f, topics.get(f.matter_id), may_raise) for f in findings]


def _grown(person, finding, topic, may_raise) -> dict:
    consult, raise_topic = "", ""
    if topic and topic.stage == Stage.APPROVED and person.can("consultation.open", topic.holder_area):
        consult = f"{reverse('consultation-new')}?matter={topic.ref}"
    if finding.matter and not topic and may_raise:
        raise_topic = f"{reverse('matter-new', args=['topic'])}?source={finding.matter.ref}"
    return {"row": finding, "topic": topic, "consult": consult, "raise_topic": raise_topic}


@login_required
@require_safe
def paper(request, ref):
    """/desk/trips/<ref>/print/: itinerary and report."""
    found = seen(request.user, ref)
    made = trip_sheet(found, context(request.user, found))
    return printing.answer(request, made, name=found.title, back=found.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, ref):
    """/desk/trips/<ref>/edit/."""
    found = seen(request.user, ref, "trip.plan")
    first = {name: getattr(found, name) for name in ("title", "aim", "places", "starts_on", "ends_on")}
    first["gathering"] = found.gathering.ref if found.gathering else ""
    form = PlanForm(
        request.POST if request.method == "POST" else None, person=request.user, served=found.gathering, initial=first
    )

    def act(_data):
        return actions.change_trip(found, by=request.user, **form.facts()).get_absolute_url()

    return form_page(request, form, act, heading=_("改安排"), back=found.get_absolute_url(), note=found.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, ref):
    """/desk/trips/<ref>/team/."""
    found = seen(request.user, ref, "trip.plan")
    form = TeamForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.join_team(found, data["title"], by=request.user, part=data["part"], person=data["person"])
        return found.get_absolute_url()

    return form_page(
        request, form, act, heading=_("加入外出组"), back=found.get_absolute_url(), note=found.title, submit=_("加入")
    )  # fmt: skip


@login_required
@require_POST
def leave(request, ref, pk):
    """/desk/trips/<ref>/team/<pk>/leave/."""
    found = seen(request.user, ref, "trip.plan")
    row = part(found.team.select_related("trip", "person"), pk)
    return press(request, lambda: actions.leave_team(row, by=request.user), found.get_absolute_url())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request, ref):
    """/desk/trips/<ref>/call-off/."""
    found = seen(request.user, ref, "trip.plan")
    allow(not found.called_off)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.call_off(found, data["why"], by=request.user).get_absolute_url()

    return form_page(
        request, form, act, heading=_("取消这次外出"), back=found.get_absolute_url(), note=found.title, submit=_("取消外出")
    )  # fmt: skip
