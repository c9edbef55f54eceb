"""积分规则的页面 · What a place scores by, its versions, a set to begin with; what the office notes by hand."""

import json

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.compute.duty import SHIPPED
from shangliang.compute.duty.shipped import source
from shangliang.kit import clock, once
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import area_or_404, asked, form_page

from .. import actions
from ..forms.duty import RulesForm, sets
from ..forms.duty_rules import COLUMNS, PointsForm
from ..models import DutyRules
from .duty import place, year_of

PAGES = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def rules(request):
    """/desk/duty/rules/?area=&year=."""
    code, year = place(request), year_of(request)
    held = DutyRules.objects.for_year(code, year)
    context = {
        "held": held, "read": held.rules if held else None, "code": code, "year": year, "area": areas.names([code]).get(code, code),
        "versions": DutyRules.objects.filter(area=code).select_related("by"), "sets": sets(), "keeps": request.user.can("duty.keep", code),
    }  # fmt: skip
    return render(request, "scorecards/duty_rules.html", context)


def _begun(request, code: str, year: int) -> tuple[dict | None, str]:
    """What a new version begins with: a set that is shipped, or what holds; and its text."""
    wanted, held = asked(request, "from"), DutyRules.objects.for_year(code, year)
    if wanted in SHIPPED:
        return json.loads(source(wanted)), source(wanted)
    return (held.data, written(held.data)) if held else (None, "")


@login_required
@require_http_methods(PAGES)
def rules_edit(request):
    """/desk/duty/rules/edit/?area=&year=&from=jinan: points and limits, item by item."""
    code, year = place(request, "duty.keep"), year_of(request)
    area, (begun, _text) = area_or_404(code), _begun(request, code, year)
    query = request.GET.urlencode()
    whole = f"{reverse('duty-rules-new')}?{query}"
    if begun is None:
        return redirect(f"{reverse('duty-rules')}?area={code}&year={year}")
    form = PointsForm(request.POST if request.method == "POST" else None, data_of=begun, year=year)
    if form.is_bound and form.is_valid() and (made := _adopted(request, area, form)):
        return redirect(made)
    heads = {
        part: [(f"{part}-{field}", label) for of, field, label in COLUMNS if of == part]
        for part, _field, _label in COLUMNS
    }
    titles = {"rules": _("项目"), "minimum": _("基本职责"), "grades": _("等次")}
    context = {
        "form": form, "area": area, "whole": whole, "back": f"{reverse('duty-rules')}?area={code}&year={year}",
        "parts": [{"title": title, "heads": heads[part], "rows": form.rows(part)} for part, title in titles.items() if begun.get(part)],
    }  # fmt: skip
    return render(request, "scorecards/duty_rules_edit.html", context)


def _adopted(request, area, form) -> str:
    """Once; what is refused is said on the form."""
    data = form.cleaned_data
    content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}

    def act() -> str:
        actions.adopt_rules(area, data["data"], from_year=data["from_year"], note=data["note"], by=request.user)
        return f"{reverse('duty-rules')}?area={area.code}&year={min(data['from_year'], clock.today().year)}"

    try:
        return once.of(request, content | {"path": request.path}, act)
    except (Refused, once.Conflict) as reason:
        form.add_error(None, str(reason))
    return ""


@login_required
@require_http_methods(PAGES)
def rules_new(request):
    """/desk/duty/rules/new/?area=&year=&from=jinan: the whole text of the set."""
    code, year = place(request, "duty.keep"), year_of(request)
    area, (_data, text) = area_or_404(code), _begun(request, code, year)
    form = RulesForm(request.POST if request.method == "POST" else None, initial={"from_year": year, "text": text})
    back = f"{reverse('duty-rules')}?area={code}&year={year}"

    def act(data):
        actions.adopt_rules(area, data["text"], from_year=data["from_year"], note=data["note"], by=request.user)
        return f"{reverse('duty-rules')}?area={code}&year={min(data['from_year'], clock.today().year)}"

    return form_page(request, form, act, heading=_("定积分规则"), back=back, submit=_("定下这一版"), note=area.name)


def written(data) -> str:
    """A rule a line, as the sets that are shipped are written."""
    lines = []
    for name, value in data.items():
        said = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value)
            said = f"[\n{rows}\n ]"
        lines.append(f" {json.dumps(name)}: {said}")
    return "{\n" + ",\n".join(lines) + "\n}"
