"""协商台账 · The consultations of one's desk: what is prepared, what runs, what came of it."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import may_export, place_menu, taken, within

from ..forms.lists import ConsultationFind
from ..models import Consultation

STATES = {
    "preparing": Q(noticed_on__isnull=True, withdrawn_on__isnull=True),
    "running": Q(noticed_on__isnull=False, closed_at__isnull=True, agreed_on__isnull=True, withdrawn_on__isnull=True),
    "closed": Q(closed_at__isnull=False, agreed_on__isnull=True, withdrawn_on__isnull=True),
    "agreed": Q(agreed_on__isnull=False),
    "withdrawn": Q(withdrawn_on__isnull=False),
}


@login_required
@require_safe
def consultations(request):
    """/desk/c/?form=&state=&area=&cursor=."""
    person, find = request.user, ConsultationFind(request.GET)
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "may_open": may_open(person),
        "export_url": may_export(person) and reverse("consultations-export"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    menu(request, find, "form", _("形式"), find.fields["form"].choices, _("全部形式")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "consultations/table/list.html", context)


def asked_for(person, find):
    found = within(Consultation.objects.visible_to(person).select_related("host"), find.value("area"))
    found = find.narrowed(found, form="form", since="begun_on__gte", until="begun_on__lte", q="title__contains")
    if state := find.value("state"):
        found = found.filter(STATES[state])
    return found.annotate(people=Count("participants", distinct=True))


def _rows(found) -> list[dict]:
    areas.names({c.area_id for c in found})
    return [{"found": c, "place": " ".join(areas.path_names(c.area_id)[-2:])} for c in found]


@login_required
@require_POST
def export(request):
    """/desk/c/export/: how many took part, never who."""
    find = ConsultationFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("编号"), "number", 14), (_("名称"), "title", 44), (_("形式"), "form", 14), (_("地区"), "place", 24), (pgettext("会", "主办"), "host", 30),
        (_("进展"), "state", 12), (_("参与人"), "people", 8), (_("发起"), "begun", 12), (_("通知"), "noticed", 12), (_("形成共识"), "agreed", 12),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("协商台账"), noun="consultation")


def _lines(found):
    for row in _rows(list(found)):
        one = row["found"]
        yield {"number": one.number, "title": one.title, "form": one.rules.name, "place": row["place"], "host": str(one.host), "state": one.state,
               "people": one.people, "begun": one.begun_on, "noticed": one.noticed_on, "agreed": one.agreed_on}  # fmt: skip


def may_open(person) -> bool:
    return any(p.allows("consultation.open", p.organisation.area_id) for p in person.held_posts)
