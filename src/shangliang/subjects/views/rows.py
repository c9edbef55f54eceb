"""档案各行的页面 · Consents given and taken back; needs, subsidies, guarantees added, met, struck out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page, one

from .. import actions
from ..forms.rows import ROW_FORMS, ConsentForm, MetForm
from ..models import ROWS
from .persons import find


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consent(request, ref):
    """/desk/households/p/<ref>/consent/."""
    found = find(request, ref, "household.edit")
    posted = request.method == "POST"
    form = ConsentForm(request.POST if posted else None, request.FILES if posted else None, found=found)

    def act(data):
        given = {name: value for name, value in data.items() if name != "fields_"}
        actions.give_consent(found, by=request.user, fields=data["fields_"], **given)
        return f"{found.household.get_absolute_url()}#consents"

    return form_page(request, form, act, heading=_("录同意或法定依据"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
def withdraw(request, ref, pk):
    """/desk/households/p/<ref>/consent/<pk>/withdraw/."""
    found = find(request, ref, "household.edit")
    try:
        actions.withdraw_consent(one(found.consents.all(), pk=pk), by=request.user)
        messages.success(request, _("已撤回。只靠这份同意保存的敏感信息已经清空。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(f"{found.household.get_absolute_url()}#consents")


def _add(sort, found, data, by):
    if sort == "subsidy":
        return actions.add_subsidy(found, data["kind"], data["year"], data["amount"], by=by)
    if sort == "need":
        return actions.add_need(found, data["text"], wish=bool(data["wish"]), raised_on=data["raised_on"], by=by)
    return actions.check_guarantee(found, data["kind"], in_place=data["in_place"], note=data["note"], by=by)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def add(request, ref, sort):
    """/desk/households/p/<ref>/add/subsidy|need|guarantee/."""
    if sort not in ROW_FORMS:
        raise Http404
    found = find(request, ref, "household.edit")
    form = ROW_FORMS[sort](request.POST if request.method == "POST" else None, area=found.household.area_id)
    headings = {"subsidy": _("记补贴"), "need": _("记需求或微心愿"), "guarantee": _("核对保障")}

    def act(data):
        _add(sort, found, data, request.user)
        return found.get_absolute_url()

    return form_page(request, form, act, heading=headings[sort], back=found.get_absolute_url(), note=str(found))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def met(request, ref, pk):
    """/desk/households/p/<ref>/needs/<pk>/met/."""
    found = find(request, ref, "household.edit")
    need = one(found.needs.all(), pk=pk)
    need.person = found
    form = MetForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.meet_need(need, data["how"], by=request.user, on=data["on"])
        return f"{found.household.get_absolute_url()}#needs"

    return form_page(request, form, act, heading=_("需求已实现"), back=found.get_absolute_url(), note=need.text)


@login_required
@require_POST
def strike(request, ref, sort, pk):
    """/desk/households/p/<ref>/rows/<sort>/<pk>/strike/: a line written by mistake."""
    if sort not in ROWS:
        raise Http404
    found = find(request, ref, "household.edit")
    row = one(ROWS[sort].objects.filter(person=found), pk=pk)
    row.person = found
    try:
        actions.strike(row, by=request.user)
        messages.success(request, _("已划掉。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(found.get_absolute_url())
