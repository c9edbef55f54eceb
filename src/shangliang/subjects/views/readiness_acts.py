"""办应急台账 · Register a plan, withdraw it; goods at a place, struck out; a training."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions, readiness
from ..forms.readiness import PlanForm, StockForm, TrainingForm
from ..models import EmergencyPlan, Facility
from ..models.located import ranges
from .readiness import asked

FORMS = ["GET", "HEAD", "POST"]


def _sent(request):
    return request.POST if request.method == "POST" else None


def _page(code: str, part: str) -> str:
    return f"{reverse('readiness')}?area={code}#{part}"


@login_required
@require_http_methods(FORMS)
def plan_add(request):
    """/desk/readiness/plans/add/?area=&subject=: from the line of what is missing, its subject is filled in."""
    allow(ranges(request.user, "facility.edit"))
    code = readiness.county_of(asked(request))
    first = {"area": code, "subject": request.GET.get("subject", "").replace("\0", "")[:40]}
    form = PlanForm(_sent(request), by=request.user, code=code, initial=first)

    def act(data):
        made = actions.issue_plan(data.pop("subject"), data.pop("title"), data.pop("area"), by=request.user, **data)
        return _page(readiness.county_of(made.area_id), "plans")

    return form_page(request, form, act, heading=_("登记应急预案"), back=_page(code, "plans"))


@login_required
@require_POST
def plan_withdraw(request, ref):
    """/desk/readiness/plans/<ref>/withdraw/."""
    allow(ranges(request.user, "facility.see"))
    found = one(EmergencyPlan.objects.visible_to(request.user), ref=ref)
    allow(request.user.can("facility.edit", found.area_id))
    try:
        actions.withdraw_plan(found, by=request.user)
        messages.success(request, _("已废止。"))
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(_page(readiness.county_of(found.area_id), "plans"))


@login_required
@require_http_methods(FORMS)
def training_add(request):
    """/desk/readiness/training/add/?area=."""
    allow(ranges(request.user, "facility.edit"))
    code = asked(request)
    form = TrainingForm(_sent(request), by=request.user, initial={"area": code})

    def act(data):
        made = actions.hold_training(data.pop("what"), data.pop("area"), by=request.user, **data)
        return _page(made.area_id, "training")

    return form_page(request, form, act, heading=_("登记宣教培训"), back=_page(code, "training"))


def _depot(person, ref: str) -> Facility:
    """A place where goods are kept, within reach; another kind of facility is a 404."""
    allow(ranges(person, "facility.see"))
    found = one(Facility.objects.visible_to(person).select_related("area"), ref=ref, kind="stock")
    allow(person.can("facility.edit", found.area_id))
    return found


@login_required
@require_http_methods(FORMS)
def stock_add(request, ref):
    """/desk/facilities/<ref>/stock/?item=: a line that is there is filled in, to be counted again."""
    found = _depot(request.user, ref)
    given = request.GET.get("item", "")
    known = found.stock.filter(pk=given).first() if given.isdecimal() and len(given) < 18 else None
    names = ("name", "unit", "quantity", "quota", "expires_on")
    form = StockForm(_sent(request), initial={n: getattr(known, n) for n in names} if known else None)

    def act(data):
        actions.keep_stock(found, data.pop("name"), by=request.user, **data)
        return f"{found.get_absolute_url()}#stock"

    return form_page(request, form, act, heading=_("登记物资"), back=found.get_absolute_url(), note=str(found))


@login_required
@require_POST
def stock_drop(request, ref, pk):
    """/desk/facilities/<ref>/stock/<pk>/drop/."""
    found = _depot(request.user, ref)
    item = found.stock.select_related("facility").filter(pk=pk).first() if pk < 2**63 else None
    if item is None:
        raise Http404
    actions.drop_stock(item, by=request.user)
    messages.success(request, _("已划掉。"))
    return redirect(f"{found.get_absolute_url()}#stock")
