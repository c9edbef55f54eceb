"""积分规则的页面 · What a place scores by, its versions, a set to begin with; what the office notes by hand."""

import json
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.compute.duty import SHIPPED
from shangliang.compute.duty.numbers import shown
from shangliang.compute.duty.shipped import source
from shangliang.kit import clock, once
from shangliang.people import areas
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import area_or_404, asked, form_page

from .. import actions
from ..duty.said import said, told, when
from ..forms.duty import RulesForm, sets
from ..forms.duty_parts import TITLES
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
        "held": held, "read": (read := held.rules if held else None), "lines": [(one, shown(one.points), said(one, read)) for one in read.rules] if read else [],
        "follows": [(one, when(one)) for one in read.consequences] if read else [], "limits": _limits(read) if read else [], "code": code, "year": year, "area": areas.names([code]).get(code, code),
        "versions": DutyRules.objects.filter(area=code).select_related("by"), "sets": sets(), "keeps": request.user.can("duty.keep", code),
    }  # fmt: skip
    return render(request, "scorecards/duty_rules.html", context)


def _limits(read) -> list[tuple[str, int | float]]:
    """总分与封顶: only what is limited."""
    every = [
        (_("基础分，人人都有"), read.start or None), (_("基础分合计最多"), read.base_most), (_("加分合计最多"), read.bonus_most),
        (_("总分最少"), read.least), (_("总分最多"), read.most),
    ]  # fmt: skip
    groups = [(told(_("“{group}”合计最多"), group=group), most) for group, most in read.caps.items()]
    return [(words, shown(most)) for words, most in [*every, *groups] if most is not None]


class Begun(NamedTuple):
    """从哪里开始 · A set that is shipped, or the version that holds; `key` tells whether it is still the same when the form comes back."""

    data: dict
    text: str
    key: str


def begun(request, code: str, year: int) -> Begun | None:
    wanted, held = asked(request, "from"), DutyRules.objects.for_year(code, year)
    if wanted in SHIPPED:
        return Begun(json.loads(source(wanted)), source(wanted), wanted)
    return Begun(held.data, written(held.data), str(held.pk)) if held else None


@login_required
@require_http_methods(PAGES)
def rules_edit(request):
    """/desk/duty/rules/edit/?area=&year=&from=jinan: points and limits, item by item."""
    code, year = place(request, "duty.keep"), year_of(request)
    area, first = area_or_404(code), begun(request, code, year)
    query = request.GET.urlencode()
    back = f"{reverse('duty-rules')}?area={code}&year={year}"
    if first is None:
        return redirect(back)
    form = PointsForm(request.POST if request.method == "POST" else None, begun=first, year=year)
    if form.is_bound and form.is_valid() and (made := _adopted(request, area, form)):
        return redirect(made)
    heads = {
        part: [(f"{part}-{field}", label) for of, field, label in COLUMNS if of == part]
        for part, _field, _label in COLUMNS
    }
    context = {
        "form": form, "area": area, "whole": f"{reverse('duty-rules-new')}?{query}", "back": back, "query": query,
        "parts": [{"part": part, "title": title, "heads": heads.get(part, []), "rows": form.rows(part), "next": len(first.data.get(part, []))}
                  for part, title in TITLES.items() if part != "limits"],
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
    area, first = area_or_404(code), begun(request, code, year)
    text = first.text if first else ""
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
