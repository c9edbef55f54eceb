"""签到条的办公页 · Strips with name and code, printed for the whole list or for one who lost theirs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shangliang.kit.once import seed_of
from shangliang.people.refusal import Refused

from .. import actions
from .find import HOLD, find_gathering
from .printing import sheet


def _sheet(request, gathering, rows):
    strips = [{"code": code, "name": one.name, "number": one.number} for one, code in rows]
    said = _(
        "签到条写着姓名：到会时给签到台扫一下；用自己的手机扫，可以举手发言、确认共识，会议的电子表决也在那里。抽签的表态用另外的、不记名的纸签。"
    )
    back, path = reverse("checkin", args=[gathering.ref]), reverse("seat", args=[gathering.ref])
    return sheet(request, strips, name=_("签到条"), title=gathering.title, said=said, path=path, back=back)


@login_required
@never_cache
@require_POST
def print_all(request, ref):
    """/desk/g/<ref>/tickets/: the sheet is the answer; its codes are nowhere else."""
    gathering = find_gathering(request.user, ref, HOLD)
    try:
        rows = actions.print_tickets(gathering, by=request.user, seed=seed_of(request, "tickets"))
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect("checkin", ref)
    return _sheet(request, gathering, rows)


@login_required
@never_cache
@require_POST
def again(request, ref, number):
    """/desk/g/<ref>/checkin/<number>/ticket/."""
    gathering = find_gathering(request.user, ref, HOLD)
    one = gathering.attendances.filter(number=number).first()
    if one is None:
        raise Http404
    try:
        seed = seed_of(request, "ticket again")
        return _sheet(request, gathering, [(one, actions.renew_ticket(one, by=request.user, seed=seed))])
    except Refused as reason:
        messages.error(request, str(reason))
    return redirect("attendance", ref, number)
