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
from ..models import Document
from .seen import able, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def new(request):
    """/desk/documents/new/?kind=notice."""
    allow(able(request.user, "document.draft"))
    kind = request.GET.get("kind", "")
    first = {"kind": kind if kind in KINDS else next(iter(KINDS))} | like(request.user, request.GET.get("like", ""))
    form = NewForm(request.POST if request.method == "POST" else None, person=request.user, initial=first)

    def act():
        facts = form.facts()
        return actions.draft(facts.pop("kind"), by=request.user, **facts).get_absolute_url()

    return written(request, form, act, heading=_("起草公文"), back=reverse("documents"))


def like(person, ref: str) -> dict:
    """照此起草: what another document says, to begin with; nothing where one does not see it."""
    reach = Document.objects.visible_to(person) | Document.objects.public()
    found = reach.filter(ref=ref.replace("\0", "")[:10]).distinct().first() if ref else None
    if found is None:
        return {}
    kind = {} if found.kind == "case" else {"kind": found.kind}
    return typed(found) | kind | {"title": found.title, "to": found.to, "copies": found.copies}


def typed(found: Document) -> dict:
    """Text and annexes as the form shows them."""
    return {
        "text": paper.write(paper.from_data(found.body)),
        "annexes": paper.write_annexes(paper.annexes_from_data(found.annexes)),
    }


@login_required
@require_http_methods(FORMS)
def edit(request, ref):
    """/desk/documents/<ref>/edit/."""
    found = seen(request.user, ref, "document.draft")
    allow(not found.locked)
    first = {name: getattr(found, name) for name in ("title", "to", "copies", "note", "urgency", "rev")}
    first |= typed(found) | {"joint": "\n".join(found.joint)}
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
