"""招商的页面 · Leads and how far each has come; one with its marks; what was planned for the year beside what came."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people import areas
from shangliang.people.views.finding import allow, form_page, may_export, one, place_menu, taken, within

from .. import actions
from ..forms.investment import LeadForm, MarkForm
from ..forms.lists import LeadFind
from ..forms.trips import WhyForm
from ..models import Lead
from ..models.investment import MARKS
from ..wording import wan
from .plans import plan
from .seen import able

WITH = ("host", "area", "brought_by", "met__trip")
__all__ = ["drop", "export", "lead", "leads", "mark", "new", "plan"]


@login_required
@require_safe
def leads(request):
    """/desk/investment/?mark=&source=&area=&cursor=."""
    person, find = request.user, LeadFind(request.GET)
    allow(able(person, "investment.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": _rows(shown.rows), "find": find, "may_edit": able(person, "investment.edit"),
        "export_url": may_export(person) and reverse("investment-export"),
        "filters": [menu(request, find, "mark", _("到哪一步"), find.fields["mark"].choices, _("全部进展")),
                    menu(request, find, "source", _("来源"), find.fields["source"].choices, _("全部来源")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "fieldwork/leads.html", context)


def asked_for(person, find):
    found = within(
        Lead.objects.visible_to(person).select_related("host", "brought_by", "met__trip"), find.value("area")
    )
    found = find.narrowed(found, since="opened_on__gte", until="opened_on__lte", q="name__contains")
    source = {"batch": {"met__isnull": False}, "member": {"brought_by__isnull": False},
              "other": {"met__isnull": True, "brought_by__isnull": True}}  # fmt: skip
    if find.value("source"):
        found = found.filter(**source[find.value("source")])
    return found.filter(**_at(find.value("mark"))) if find.value("mark") else found


def _at(mark: str) -> dict:
    """Leads whose furthest mark this is."""
    if mark == "dropped":
        return {"dropped_on__isnull": False}
    names = list(MARKS)
    behind = names if mark == "none" else names[names.index(mark) + 1 :]
    here = {} if mark == "none" else {f"{mark}__isnull": False}
    return here | {f"{name}__isnull": True for name in behind} | {"dropped_on__isnull": True}


def _rows(found) -> list[dict]:
    areas.names({lead.area_id for lead in found})
    return [
        {"found": lead, "place": " ".join(areas.path_names(lead.area_id)[-1:]), "signed": wan(lead.signed_yuan),
         "source": source_of(lead)} for lead in found
    ]  # fmt: skip


def source_of(lead) -> str:
    """Where it comes from, in words."""
    if lead.met:
        return lead.met.trip.title
    return _("委员 %(who)s") % {"who": lead.brought_by} if lead.brought_by else ""


@login_required
@require_POST
def export(request):
    """/desk/investment/export/: no contact, no telephone."""
    allow(able(request.user, "investment.see"))
    find = LeadFind(request.GET)
    found = asked_for(request.user, find).order_by(*find.order)
    columns = [
        (_("企业或项目"), "name", 40), (_("行业"), "sector", 16), (_("地区"), "place", 16), (_("来源"), "source", 34), (_("到哪一步"), "state", 12),
        *[(str(word), mark, 12) for mark, word in MARKS.items()], (_("签约金额（元）"), "signed", 16), (_("到位资金（元）"), "funds", 16),
    ]  # fmt: skip
    return taken(request, find, columns, _lines(found), title=_("招商台账"), noun="lead")


def _lines(found):
    for row in _rows(list(found)):
        lead = row["found"]
        yield {"name": lead.name, "sector": lead.sector, "place": row["place"], "source": row["source"], "state": lead.state,
               "signed": lead.signed_yuan, "funds": lead.funds_yuan} | {mark: getattr(lead, mark) for mark in MARKS}  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """/desk/investment/new/."""
    allow(able(request.user, "investment.edit"))
    form = LeadForm(request.POST if request.method == "POST" else None, person=request.user)

    def act(_data):
        facts = form.facts()
        return actions.open_lead(facts.pop("name"), by=request.user, **facts).get_absolute_url()

    return form_page(request, form, act, heading=_("登记招商线索"), back=reverse("investment"), submit=_("登记"))


def _seen(request, ref, *, edit=False) -> Lead:
    found = one(Lead.objects.visible_to(request.user).select_related(*WITH), ref=ref)
    allow(able(request.user, "investment.see"))
    if edit:
        allow(request.user.can("investment.edit", found.area_id) and not found.dropped_on)
    return found


@login_required
@require_safe
def lead(request, ref):
    """/desk/investment/<ref>/."""
    found = _seen(request, ref)
    may = request.user.can("investment.edit", found.area_id) and not found.dropped_on
    context = {
        "found": found, "steps": steps(found), "source": source_of(found), "place": " ".join(areas.path_names(found.area_id)[-2:]),
        "entries": entries(found), "may": may,
        "moves": [(mark, word) for mark, word in MARKS.items() if may and _open(found, mark)],
        "may_contact": may and found.met and bool(found.met.contact),
    }  # fmt: skip
    return render(request, "fieldwork/lead.html", context)


def entries(found) -> list[dict]:
    """What has come of it, the newest first, each with what belongs to it."""
    with_whom = _("陪同：%(who)s") % {"who": found.visit_with} if found.visit_with else ""
    said = {"visit_on": with_whom, "signed_on": wan(found.signed_yuan), "funds_on": wan(found.funds_yuan)}
    rows = [{"on": found.opened_on, "title": _("登记"), "text": source_of(found)}]
    for mark, word in MARKS.items():
        if day := getattr(found, mark):
            rows.append({"on": day, "title": str(word), "text": said.get(mark, "")})
    if found.dropped_on:
        rows.append({"on": found.dropped_on, "title": _("放弃"), "text": found.dropped_why})
    return rows[::-1]


def _open(found, mark) -> bool:
    """Whether this mark may come next."""
    try:
        actions.leads.check_mark(found, mark, clock.today())
    except actions.leads.Refused:
        return False
    return not getattr(found, mark)


def steps(found) -> list[dict]:
    waiting = not found.dropped_on
    nodes = [{"label": _("登记"), "state": "past", "on": found.opened_on}]
    for mark, word in MARKS.items():
        day = getattr(found, mark)
        skipped = not day and mark == "visit_on" and found.intent_on
        now = waiting and not day and not skipped
        nodes.append(
            {"label": str(word), "state": "past" if day else "skipped" if skipped else "now" if now else "", "on": day}
        )
        waiting = waiting and not now
    return nodes


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request, ref, mark):
    """/desk/investment/<ref>/<mark>/."""
    if mark not in MARKS:
        raise Http404
    found = _seen(request, ref, edit=True)
    form = MarkForm(request.POST if request.method == "POST" else None, mark=mark, initial={"day": clock.today()})

    def act(data):
        return actions.mark_lead(found, mark, data.pop("day"), by=request.user, **data).get_absolute_url()

    return form_page(
        request, form, act, heading=MARKS[mark], back=found.get_absolute_url(), note=found.name, submit=_("登记")
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request, ref):
    """/desk/investment/<ref>/drop/."""
    found = _seen(request, ref, edit=True)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.drop_lead(found, data["why"], by=request.user).get_absolute_url()

    return form_page(
        request, form, act, heading=_("放弃这条线索"), back=found.get_absolute_url(), note=found.name, submit=_("放弃")
    )  # fmt: skip
