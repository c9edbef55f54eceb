"""外出台账 · The trips of one's reach: what is planned, what is going on, what has been reported; plan a new one."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, form_page, may_export, place_menu, taken, within

from .. import actions
from ..forms.lists import TripFind
from ..forms.trips import NewTripForm
from ..models import Trip
from ..wording import span
from .seen import able


@login_required
@require_safe
def trips(request):
    """/desk/trips/?kind=&state=&area=&cursor=."""
    person, find = request.user, TripFind(request.GET)
    allow(able(person, "trip.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": [{"found": t, "when": span(t.starts_on, t.ends_on)} for t in shown.rows], "find": find,
        "may_plan": able(person, "trip.plan"), "export_url": may_export(person) and reverse("trips-export"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    menu(request, find, "kind", _("类别"), find.fields["kind"].choices, _("全部类别")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "fieldwork/trips.html", context)


def asked_for(person, find):
    found = within(Trip.objects.visible_to(person).select_related("host"), find.value("area"))
    found = find.narrowed(found, kind="kind", since="starts_on__gte", until="starts_on__lte", q="title__contains")
    if state := find.value("state"):
        found = found.filter(standing(state))
    return found.annotate(
        stop_count=Count("stops", distinct=True), finding_count=Count("findings", distinct=True),
        advice_count=Count("findings__matter", distinct=True),
    )  # fmt: skip


def standing(state: str) -> Q:
    """The same words as Trip.state."""
    today, on = clock.today(), Q(called_off="")
    unreported = on & Q(reported_on__isnull=True)
    return {
        "off": ~on,
        "coming": unreported & Q(starts_on__gt=today),
        "going": unreported & Q(starts_on__lte=today, ends_on__gte=today),
        "back": unreported & Q(ends_on__lt=today),
        "reported": on & Q(reported_on__isnull=False, looked_back_on__isnull=True),
        "looked": Q(looked_back_on__isnull=False),
    }[state]


@login_required
@require_POST
def export(request):
    """/desk/trips/export/: how many stops and findings; no names of people."""
    allow(able(request.user, "trip.see"))
    find = TripFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("名称"), "title", 44), (_("类别"), "kind", 16), (pgettext("会", "主办"), "host", 30), (_("出发"), "starts", 12), (_("返回"), "ends", 12),
        (_("天数"), "days", 8), (_("站点"), "stops", 8), (_("发现"), "found", 8), (_("意见建议"), "advice", 10), (_("进展"), "state", 12),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("外出台账"), noun="trip")


def _lines(found):
    for one in found:
        yield {"title": one.title, "kind": one.rules.name, "host": str(one.host), "starts": one.starts_on, "ends": one.ends_on, "days": one.days,
               "stops": one.stop_count, "found": one.finding_count, "advice": one.advice_count, "state": one.state}  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """/desk/trips/new/: one screen, under two minutes."""
    allow(able(request.user, "trip.plan"))
    form = NewTripForm(request.POST if request.method == "POST" else None, person=request.user)

    def act(_data):
        facts = form.facts()
        return actions.plan_trip(facts.pop("kind"), by=request.user, **facts).get_absolute_url()

    return form_page(request, form, act, heading=_("安排外出"), back=reverse("trips"), submit=_("安排好了"))
