"""筹备 · Plan, roster, notice: one form each, every refusal in place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from shangliang.people.refusal import Refused
from shangliang.people.views.finding import form_page, one

from .. import actions
from ..actions import leaving
from ..forms.table_begin import PlanForm, agenda_text
from ..forms.table_roster import NoticeForm, ParticipantForm, ReplyForm, WaiveForm
from .finding import own


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, ref):
    """/desk/c/<ref>/plan/."""
    found = own(request.user, ref)
    words = {key: found.plan.get(key, "") for key in ("materials", "research", "risks")}
    first = words | {
        "agenda": agenda_text(found.plan.get("agenda", [])),
        "opens_at": found.opens_at,
        "closes_at": found.closes_at,
    }

    def act(data):
        when = {key: data.pop(key) for key in ("opens_at", "closes_at")}
        actions.approve_plan(found, by=request.user, times=when, **data)
        messages.success(request, _("方案已定。"))
        return found.desk_url()

    form = PlanForm(request.POST if request.method == "POST" else None, initial=first)
    return form_page(request, form, act, heading=_("协商方案"), back=found.desk_url(), note=found.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def participant(request, ref):
    """/desk/c/<ref>/roster/add/: one after the other, the form comes back empty."""
    found = own(request.user, ref)

    first = {"seat": request.GET.get("seat", "")[:20]}
    form = ParticipantForm(request.POST if request.method == "POST" else None, consultation=found, initial=first)

    def act(data):
        actions.name_participant(found, by=request.user, **form.facts())
        messages.success(request, _("已列入名册。"))
        return request.path + "?seat=" + data["seat"]

    note = _("%(title)s · 名册已有 %(n)s 人") % {
        "title": found.title,
        "n": found.participants.filter(left_on=None).count(),
    }
    return form_page(
        request, form, act, heading=_("确定参与人"), back=found.desk_url(), submit=_("列入名册"), note=note
    )


@login_required
@require_POST
def leave(request, ref, pk):
    """/desk/c/<ref>/roster/<pk>/leave/: withdrawn from the roster."""
    found = own(request.user, ref)
    return pressed(request, found, lambda: leaving.leave_roster(_member(found, pk), by=request.user), _("已退出名册。"))


@login_required
@require_POST
def answer(request, ref, pk):
    """/desk/c/<ref>/roster/<pk>/answer/: whether this person is coming."""
    found = own(request.user, ref)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return redirect(found.desk_url())
    act = lambda: leaving.note_answer(_member(found, pk), form.cleaned_data["answer"], by=request.user)  # noqa: E731
    return pressed(request, found, act, _("回执已记下。"))


def _member(found, pk):
    return one(found.participants.select_related("consultation__host"), pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request, ref):
    """/desk/c/<ref>/notice/: once it is out, the reason why fewer than half have an interest."""
    found = own(request.user, ref)
    if found.noticed_on:
        return _waive(request, found)

    def act(data):
        actions.give_notice(found, by=request.user, waived=data["waived"])
        messages.success(request, _("通知已发出，公开页已经可以看到。"))
        return found.desk_url()

    form = NoticeForm(request.POST if request.method == "POST" else None)
    back, note = found.desk_url(), _interest(found)
    return form_page(request, form, act, heading=_("发协商通知"), back=back, submit=_("发通知"), note=note)


def _waive(request, found):
    def act(data):
        actions.waive(found, data["waived"], by=request.user)
        messages.success(request, _("理由已记下。"))
        return found.desk_url()

    form = WaiveForm(request.POST if request.method == "POST" else None, initial={"waived": found.waived})
    return form_page(request, form, act, heading=_("写明理由"), back=found.desk_url(), note=_interest(found))


def _interest(found) -> str:
    some, whole = actions.interested_share(found)
    return _("参加协商 %(whole)s 人，其中利益相关方 %(some)s 人") % {"whole": whole, "some": some}


@login_required
@require_POST
def close(request, ref):
    """/desk/c/<ref>/close/."""
    found = own(request.user, ref)
    act = lambda: actions.close_consultation(found, by=request.user)  # noqa: E731
    return pressed(request, found, act, _("表态已结束。"))


def pressed(request, found, act, done, back=""):
    """One button: done, or the reason why not, on the same page."""
    try:
        act()
        messages.success(request, done)
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect(back or found.desk_url())
