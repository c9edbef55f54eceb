"""改规则 · One rule of a place, or of one organisation there: typed, then counted (匹配 N 条), then saved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.kit import once, rules
from shangliang.people.models import Organisation

from ..forms.desk_rules import RuleForm
from ..models.touched import touched
from .desk_rules import may_set, named, place, row_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request, key):
    """/desk/rules/<key>/?area=&body=<ref of an organisation of the area>."""
    code = place(request)
    try:
        bodies = organisations(rules.declaration(key), code)
    except rules.UnknownRule:
        raise Http404
    body = asked_body(request, bodies)
    if not may_set(request.user, code):
        raise PermissionDenied
    found = rules.find(key, code, body and body.pk)
    form = RuleForm(request.POST if request.method == "POST" else None, found=found)
    back = back_to(key, code, body)
    if "inherit" in request.POST:
        if rules.inherit(key, code, body=body and body.pk, by=request.user):
            messages.success(request, _("已改为沿用上级。"))
        return redirect(back)
    if form.is_bound and form.is_valid() and "save" in request.POST:
        said = form.cleaned_data | {"key": key, "area": code} | ({"body": body.pk} if body else {})
        return redirect(once.of(request, said, lambda: _save(request, said, back)))
    return render(request, "matters/desk/rule.html", _context(found, form, code, body, bodies) | {"back": back})


def organisations(declaration, code) -> list[Organisation]:
    """Those of the place that may set it for themselves."""
    if not declaration.bodies:
        return []
    return list(Organisation.objects.filter(area_id=code, kind__in=declaration.bodies).order_by("pinyin", "pk"))


def asked_body(request, bodies) -> Organisation | None:
    """The organisation in the address; one that is not among them: no such page."""
    asked = request.GET.get("body", "")
    if not asked:
        return None
    found = next((one for one in bodies if one.ref == asked), None)
    if found is None:
        raise Http404
    return found


def address(key, code, body=None) -> str:
    return f"{reverse('rule', args=[key])}?{urlencode({'area': code} | ({'body': body.ref} if body else {}))}"


def back_to(key, code, body) -> str:
    """From an organisation's to its place's, from there to the list."""
    return address(key, code) if body else f"{reverse('rules')}?area={code}"


def _context(found, form, code, body, bodies) -> dict:
    checked = form.is_bound and form.is_valid()
    own = found.from_body == body.pk if body else found.from_area == code
    shown = [] if body else [(one, rules.find(found.declaration.key, code, one.pk)) for one in bodies]
    return {
        "found": row_of(found, body), "form": form, "here": address(found.declaration.key, code, body), "body": body, "checked": checked, "own": own,
        "name": str(body) if body else named(code), "count": touched(found.declaration, code, form.parsed) if checked else None,
        "bodies": [row_of(held, one) | {"body": one, "url": address(found.declaration.key, code, one)} for one, held in shown],
    }  # fmt: skip


def _save(request, said, back) -> str:
    rules.set_rule(said["key"], said["area"], said["value"], body=said.get("body"), by=request.user, note=said["note"])
    messages.success(request, _("已保存，从现在起对新的环节生效。"))
    return back
