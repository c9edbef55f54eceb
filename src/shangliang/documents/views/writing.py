"""写稿 · Draft a document, write it anew; what is pasted from Word comes back as plain text with its levels."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once, paper
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow

from .. import actions
from ..forms.writing import EditForm, NewForm
from ..kinds import KINDS
from .seen import able, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def new(request):
    """/desk/documents/new/?kind=notice."""
    allow(able(request.user, "document.draft"))
    kind = request.GET.get("kind", "")
    first = {"kind": kind if kind in KINDS else next(iter(KINDS))}
    form = NewForm(request.POST if request.method == "POST" else None, person=request.user, initial=first)

    def act():
        facts = form.facts()
        return actions.draft(facts.pop("kind"), by=request.user, **facts).get_absolute_url()

    return written(request, form, act, heading=_("起草公文"), back=reverse("documents"))


@login_required
@require_http_methods(FORMS)
def edit(request, ref):
    """/desk/documents/<ref>/edit/."""
    found = seen(request.user, ref, "document.draft")
    allow(not found.locked)
    first = {name: getattr(found, name) for name in ("title", "to", "copies", "note", "urgency", "rev")}
    first["text"] = paper.write(paper.from_data(found.body))
    first |= {
        "joint": "\n".join(found.joint),
        "annexes": paper.write_annexes(paper.annexes_from_data(found.annexes)),
    }
    form = EditForm(request.POST if request.method == "POST" else None, initial=first)

    def act():
        return actions.revise(found, by=request.user, **form.facts()).get_absolute_url()

    return written(request, form, act, heading=_("改稿"), back=found.get_absolute_url(), note=found.title)


def written(request, form, act, **words):
    """The form of a text: sent once; what stands against it is said above it and nothing typed is lost."""
    if request.method == "POST" and form.is_valid():
        content = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "once")}
        try:
            return redirect(once.of(request, content | {"path": request.path}, act))
        except (Refused, once.Conflict) as reason:
            form.add_error(None, str(reason))
    return render(request, "documents/write.html", {"form": form, "note": "", **words})


@login_required
@require_POST
def pasted(request):
    """/desk/documents/pasted/: HTML of Word in, plain text with 一、（一） out. Nothing is kept."""
    allow(able(request.user, "document.draft"))
    return HttpResponse(paper.as_text(request.POST.get("html", "")), content_type="text/plain; charset=utf-8")
