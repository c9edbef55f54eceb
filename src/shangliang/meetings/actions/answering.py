"""回执、报名、请假 · Whether one comes; who puts themself on the list of a training; leave with its reason, granted by whoever may."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import list_people, mark
from shangliang.gatherings.models import Attendance, Presence
from shangliang.people.refusal import Refused

from ..models import Answer, Meeting
from .calling import lock, log, moment
from .roll import MOST, row_of


@transaction.atomic
def answer(meeting: Meeting, attendance: Attendance, *, coming: bool, by, reason="", on=None) -> Answer:
    """回执: by oneself, or typed by the office for who answered by telephone. The last one counts until the meeting begins."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("gathering__host").get(pk=meeting.pk)
    if attendance.person_id != by.pk and not by.can("meeting.call", found.area_id):
        raise PermissionDenied
    if not found.noticed_on and not Answer.objects.filter(attendance=attendance).exists():  # who enrolled may change it
        raise Refused(_("通知还没有发出，不用回执。"))
    if found.gathering.opened_at or found.gathering.called_off_at:
        raise Refused(_("会议已经开始或者取消，不能再回执。"))
    if not coming and not reason.strip():
        raise Refused(_("请写请假的原因。"))
    said = {"coming": coming, "reason": "" if coming else reason.strip(), "at": moment(on), "by": by}
    made, _new = Answer.objects.update_or_create(attendance=attendance, defaults={"meeting": found} | said)
    log(found, "answer", by=by, on=on, detail={"number": attendance.number, "coming": coming})
    return made


@transaction.atomic
def enrol(meeting: Meeting, *, by, on=None) -> Answer:
    """报名: whoever may see meetings there puts themself on the list of a training before it begins; others the office lists."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("gathering__host").get(pk=meeting.pk)
    if not by.can("meeting.see", found.area_id):
        raise PermissionDenied
    people = found.gathering.attendances
    if not found.rules.credit:
        raise Refused(_("%(kind)s不用报名。") % {"kind": found.rules.name})
    if found.gathering.opened_at or found.gathering.called_off_at:
        raise Refused(_("会议已经开始或者取消，不能再报名。"))
    if people.filter(person=by).exists():
        raise Refused(_("您已经在名单上。"))
    if people.count() >= MOST:
        raise Refused(_("一次会议最多 %(n)s 人。") % {"n": MOST})
    list_people(found.gathering, [row_of(found, by.name, "due") | {"person_id": by.pk, "roster": by.pk}])
    one = people.get(person=by)
    log(found, "enrol", by=by, on=on, detail={"number": one.number})
    return Answer.objects.create(attendance=one, meeting=found, coming=True, at=moment(on), by=by)


@transaction.atomic
def grant_leave(meeting: Meeting, attendance: Attendance, *, reason: str, approved_by: str, by, on=None) -> Attendance:
    """准假: `approved_by` is the post of who granted it."""
    found = lock(meeting, by)
    done = mark(attendance, Presence.LEAVE, reason=reason, approved_by=approved_by, by=by, on=on and moment(on))
    log(found, "leave", by=by, on=on, detail={"number": attendance.number})
    return done
