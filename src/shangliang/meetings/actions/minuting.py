"""会议纪要 · What the meeting said, line by line; drafted, edited, commented on, final; a reminder when they are late."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.documents.actions import draft
from shangliang.documents.models import Document
from shangliang.gatherings.models.gathering import IN_THE_ROOM
from shangliang.kit import clock, notices
from shangliang.people.can import Role
from shangliang.people.models import Post
from shangliang.people.refusal import Refused

from ..items import Verb
from ..models import Item, Line, Meeting, Minutes, Remark
from ..roll import committee_of
from ..rules import minutes_days
from .calling import lock, log, moment, tell
from .roll import not_final

MOST = 300
LONGEST = 400  # days after which nobody is reminded any more


@transaction.atomic
def say_line(meeting: Meeting, verb: str, text: str, *, by, item: Item | None = None, on=None) -> Line:
    """会议指出、强调、要求: while the meeting runs and until its minutes are final."""
    found = lock(meeting, by, "meeting.hold")
    if found.gathering.opened_at is None:
        raise Refused(_("会议还没有开始，请先宣布开会。"))
    not_final(found)
    if found.lines.count() >= MOST:
        raise Refused(_("一次会议最多记 %(n)s 段。") % {"n": MOST})
    if item is not None and item.meeting_id != found.pk:
        raise Refused(_("这个议题不在这次会议里。"))
    made = found.lines.create(verb=Verb(verb), text=text, item=item, at=moment(on))
    log(found, "line", by=by, on=on, detail={"line": made.pk, "verb": str(verb)})
    return made


@transaction.atomic
def keep_minutes(meeting: Meeting, text: str, *, by, rev: int | None = None, on=None) -> Minutes:
    """存纪要: a new version; `rev`: as it stood when the writer opened it (0: not yet), so that nobody writes over another."""
    found = lock(meeting, by)
    if not found.is_over:
        raise Refused(_("会议还没有结束，纪要散会以后再写；会上的话可以一段一段记。"))
    held = Minutes.objects.select_for_update().filter(meeting=found).first()
    if held and held.is_final:
        raise Refused(_("纪要已经定稿，不能再改。"))
    if rev is not None and rev != (held.rev if held else 0):
        raise Refused(_("您打开以后别人改过纪要。请看最新的一稿，合在一起再存。"))
    if held is None:
        held = Minutes(meeting=found, rev=0)
    held.text, held.rev = text, held.rev + 1
    held.save()
    held.versions.create(number=held.rev, text=text, at=moment(on), by=by)
    log(found, "minutes", by=by, on=on, detail={"version": held.rev})
    return held


def _written(meeting: Meeting, by) -> tuple[Meeting, Minutes]:
    found = lock(meeting, by)
    held = Minutes.objects.select_for_update().filter(meeting=found).first()
    if held is None:
        raise Refused(_("纪要还没有写。"))
    if held.is_final:
        raise Refused(_("纪要已经定稿，不能再改。"))
    return found, held


@transaction.atomic
def seek_comments(meeting: Meeting, until: dt.date, *, by, on=None) -> Minutes:
    """征求意见: whoever was there, until a day."""
    found, held = _written(meeting, by)
    if until < clock.local_day(moment(on)):
        raise Refused(_("截止日期不能早于今天。"))
    held.comments_until = until
    held.save(update_fields=["comments_until"])
    there = found.gathering.attendances.filter(presence__in=IN_THE_ROOM)
    words = f"《{found}》纪要征求意见，到{until.month}月{until.day}日"
    tell(found, f"comments:{until}", words, people=there, url=f"{found.get_absolute_url()}minutes/")
    log(found, "comments", by=by, on=on, detail={"until": until.isoformat()})
    return held


@transaction.atomic
def remark(minutes: Minutes, text: str, *, by, on=None) -> Remark:
    """提意见: by somebody who was there, as long as it is open."""
    held = Minutes.objects.select_for_update(of=("self",)).select_related("meeting__gathering").get(pk=minutes.pk)
    people = held.meeting.gathering.attendances
    if not people.filter(person=by, presence__in=IN_THE_ROOM).exists():
        raise PermissionDenied
    day = clock.local_day(moment(on))
    if held.is_final or held.comments_until is None or day > held.comments_until:
        raise Refused(_("现在不征求意见。"))
    made = held.remarks.create(by=by, text=text, at=moment(on))
    log(held.meeting, "remark", by=by, on=on, detail={"remark": made.pk})
    return made


@transaction.atomic
def finalise(meeting: Meeting, *, by, on=None) -> Minutes:
    """定稿: locked from now on; not before those who were there have had their days."""
    found, held = _written(meeting, by)
    day = clock.local_day(moment(on))
    if held.comments_until and day <= held.comments_until:
        raise Refused(_("还在征求意见，到 %(day)s 为止。") % {"day": held.comments_until.isoformat()})
    held.final_on = day
    held.save(update_fields=["final_on"])
    log(found, "final", by=by, on=on, detail={"version": held.rev})
    return held


@transaction.atomic
def issue_minutes(meeting: Meeting, *, by, on=None) -> Document:
    """转为公文: the final text becomes a document of the kind minutes, to be signed, numbered and printed as such."""
    found = lock(meeting, by)
    held = Minutes.objects.select_for_update().filter(meeting=found).first()
    if held is None or not held.is_final:
        raise Refused(_("纪要还没有定稿。"))
    if found.rehearsal:
        raise Refused(_("演练的纪要不转为公文。"))
    if held.document_id:
        raise Refused(_("纪要已经转为公文。"))
    whose = committee_of(found.body) or found.body
    title = f"{found}会议纪要"[:120].replace("会议会议", "会议")  # kept: in Chinese whoever acts
    held.document = draft("minutes", title=title, body=held.text, organisation=whose, by=by, on=on)
    held.save(update_fields=["document"])
    log(found, "issue", by=by, on=on, detail={"document": held.document.ref})
    return held.document


@transaction.atomic
def remind_late() -> int:
    """纪要催办: the office is told once of minutes that are not final in time. Returns how many."""
    today = clock.today()
    over = Meeting.objects.filter(rehearsal=False, gathering__ended_at__gte=clock.now() - clock.days(LONGEST))
    told = 0
    for meeting in over.exclude(minutes__final_on__isnull=False).select_related("gathering"):
        ended = clock.local_day(meeting.gathering.ended_at or clock.now())
        due = ended + clock.days(minutes_days(meeting.area_id))
        told += _remind(meeting, due) if today > due else 0
    return told


def _remind(meeting: Meeting, due: dt.date) -> int:
    office = Post.objects.held().filter(organisation__area_id=meeting.area_id, role=Role.OFFICE)
    told = notices.tell(
        [("person", pk) for pk in office.values_list("person_id", flat=True).distinct()],
        event=f"meeting:{meeting.ref}:minutes-late",
        subject=("meeting", meeting.ref),
        text=f"《{meeting}》的纪要应在{due.month}月{due.day}日前定稿，现在已经过期",
        area=meeting.area_id,
        url=f"{meeting.get_absolute_url()}minutes/",
    )
    return bool(told)
