"""指标体系的页面 · What is in force, what is drafted, what the product brings; copy, change, issue, export, import."""

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.fieldwork.views.acting import press, send
from shangliang.kit import ledger
from shangliang.people.areas import Area
from shangliang.people.views.finding import allow, form_page

from .. import actions, exchange, wording
from ..content import content_of
from ..forms.exchange import ImportForm
from ..forms.frameworks import FrameworkForm
from ..models import Framework
from ..shipped import SHIPPED, shipped
from .seen import able, framework_seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def frameworks(request):
    """/desk/frameworks/: a handful; no list that needs pages."""
    person = request.user
    codes = able(person, "assessment.see")
    allow(codes)
    rows = list(Framework.objects.visible_to(person).select_related("area"))
    taken = {row.key for row in rows}
    here = {row.pk for row in Framework.objects.for_place(min(codes, key=len)).values()}
    context = {
        "rows": rows, "here": here, "may_edit": able(person, "framework.edit"),
        "shipped": [(key, shipped(key)) for key in SHIPPED if key not in taken],
    }  # fmt: skip
    return render(request, "scorecards/frameworks.html", context)


def _home(person) -> Area:
    """The area for which the person edits frameworks."""
    codes = able(person, "framework.edit")
    allow(codes)
    return Area.objects.get(code=codes[0])


@login_required
@require_POST
def take(request, key):
    """/desk/frameworks/take/<key>/."""
    home = _home(request.user)
    if key not in SHIPPED:
        raise Http404
    act = lambda: actions.take_over(key, home, by=request.user).get_absolute_url()  # noqa: E731
    return press(request, act, reverse("frameworks"), _("已采用，可以用来测评；要改就复制成新的一版。"))


@login_required
@require_safe
def framework(request, ref):
    """/desk/frameworks/<ref>/."""
    found = framework_seen(request.user, ref)
    rows = [(d, [(one, wording.goal_said(one), wording.plain(one.points)) for one in d.indicators.all()])
            for d in found.dimensions.prefetch_related("indicators")]  # fmt: skip
    total = sum(one.points for _d, lines in rows for one, _goal, _points in lines if one.kind == "score")
    edits = request.user.can("framework.edit", found.area_id)
    context = {
        "found": found, "rows": [(d, lines, wording.plain(sum(one.points for one, _g, _p in lines if one.kind == "score")))
                                 for d, lines in rows],
        "total": wording.plain(total), "drafting": edits and not found.issued_on, "may_copy": able(request.user, "framework.edit"),
        "from_above": not edits,
    }  # fmt: skip
    return render(request, "scorecards/framework.html", context)


@login_required
@require_http_methods(FORMS)
def edit(request, ref):
    """/desk/frameworks/<ref>/edit/."""
    found = framework_seen(request.user, ref, edit=True)
    allow(not found.issued_on)
    first = {"name": found.name, "note": found.note, "pass_line": found.pass_line}
    form = FrameworkForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        return actions.change_framework(found, by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("改指标体系"), back=found.get_absolute_url(), note=found.name)


@login_required
@require_POST
def press_on(request, ref, what):
    """/desk/frameworks/<ref>/copy|issue|drop/."""
    found, person = framework_seen(request.user, ref), request.user
    if what == "copy":
        home = _home(person)
        act = lambda: actions.copy(found, home, by=person).get_absolute_url()  # noqa: E731
        return press(request, act, found.get_absolute_url(), _("已复制成草稿，改好以后启用。"))
    allow(person.can("framework.edit", found.area_id))
    if what == "issue":
        act = lambda: actions.issue(found, by=person).get_absolute_url()  # noqa: E731
        return press(request, act, found.get_absolute_url(), _("已启用。"))
    if what != "drop":
        raise Http404

    def drop() -> str:
        actions.drop_draft(found, by=person)
        return reverse("frameworks")

    return press(request, drop, found.get_absolute_url(), _("草稿已删去。"))


@login_required
@require_safe
def export(request, ref):
    """/desk/frameworks/<ref>/export/?as=json|xlsx."""
    found = framework_seen(request.user, ref)
    content, name = content_of(found), f"{found.name}{found.edition}"
    if request.GET.get("as") == "xlsx":
        columns = [
            ledger.Column(head, lambda row, key=key: row.get(key, ""), width) for key, head, width in exchange.COLUMNS
        ]
        about = [(_("名称"), found.name), (_("代号"), found.key), (_("合格线"), content["pass_line"] or "")]
        return ledger.export(columns, exchange.rows_of(content), title=name, by=str(request.user), about=about)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{name}.json")}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


@login_required
@require_http_methods(FORMS)
def bring(request):
    """/desk/frameworks/import/: becomes a draft."""
    home = _home(request.user)
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportForm(*data, area=home.code)

    def act(_data):
        return actions.draft(form.content, home, by=request.user).get_absolute_url()

    context = {"form": form, "heads": [head for _key, head, _width in exchange.COLUMNS]}
    return send(request, form, act) or render(request, "scorecards/import.html", context)
