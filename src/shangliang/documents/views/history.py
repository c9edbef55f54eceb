"""文史资料 · The calls of one's reach, one call with what came in, a contribution, its review, the collection; the public page."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from shangliang.kit import clock
from shangliang.kit.finding import menu, sort_menu
from shangliang.kit.paging import page
from shangliang.matters.views.public_matter import crumbs
from shangliang.people.views.finding import allow, form_page, one, place_menu, within

from .. import actions
from ..forms.history import CallForm, CollectForm, ContributionForm, HistoryFind, ReviewForm
from ..models import Contribution, HistoryCall
from .document import shown
from .seen import able

FORMS = ["GET", "HEAD", "POST"]
ORDER = ("received_on",)  # of what came in of one call


@login_required
@require_safe
def history(request):
    """/desk/history/."""
    person, find = request.user, HistoryFind(request.GET)
    allow(able(person, "document.comment"))
    found = within(HistoryCall.objects.visible_to(person).select_related("organisation"), find.value("area"))
    found = find.narrowed(found, since="opened_on__gte", until="opened_on__lte", q="title__contains")
    if state := find.value("state"):
        found = found.filter(**{f"until__{'gte' if state == 'open' else 'lt'}": clock.today()})
    found = found.annotate(
        came=Count("contributions"), waiting=Count("contributions", filter=Q(contributions__verdict=""))
    )
    shown_page = page(found, order=find.order, cursor=request.GET.get("cursor"))
    context = {
        "page": shown_page, "rows": shown_page.rows, "find": find, "may_draft": able(person, "document.draft"),
        "filters": [menu(request, find, "state", _("进展"), find.fields["state"].choices, _("全部进展")),
                    *place_menu(request, find), sort_menu(request, find)],
    }  # fmt: skip
    return render(request, "documents/history.html", context)


def seen(person, ref: str, ability: str = "document.comment") -> HistoryCall:
    rows = HistoryCall.objects.visible_to(person).select_related("organisation", "area")
    found = one(rows, ref=ref)
    allow(person.can(ability, found.area_id))
    return found


@login_required
@require_http_methods(FORMS)
def call_new(request):
    """/desk/history/new/."""
    allow(able(request.user, "document.draft"))
    form = CallForm(request.POST if request.method == "POST" else None, person=request.user)

    def act(data):
        return actions.call_for_history(by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("征集文史资料"), back=reverse("history"), submit=_("开始征集"))


@login_required
@require_safe
def call(request, ref):
    """/desk/history/<ref>/: the office sees all that came in, a member what is their own."""
    found = seen(request.user, ref)
    may_draft = request.user.can("document.draft", found.area_id)
    rows = found.contributions.select_related("collected_in").defer("body")
    rows = rows if may_draft else rows.filter(by=request.user)
    ready = rows.filter(verdict__in=("adopted", "revise"), collected_in=None).count()
    shown_page = page(rows, order=ORDER, cursor=request.GET.get("cursor"))
    context = {"found": found, "page": shown_page, "rows": shown_page.rows, "may_draft": may_draft, "ready": ready}
    return render(request, "documents/history_call.html", context)


@login_required
@require_http_methods(FORMS)
def contribution_new(request, ref):
    """/desk/history/<ref>/contribute/."""
    found = seen(request.user, ref)
    form = ContributionForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.contribute(found, by=request.user, **data).get_absolute_url()

    return form_page(request, form, act, heading=_("交稿"), back=found.get_absolute_url(), note=found.title)


def own(person, ref: str) -> Contribution:
    """One's own, or one that came in where one drafts."""
    row = one(Contribution.objects.select_related("call__organisation", "collected_in", "reviewed_by"), ref=ref)
    mine = row.by_id == person.pk or person.can("document.draft", row.call.area_id)
    return one(Contribution.objects.none()) if not mine else row


@login_required
@require_safe
def contribution(request, ref):
    """/desk/history/contributions/<ref>/."""
    row = own(request.user, ref)
    may_draft = request.user.can("document.draft", row.call.area_id)
    facts = [
        (_("署名"), row.signed), (_("史料来源"), row.get_source_display()), (_("来源说明"), row.source_note),
        (_("联系方式"), row.contact), (_("收到"), f"{row.received_on:%Y-%m-%d}"), (_("审读意见"), row.get_verdict_display()),
        (_("审读说明"), row.opinion), (_("辑录在"), str(row.collected_in or "")),
    ]  # fmt: skip
    context = {
        "row": row,
        "blocks": shown(row.body),
        "facts": [pair for pair in facts if pair[1]],
        "may_review": may_draft and not row.collected_in_id,
    }
    return render(request, "documents/history_contribution.html", context)


@login_required
@require_http_methods(FORMS)
def review(request, ref):
    """/desk/history/contributions/<ref>/review/."""
    row = own(request.user, ref)
    allow(request.user.can("document.draft", row.call.area_id) and not row.collected_in_id)
    first = {"verdict": row.verdict, "opinion": row.opinion}
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=first)

    def act(data):
        actions.review_contribution(row, data["verdict"], by=request.user, opinion=data["opinion"])
        return row.get_absolute_url()

    return form_page(request, form, act, heading=_("审读"), back=row.get_absolute_url(), note=row.title)


@login_required
@require_http_methods(FORMS)
def collect(request, ref):
    """/desk/history/<ref>/collect/."""
    found = seen(request.user, ref, "document.draft")
    form = CollectForm(request.POST if request.method == "POST" else None)

    def act(data):
        return actions.collect(found, title=data["title"], by=request.user).get_absolute_url()

    return form_page(request, form, act, heading=_("辑录成书"), back=found.get_absolute_url(), note=found.title)


@require_safe
def public(request, ref):
    """/history/<ref>/: what is asked for, until when, where to."""
    found = one(HistoryCall.objects.select_related("organisation"), ref=ref)
    return render(request, "documents/history_public.html", {"found": found, "crumbs": crumbs(found.area_id)})
