"""录签到表 · A signed sheet typed in: while the meeting goes on, by half-days, after it has ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shangliang.gatherings.halves import names
from shangliang.people.views.finding import form_page

from .. import actions
from ..forms.roll import HalfForm, SheetForm, SignedForm
from .seen import seen

FORMS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORMS)
def sheet(request, ref):
    """/desk/meetings/<ref>/roll/sheet/."""
    found = seen(request.user, ref, "meeting.hold")
    form = SheetForm(request.POST if request.method == "POST" else None)
    back = f"{found.get_absolute_url()}roll/"

    def act(data):
        came = actions.enter_sheet(found, data["numbers"], by=request.user)
        messages.success(request, _("签到 %(n)s 人。") % {"n": came})
        return back

    return form_page(request, form, act, heading=_("录签到表"), back=back, note=str(found), submit=_("录入"))


@login_required
@require_http_methods(FORMS)
def afterwards(request, ref):
    """/desk/meetings/<ref>/roll/afterwards/."""
    found = seen(request.user, ref, "meeting.hold")
    form = SignedForm(request.POST if request.method == "POST" else None)
    back = f"{found.get_absolute_url()}roll/"

    def act(data):
        changed = actions.enter_signed(found, by=request.user, **data)
        messages.success(request, _("补录了 %(n)s 人。") % {"n": changed})
        return back

    note = _("%(meeting)s。补录的会注明；已经作出的表决按当时的到会人数，不因补录改变。") % {"meeting": found}
    return form_page(request, form, act, heading=_("散会后补录到会"), back=back, note=note, submit=_("补录"))


@login_required
@require_http_methods(FORMS)
def half(request, ref):
    """/desk/meetings/<ref>/roll/half/."""
    found = seen(request.user, ref, "meeting.hold")
    named = names(found.gathering, found.half_days)
    first = {"half": min(entered(found), len(named) - 1)}
    form = HalfForm(request.POST if request.method == "POST" else None, names=named, initial=first)
    back = f"{found.get_absolute_url()}roll/"

    def act(data):
        came = actions.enter_half(found, data.pop("half"), by=request.user, **data)
        messages.success(request, _("这个半天出席 %(n)s 人。") % {"n": came})
        return back

    return form_page(request, form, act, heading=_("录半天"), back=back, note=str(found), submit=_("录入"))


def entered(found) -> int:
    """Which half-day is to be entered next."""
    one = found.gathering.attendances.first()
    return len(one.halves) if one else 0
