"""协商的打印页 · Plan, notice, letters, minutes: to look at, as PDF, as Word."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shangliang.kit import printing
from shangliang.people.views.finding import allow

from ..actions import agreeing
from ..models import Consultation
from ..sheets import invitation_sheet, minutes_sheet, notice_sheet, place_of, plan_sheet
from .finding import own, seen
from .table_desk import context, seats


def _gatherings(found) -> list:
    return [sitting.gathering for sitting in found.activities.sittings()]


def _printed(request, found, *sheets, name: str, **more):
    return printing.answer(request, *sheets, name=f"{found.title} {name}", back=found.desk_url(), **more)


@login_required
@require_safe
def plan(request, ref):
    """/desk/c/<ref>/plan/print/."""
    found = own(request.user, ref)
    people = list(found.participants.filter(left_on=None))
    made = plan_sheet(found, seats(found, people), _gatherings(found))
    return _printed(request, found, made, name=_("协商方案"))


@login_required
@require_safe
def notice(request, ref):
    """/desk/c/<ref>/notice/print/: to post on the board."""
    found = own(request.user, ref)
    return _printed(request, found, notice_sheet(found, _gatherings(found)), name=_("协商通知"))


@login_required
@require_safe
def invitations(request, ref):
    """/desk/c/<ref>/invitations/: a letter for each person on the roster, or for one (?person=<key>)."""
    found = own(request.user, ref)
    people, wanted = found.participants.filter(left_on=None), request.GET.get("person", "")
    if wanted:
        people = people.filter(pk=wanted) if wanted.isdecimal() and len(wanted) < 20 else people.none()
    gatherings = _gatherings(found)
    letters = [invitation_sheet(found, person, gatherings) for person in people]
    nobody = [] if letters else [printing.empty(_("邀请函"), _("名册里还没有人。"), place=place_of(found))]
    return _printed(request, found, *letters, *nobody, name=_("邀请函"))


@login_required
@require_safe
def minutes(request, ref):
    """/desk/c/<ref>/minutes/."""
    found = seen(request.user, ref)
    allow(Consultation.objects.run_by(request.user).filter(pk=found.pk).exists())
    agreement = agreeing.agreement_of(found, found.agreed_on or found.begun_on)
    made = minutes_sheet(found, agreement, context(request, found))
    return _printed(request, found, made, name=_("协商纪要"))
