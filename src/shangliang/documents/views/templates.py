"""单位模板 · The templates of one's office: what each is for, which fields there are, put one, take one away."""

from hashlib import sha256

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.kit.paper.structure import FIELDS
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, area_or_404, one

from .. import actions
from ..forms.templates import TemplateForm
from ..kinds import KINDS
from ..models import WordTemplate
from .seen import able


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request):
    """/desk/documents/templates/: of the area whose office one is."""
    places = able(request.user, "document.issue")
    allow(places)
    area = area_or_404(places[0])
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            sent = {"kind": form.cleaned_data["kind"], "file": sha256(form.cleaned_data["file"].read()).hexdigest()}
            form.cleaned_data["file"].seek(0)
            once.of(request, sent, lambda: put(form, area, request.user))
            return redirect("document-templates")
        except (Refused, once.Conflict) as reason:
            form.add_error("file", str(reason))
    rows = [(row, KINDS[row.kind].name) for row in WordTemplate.objects.filter(area=area).defer("file")]
    context = {"form": form, "rows": rows, "area": area, "fields": [f"{{{{ {name} }}}}" for name in FIELDS]}
    return render(request, "documents/templates.html", context)


def put(form, area, by) -> str:
    file = form.cleaned_data["file"]
    actions.put_template(form.cleaned_data["kind"], file.read(), name=file.name, area=area, by=by)
    return ""


@login_required
@require_POST
def drop(request, pk):
    """/desk/documents/templates/<pk>/drop/."""
    places = able(request.user, "document.issue")
    allow(places)
    row = one(WordTemplate.objects.filter(area__in=places), pk=pk) if pk < 2**63 else one(WordTemplate.objects.none())
    actions.drop_template(row, by=request.user)
    return redirect("document-templates")
