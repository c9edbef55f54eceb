"""名单页 · Who is due, sits in, looks on; what they answered; leave; the notice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shangliang.gatherings.halves import summed
from shangliang.gatherings.wording import hour
from shangliang.kit import clock
from shangliang.people.views.finding import allow, form_page

from .. import actions
from ..forms.roll import AnswerForm, LeaveForm, PeopleForm
from ..kinds.kind import DUE
from ..models import Minutes
from ..presence import afterwards, gauge, seats
from ..rules import notice_days
from .seen import part, press, seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def roll(request, ref):
    """/desk/meetings/<ref>/roll/."""
    found = seen(request.user, ref, "meeting.hold")
    ways = dict(seats(None, found.gathering))
    people = found.gathering.attendances.select_related("answer").all()
    latest = clock.local_day(found.gathering.starts_at) - clock.days(notice_days(found.area_id))
    context = {
        "late": (found.noticed_on or clock.today()) > latest and not found.is_over, "latest": latest,
        "found": found, "room": found.gathering, "gauge": gauge(found), "halves": found.half_days > 1, "due": DUE[found.rules.due], "named": found.rules.due == "named",
        "afterwards": afterwards(found), "final": Minutes.objects.filter(meeting=found, final_on__isnull=False).exists(),
        "may_call": request.user.can("meeting.call", found.area_id) and not found.is_over and not found.gathering.called_off_at,
        "rows": [{"one": a, "way": ways.get(a.seat, ""), "at": hour(a.arrived_at), "left": hour(a.left_at), "answer": getattr(a, "answer", None), "halves": summed(a)} for a in people],
    }  # fmt: skip
    return render(request, "meetings/roll.html", context)


@login_required
@require_POST
def fill(request, ref):
    """/desk/meetings/<ref>/roll/fill/."""
    found = seen(request.user, ref, "meeting.call")

    def act():
        added = actions.fill_roll(found, by=request.user)
        messages.success(request, _("列入 %(n)s 人。") % {"n": added})

    return press(request, act, f"{found.get_absolute_url()}roll/")


@login_required
@require_http_methods(FORMS)
def add(request, ref):
    """/desk/meetings/<ref>/roll/add/."""
    found = seen(request.user, ref, "meeting.call")
    form = PeopleForm(request.POST if request.method == "POST" else None)

    def act(data):
        actions.put_on_roll(found, data["names"], data["way"], by=request.user)
        return f"{found.get_absolute_url()}roll/"

    back = f"{found.get_absolute_url()}roll/"
    return form_page(request, form, act, heading=_("添人"), back=back, note=str(found), submit=_("添上"))


@login_required
@require_POST
def notice(request, ref):
    """/desk/meetings/<ref>/roll/notice/."""
    found = seen(request.user, ref, "meeting.call")

    def act():
        actions.give_notice(found, by=request.user)

    return press(request, act, f"{found.get_absolute_url()}roll/", _("通知已经发出。"))


@login_required
@require_http_methods(FORMS)
def leave(request, ref, number):
    """/desk/meetings/<ref>/roll/<number>/leave/."""
    found = seen(request.user, ref, "meeting.call")
    one = _person(found, number)
    first = {"reason": one.answer.reason} if getattr(one, "answer", None) else {}
    form = LeaveForm(request.POST if request.method == "POST" else None, initial=first)
    back = f"{found.get_absolute_url()}roll/"

    def act(data):
        actions.grant_leave(found, one, by=request.user, **data)
        return back

    return form_page(
        request, form, act, heading=_("准假"), back=back, note=f"{one.number} {one.name}", submit=_("准假")
    )


def _person(found, number):
    rows = found.gathering.attendances.select_related("answer", "gathering__host")
    return part(rows.filter(number=number), rows.filter(number=number).values_list("pk", flat=True).first() or 0)


@login_required
@require_http_methods(FORMS)
def answer(request, ref, number):
    """/desk/meetings/<ref>/roll/<number>/answer/: one's own, or typed by the office for somebody else."""
    found = seen(request.user, ref)
    one = _person(found, number)
    calls = request.user.can("meeting.call", found.area_id)
    allow(calls or one.person_id == request.user.pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    back = f"{found.get_absolute_url()}roll/" if calls else found.get_absolute_url()

    def act(data):
        actions.answer(found, one, coming=data["coming"] == "yes", reason=data["reason"], by=request.user)
        return back

    return form_page(
        request, form, act, heading=_("会议回执"), back=back, note=f"{found} · {one.name}", submit=_("回复")
    )
