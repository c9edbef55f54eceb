"""表彰的页面 · Honours of a place and who was honoured; one with its nominations and their facts; the certificates."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit import clock, printing
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, may_export, one, place_menu, taken, within

from ..forms.honours import HonourFind, RegisterFind
from ..models import Honour, HonourObjection, Nomination
from ..nav import roles
from ..sheets_honours import certificates

STATES = {
    "open": {"noticed_on__isnull": True},
    "noticed": {"noticed_on__isnull": False, "decided_on__isnull": True},
    "decided": {"decided_on__isnull": False, "given_on__isnull": True},
    "given": {"given_on__isnull": False},
}


def find_honour(request, ref, ability="") -> Honour:
    rows = Honour.objects.visible_to(request.user)
    found = one(
        rows.select_related("area", "body", "decision__meeting__gathering", "item__meeting__gathering"), ref=ref
    )
    if ability:
        allow(request.user.can(ability, found.area_id))
    return found


@login_required
@require_safe
def honours(request):
    """/desk/honours/?state=&kind=&area=&q=."""
    person, find = request.user, HonourFind(request.GET)
    allow(person.has_role(*roles("honour.see")))
    found = within(Honour.objects.visible_to(person), find.value("area"))
    found = find.narrowed(found, kind="kind", q="title__contains", since="opened_on__gte", until="opened_on__lte")
    if state := find.value("state"):
        found = found.filter(**STATES[state])
    found = found.select_related("body").annotate(
        n=Count("nominations", filter=Q(nominations__withdrawn_on__isnull=True))
    )
    shown = page(found, order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": shown.rows, "find": find, "keeps": person.has_role(*roles("honour.keep")),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部")),
                    menu(request, find, "kind", _("表彰谁"), find.fields["kind"].choices, _("全部")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "scorecards/honours.html", context)


@login_required
@require_safe
def register(request):
    """/desk/honours/register/: 荣誉册."""
    person, find = request.user, RegisterFind(request.GET)
    allow(person.has_role(*roles("honour.see")))
    shown = page(honoured(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": shown.rows, "find": find, "export_url": may_export(person) and reverse("honour-register-export"),
        "filters": [menu(request, find, "kind", _("表彰谁"), find.fields["kind"].choices, _("全部")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "scorecards/honour_register.html", context)


def honoured(person, find):
    seen = Honour.objects.visible_to(person).order_by().values("pk")
    found = within(Nomination.objects.honoured().filter(honour__in=seen), find.value("area"), "honour__area_id")
    found = find.narrowed(found, kind="honour__kind", since="honour__decided_on__gte", until="honour__decided_on__lte")
    if words := find.value("q"):
        found = found.filter(Q(name__contains=words) | Q(honour__title__contains=words))
    return found.select_related("honour__body")


@login_required
@require_POST
def register_export(request):
    """/desk/honours/register/export/."""
    allow(request.user.has_role(*roles("honour.see")))
    find = RegisterFind(request.GET)
    columns = [
        (_("获得者"), "name", 24), (_("荣誉称号"), "title", 40), (_("表彰单位"), "body", 24), (_("决定日期"), "on", 12),
        (_("批准依据"), "basis", 40), (_("证书编号"), "number", 10),
    ]  # fmt: skip
    found = honoured(request.user, find).order_by(*find.order)
    return taken(request, find, columns, map(_row, found), title=_("荣誉册"), noun="honour")


def _row(one) -> dict:
    honour = one.honour
    return {"name": one.name, "title": honour.title, "body": str(honour.body), "on": honour.decided_on, "basis": honour.basis,
            "number": one.number}  # fmt: skip


@login_required
@require_safe
def honour(request, ref):
    """/desk/honours/<ref>/."""
    found = find_honour(request, ref)
    keeps = request.user.can("honour.keep", found.area_id)
    nominations = list(found.nominations.all())
    objections = HonourObjection.objects.filter(nomination__honour=found).select_related("nomination", "contact")
    context = {
        "found": found, "keeps": keeps, "nominations": nominations, "standing": sum(n.withdrawn_on is None for n in nominations),
        "objections": objections if keeps else [], "steps": steps(found), "today": clock.today(),
        "noticing": found.is_noticed,
    }  # fmt: skip
    return render(request, "scorecards/honour.html", context)


def steps(found: Honour) -> list[dict]:
    """The path as the page tells it: a word, a day, where it is said."""
    meeting, item = found.decision and found.decision.meeting, found.item
    return [
        {"label": _("批准"), "text": f"{found.approved_by} {found.basis}", "on": found.opened_on},
        {"label": _("公示"), "text": found.notice_until and _("到 %(day)s") % {"day": found.notice_until}, "on": found.noticed_on},
        {"label": _("决定"), "text": meeting and str(meeting), "on": found.decided_on, "url": meeting and meeting.get_absolute_url()},
        {"label": _("颁发"), "text": item and str(item.meeting), "on": found.given_on, "url": item and item.meeting.get_absolute_url()},
    ]  # fmt: skip


@login_required
@require_safe
def certificate(request, ref):
    """/desk/honours/<ref>/certificates/: of all who are honoured, one each."""
    found = find_honour(request, ref, "honour.keep")
    sheets = certificates(found, found.nominations.honoured())
    name, back = _("荣誉证书"), found.get_absolute_url()
    if not sheets:
        sheets = [printing.empty(name, _("决定表彰以后才有证书。"))]
    return printing.answer(request, *sheets, name=name, back=back)
