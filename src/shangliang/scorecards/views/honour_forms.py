"""办表彰 · The forms of an honour: opened, nominated for, noticed, decided, given; objections and what came of them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.kit import once
from shangliang.meetings.models import Decision, Item
from shangliang.people.refusal import Refused
from shangliang.people.views.finding import allow, form_page, one

from .. import actions
from ..forms.duty import WhyForm
from ..forms.honours import DecisionForm, GiveForm, NominateForm, OpenForm, SettleForm
from ..models import HonourObjection
from ..rules import competent
from .honours import find_honour

MOST = 40


def page_of(view):
    return login_required(require_http_methods(["GET", "HEAD", "POST"])(view))


@page_of
def honour_new(request):
    """/desk/honours/new/."""
    posts = [p for p in request.user.held_posts if p.allows("honour.keep", p.organisation.area_id)]
    allow(posts)
    body = posts[0].organisation
    form = OpenForm(request.POST if request.method == "POST" else None)

    def act(data):
        made = actions.open_honour(body, data.pop("title"), data.pop("kind"), by=request.user, **data)
        return made.get_absolute_url()

    return form_page(
        request, form, act, heading=_("表彰立项"), back=reverse("honours"), submit=_("立项"), note=str(body)
    )


@page_of
def nominate(request, ref):
    """/desk/honours/<ref>/nominate/."""
    found = find_honour(request, ref, "honour.keep")
    form = NominateForm(request.POST if request.method == "POST" else None, honour=found)

    def act(data):
        actions.nominate(found, data["name"], data["reason"], by=request.user)
        return found.get_absolute_url()

    return form_page(
        request, form, act, heading=_("提名"), back=found.get_absolute_url(), submit=_("提名"), note=str(found)
    )


@page_of
def withdraw(request, ref, pk):
    """/desk/honours/<ref>/<pk>/withdraw/."""
    found = find_honour(request, ref, "honour.keep")
    nomination = one(found.nominations.standing(), pk=pk)
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.withdraw_nomination(nomination, data["why"], by=request.user)
        return found.get_absolute_url()

    back = found.get_absolute_url()
    return form_page(request, form, act, heading=_("撤回提名"), back=back, submit=_("撤回"), note=nomination.name)


@login_required
@require_POST
def notice(request, ref):
    """/desk/honours/<ref>/notice/."""
    found = find_honour(request, ref, "honour.keep")

    def act() -> str:
        actions.start_notice(found, by=request.user)
        return found.get_absolute_url()

    try:
        return redirect(once.of(request, {"notice": ref}, act))
    except (Refused, once.Conflict) as reason:
        messages.error(request, str(reason))
        return redirect(found.get_absolute_url())


@page_of
def decide(request, ref):
    """/desk/honours/<ref>/decide/."""
    found = find_honour(request, ref, "honour.keep")
    rows = Decision.objects.passed().filter(meeting__area=found.area_id, meeting__kind__in=competent(found.area_id))
    if found.notice_until:
        rows = rows.filter(at__date__gt=found.notice_until)
    decisions = {
        str(d.pk): d for d in rows.select_related("meeting__gathering", "item", "paper").order_by("-at")[:MOST]
    }
    form = DecisionForm(request.POST if request.method == "POST" else None, decisions=decisions.values())

    def act(data):
        actions.decide_honour(found, decisions[data["decision"]], by=request.user)
        return found.get_absolute_url()

    note = str(found) if decisions else _("公示期满以后，有权的会议还没有通过什么决定。")
    return form_page(
        request, form, act, heading=_("登记表彰决定"), back=found.get_absolute_url(), submit=_("登记"), note=note
    )


@page_of
def give(request, ref):
    """/desk/honours/<ref>/give/."""
    found = find_honour(request, ref, "honour.keep")
    rows = Item.objects.filter(
        kind="commend", done_at__isnull=False, meeting__area=found.area_id, meeting__rehearsal=False
    )
    items = {str(i.pk): i for i in rows.select_related("meeting__gathering").order_by("-done_at")[:MOST]}
    form = GiveForm(request.POST if request.method == "POST" else None, items=items.values())

    def act(data):
        actions.give_honour(found, items[data["item"]], by=request.user)
        return found.get_absolute_url()

    note = str(found) if items else _("会议上还没有完成的表彰议题。")
    return form_page(
        request, form, act, heading=_("登记颁发"), back=found.get_absolute_url(), submit=_("登记"), note=note
    )


@page_of
def settle(request, ref, pk):
    """/desk/honours/<ref>/objections/<pk>/."""
    found = find_honour(request, ref, "honour.keep")
    objection = one(HonourObjection.objects.filter(nomination__honour=found).select_related("nomination"), pk=pk)
    if objection.answered_on:
        raise Http404
    form = SettleForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.settle_honour_objection(objection, data["answer"], upheld=data["upheld"] == "yes", by=request.user)
        return found.get_absolute_url()

    note = _("%(who)s：%(what)s") % {"who": objection.nomination, "what": objection.text}
    return form_page(
        request, form, act, heading=_("核查异议"), back=found.get_absolute_url(), submit=_("登记结果"), note=note
    )
