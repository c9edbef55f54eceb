"""计划里的每一次 · The list behind every number of a plan; who is in none; one time added, changed, taken out."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, OuterRef, Q, Subquery
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.models import Person
from shangliang.people.views.finding import allow, form_page, may_export, one, place_menu, taken, within

from .. import actions
from ..coverage import LEADERS, Span, planned_in
from ..forms.lists import TalkFind, UnplannedFind
from ..forms.planning import Reasoned, TalkForm
from ..models import Bond, PlannedTalk, TalkPlan
from ..nav import roles
from .plans import dressed, find_plan, led, without

PLANS = 20  # in the menu, the newest first
STATES = {
    "met": lambda found: found.standing().filter(visit__isnull=False),
    "unmet": lambda found: found.open(),
    "waiting": lambda found: found.open().exclude(pk__in=found.late().values("pk")),
    "late": lambda found: found.late(),
    "out": lambda found: found.filter(out_on__isnull=False),
}


@login_required
@require_safe
def talks(request):
    """/desk/talks/?plan=&term=year&state=&way=&area=&since=&until=&q=."""
    person = request.user
    allow(person.has_role(*roles("talk_plan.see")))
    plans, find = _find(request)
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": shown.rows, "find": find, "plans": _counted(plans[:4]), "makes": person.has_role(*roles("bond.make")),
        "export_url": may_export(person) and reverse("talks-export"),
        "filters": [menu(request, find, "plan", _("计划"), find.fields["plan"].choices, _("全部计划")),
                    menu(request, find, "state", _("状态"), find.fields["state"].choices, _("全部")),
                    menu(request, find, "way", _("方式"), find.fields["way"].choices, _("全部方式")),
                    menu(request, find, "term", _("期间"), find.fields["term"].choices, _("各期")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/talks.html", context)


def _find(request):
    """The plans that one may see, and what is asked of them."""
    plans = TalkPlan.objects.visible_to(request.user).select_related("organisation").order_by("-start", "-id")[:PLANS]
    return list(plans), TalkFind(request.GET, plan=[(one.ref, str(one)) for one in plans])


@login_required
@require_POST
def talks_export(request):
    """/desk/talks/export/: who meets whom by when, and when they met."""
    allow(request.user.has_role(*roles("talk_plan.see")))
    _plans, find = _find(request)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("计划"), "plan", 40), (_("由谁"), "who", 16), (_("职务"), "title", 16), (_("见谁"), "whom", 16), (_("种类"), "kind", 14),
        (_("方式"), "way", 12), (_("从"), "since", 12), (_("到"), "until", 12), (_("见面日期"), "met", 12),
    ]  # fmt: skip
    return taken(request, find, columns, map(_line, found), title=_("谈心走访计划"), noun="talk_plan")


def _line(one) -> dict:
    return {
        "plan": str(one.plan), "who": str(one.bond.person), "title": one.bond.title, "whom": str(one.bond.whom),
        "kind": one.bond.rules.name, "way": one.get_way_display(), "since": one.since, "until": one.until,
        "met": one.visit and one.visit.on,
    }  # fmt: skip


def asked_for(person, find):
    found = within(dressed(PlannedTalk.objects.visible_to(person)), find.value("area"), "plan__area_id")
    found = find.narrowed(found, plan="plan__ref", way="way", since="until__gte", until="until__lte")
    if find.value("term"):
        found = found.filter(pk__in=planned_in(Span.of("year")).values("pk"))
    found = STATES[find.value("state")](found) if find.value("state") else found.standing()
    if words := str(find.value("q")).strip():
        named = Person.objects.named(words).values("pk")
        found = found.filter(Q(bond__person__in=named) | Q(bond__whom__in=named))
    return found


def _counted(plans) -> list[dict]:
    """Each plan with how many of its times took place: one question for all."""
    found = PlannedTalk.objects.standing().filter(plan__in=plans).order_by().values("plan_id")
    rows = found.annotate(n=Count("pk"), met=Count("visit_id"))
    known = {row["plan_id"]: row for row in rows}
    return [{"plan": one, **{k: known.get(one.pk, {}).get(k, 0) for k in ("n", "met")}} for one in plans]


@login_required
@require_safe
def unplanned(request, ref):
    """/desk/talks/<ref>/without/: members whom no time of the plan is for, with their leader if they have one."""
    plan, find = find_plan(request, ref), UnplannedFind(request.GET)
    bond = (
        Bond.objects.active().filter(kind__in=LEADERS, whom=OuterRef("pk"), area=plan.area_id).order_by("start", "id")
    )
    found = without(plan).annotate(leader=Subquery(bond.values("person__name")[:1]))
    if state := find.value("state"):
        found = found.filter(leader__isnull=state == "alone")
    if words := str(find.value("q")).strip():
        found = found.filter(pk__in=Person.objects.named(words).values("pk"))
    shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": shown.rows, "find": find, "plan": plan, "may_change": request.user.can("bond.make", plan.area_id),
        "filters": [menu(request, find, "state", _("联系领导"), find.fields["state"].choices, _("全部")), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "bonds/unplanned.html", context)


def page_of(view):
    return login_required(require_http_methods(["GET", "HEAD", "POST"])(never_cache(view)))


def _changeable(request, ref) -> TalkPlan:
    plan = find_plan(request, ref)
    allow(request.user.can("bond.make", plan.area_id))
    return plan


def _entry(request, ref, pk) -> PlannedTalk:
    return one(dressed(PlannedTalk.objects.filter(plan=_changeable(request, ref))), pk=pk)


@page_of
def add(request, ref):
    """/desk/talks/<ref>/add/."""
    plan = _changeable(request, ref)
    bonds = list(led(plan.area_id))
    form = TalkForm(request.POST if request.method == "POST" else None, plan=plan, bonds=bonds)

    def act(data):
        bond = next(b for b in bonds if b.ref == data["bond"])
        actions.add_talk(plan, bond, **form.when(), by=request.user)
        return plan.get_absolute_url()

    return form_page(request, form, act, heading=_("加上一次"), back=plan.get_absolute_url(), note=str(plan))


@page_of
def change(request, ref, pk):
    """/desk/talks/<ref>/<pk>/."""
    entry = _entry(request, ref, pk)
    given = {"way": entry.way, "since": entry.since, "until": entry.until}
    form = TalkForm(request.POST if request.method == "POST" else None, plan=entry.plan, initial=given)

    def act(_data):
        actions.move_talk(entry, **form.when(), by=request.user)
        return entry.plan.get_absolute_url()

    return form_page(request, form, act, heading=_("改时间或方式"), back=entry.plan.get_absolute_url(), note=str(entry))


@page_of
def out(request, ref, pk):
    """/desk/talks/<ref>/<pk>/out/."""
    entry = _entry(request, ref, pk)
    form = Reasoned(request.POST if request.method == "POST" else None)

    def act(data):
        actions.take_out(entry, data["reason"], by=request.user)
        return reverse("talk-plan", args=[ref])

    return form_page(
        request,
        form,
        act,
        heading=_("从计划里去掉"),
        back=entry.plan.get_absolute_url(),
        submit=_("去掉"),
        note=str(entry),
    )
