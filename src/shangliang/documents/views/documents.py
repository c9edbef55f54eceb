"""公文台账 · The documents of one's reach."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.people.views.finding import allow, may_export, place_menu, taken, within

from ..forms.lists import DocumentFind
from ..kinds.kind import ORDER
from ..models import Document
from .seen import able


@login_required
@require_safe
def documents(request):
    """/desk/documents/?kind=&state=&area=&cursor=."""
    person, find = request.user, DocumentFind(request.GET)
    allow(able(person, "document.see"))
    shown = page(asked_for(person, find), order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown, "rows": shown.rows, "find": find, "may_draft": able(person, "document.draft"), "may_issue": able(person, "document.issue"),
        "export_url": may_export(person) and reverse("documents-export"),
        "filters": [menu(request, find, "kind", _("种类"), find.fields["kind"].choices, _("全部种类")),
                    menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "documents/documents.html", context)


def asked_for(person, find):
    found = within(Document.objects.visible_to(person).select_related("organisation"), find.value("area"))
    found = find.narrowed(found, kind="kind", since="drafted_on__gte", until="drafted_on__lte", q="title__contains")
    return found.filter(standing(find.value("state"))) if find.value("state") else found


def standing(state: str) -> Q:
    """The last mark of those there are: the same words as Document.state."""
    later = ORDER if state == "draft" else ORDER[ORDER.index(state) + 1 :]
    none_later = Q(**{f"{mark}_on__isnull": True for mark in later})
    return none_later if state == "draft" else none_later & Q(**{f"{state}_on__isnull": False})


@login_required
@require_POST
def export(request):
    """/desk/documents/export/: titles, numbers, days; no texts."""
    allow(able(request.user, "document.see"))
    find = DocumentFind(request.GET)
    columns = [
        (_("标题"), "title", 48), (_("种类"), "kind", 14), (_("发文机关"), "body", 30), (_("发文字号"), "number", 22),
        (_("起草"), "drafted", 12), (_("通过"), "passed", 12), (_("签发"), "signed", 12), (_("报送"), "sent", 12), (_("公开"), "published", 12), (_("进展"), "state", 12),
    ]  # fmt: skip
    rows = _lines(asked_for(request.user, find).order_by(*find.order))
    return taken(request, find, columns, rows, title=_("公文台账"), noun="document")


def _lines(found):
    for one in found:
        yield {"title": one.title, "kind": one.rules.name, "body": str(one.organisation), "number": one.number, "drafted": one.drafted_on, "passed": one.passed_on,
               "signed": one.signed_on, "sent": one.sent_on, "published": one.published_on, "state": one.state}  # fmt: skip
