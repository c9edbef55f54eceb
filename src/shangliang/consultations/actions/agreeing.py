"""形成共识 · Points and differences written down, read back, signed; then the agreement moves the matters on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models.gathering import IN_THE_ROOM, Presence
from shangliang.kit import clock, files
from shangliang.matters import actions as matters
from shangliang.matters.agreement import Agreement
from shangliang.matters.agreement import Point as Agreed
from shangliang.matters.lifecycle import Stage
from shangliang.matters.wording import whole_day
from shangliang.people.refusal import Refused

from ..models import Consultation, Difference, Participant, Point, ReadBack, Signature
from .inviting import enough_interest
from .opening import lock, log, talk_over

STAYED = tuple(presence for presence in IN_THE_ROOM if presence != Presence.LEFT_EARLY)  # until the text was read


@transaction.atomic
def write_agreement(consultation: Consultation, *, points, differences, by) -> Consultation:
    """共识和分歧: `points` are dicts (content, unit_name, due, measure, statements: numbers), `differences` alike.

    Each rests on statements that somebody said. Replaces what was written before; what was confirmed and signed was another text, so it falls.
    """
    found = lock(consultation, by, "consultation.agree")
    _still_open(found)
    known = dict(found.statements.values_list("number", "pk"))
    for model, rows in ((Point, points), (Difference, differences)):
        model.objects.filter(consultation=found).delete()
        for order, given in enumerate(rows, 1):
            row = dict(given)
            numbers = row.pop("statements", ())
            if not numbers:
                raise Refused(_("“%(start)s”没有写依据第几条看法。") % {"start": row["content"][:12]})
            unknown = [n for n in numbers if n not in known]
            if unknown:
                raise Refused(_("没有第 %(n)s 条看法，请核对序号。") % {"n": unknown[0]})
            _in_future(found, row)
            made = model.objects.create(consultation=found, order=order, **row)
            made.statements.set([known[n] for n in numbers])
    found.read_backs.all().delete()
    found.participants.exclude(unheard="").update(unheard="")
    found.signatures.all().delete()
    log(found, "write", by=by, detail={"points": len(points), "differences": len(differences)})
    return found


def _in_future(found: Consultation, row: dict) -> None:
    """What is agreed on is done after it was agreed on."""
    due, since = row.get("due"), _met_on(found) or found.begun_on
    due = dt.date.fromisoformat(due) if isinstance(due, str) and due else due  # as a talk of the demo world writes it
    if due and due < since:
        words = {"start": row["content"][:12], "due": whole_day(due), "since": whole_day(since)}
        raise Refused(_("“%(start)s”写的是 %(due)s 前办，比商量的日子（%(since)s）还早，请核对。") % words)


@transaction.atomic
def read_back(consultation: Consultation, participant: Participant, *, confirms: bool, by, objection="") -> ReadBack:
    """复述确认: the text was read out; this participant confirms it, or objects with words of their own."""
    return _said(lock(consultation, by, "consultation.enter"), participant, confirms, objection)


@transaction.atomic
def answer_read_back(consultation: Consultation, participant: Participant, *, seen: int, confirms: bool, objection=""):
    """复述确认 on one's own phone, for oneself alone: whoever was not given the ticket of that seat never comes here.

    `seen`: the first point of the text that was read; a text that was written anew meanwhile has to be read again.
    """
    found = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    first = found.points.first()
    if first is not None and first.pk != seen:
        raise Refused(_("共识的文字刚才改过，请再看一遍，再确认。"))
    return _said(found, participant, confirms, objection)


def _said(found: Consultation, participant: Participant, confirms: bool, objection: str) -> ReadBack:
    _still_open(found)
    if participant.consultation_id != found.pk or participant.voice != Participant.Voice.DELIBERATE:
        raise Refused(_("只有参加协商的人复述确认。"))
    if not found.points.exists():
        raise Refused(_("还没有写下共识，没有可以复述的。"))
    _after_the_sitting(found)
    if not confirms and not objection.strip():
        raise Refused(_("有异议的，请写下异议是什么。"))
    said, _new = ReadBack.objects.update_or_create(
        consultation=found,
        participant=participant,
        defaults={"confirms": confirms, "objection": "" if confirms else objection.strip()},
    )
    return said


@transaction.atomic
def confirm_everybody(consultation: Consultation, *, by) -> int:
    """没有异议: everybody in the room who has not said anything confirms; returns how many are new."""
    found = lock(consultation, by, "consultation.enter")
    _after_the_sitting(found)
    waiting = unanswered(found)
    for participant in waiting:
        read_back(found, participant, confirms=True, by=by)
    return len(waiting)


def met(found: Consultation) -> bool:
    """Whether people have sat together: a sitting was opened and somebody came."""
    gathering = _sitting(found)
    return gathering is not None and gathering.attendances.filter(presence__in=IN_THE_ROOM).exists()


def _after_the_sitting(found: Consultation) -> None:
    if not met(found):
        raise Refused(_("会还没有开，或者还没有人到会，没有人听到复述。开了会、记下谁到了会，再复述确认和签字。"))


def unanswered(found: Consultation) -> list[Participant]:
    """Who deliberates, heard the text read out and has neither confirmed nor objected; before a sitting: nobody."""
    gathering = _sitting(found)
    if gathering is None:
        return []
    said = set(found.read_backs.values_list("participant_id", flat=True))
    here = set(gathering.attendances.filter(presence__in=STAYED).values_list("roster", flat=True))
    asked = found.participants.deliberating().filter(unheard="")
    return [p for p in asked if p.pk not in said and p.pk in here]


@transaction.atomic
def note_unheard(participant: Participant, reason: str, *, by) -> Participant:
    """没有听到复述: whoever was there but had gone before the text was read; nobody confirms for them."""
    found = lock(participant.consultation, by, "consultation.enter")
    _still_open(found)
    if participant not in unanswered(found):
        raise Refused(_("这个人不在等候答复的人里。"))
    if not reason.strip():
        raise Refused(_("请写明没有听到复述的原因。"))
    participant.unheard = reason.strip()
    participant.save(update_fields=["unheard"])
    log(found, "unheard", by=by, detail={"seat": participant.seat})
    return participant


@transaction.atomic
def sign(consultation: Consultation, *, part: str, name: str, by, on=None, scan=None) -> Signature:
    """签字: the convener, then representatives of those who took part; `scan`: the upload of the sheet they signed."""
    found = lock(consultation, by, "consultation.agree")
    _still_open(found)
    _after_the_sitting(found)
    if not found.read_backs.exists():
        raise Refused(_("先复述确认，再签字。"))
    _signed_since(found, _day(on))
    kept = _kept(scan, found, by) if scan else None
    return Signature.objects.create(consultation=found, part=part, name=name, on=_day(on), scan=kept)


def _signed_since(found: Consultation, day: dt.date) -> None:
    """Not before people met, not in the future."""
    first, today = _met_on(found) or found.begun_on, clock.today()
    if not first <= day <= today:
        words = {"day": whole_day(day), "first": whole_day(first), "today": whole_day(today)}
        raise Refused(_("签字日期是 %(day)s，应在 %(first)s 开会以后、%(today)s 以前，请核对。") % words)


def _kept(scan, found: Consultation, by):
    try:
        return files.store(scan, by_id=by.pk, area=found.host.area_id)
    except files.Refused as reason:
        raise Refused(str(reason)) from reason


@transaction.atomic
def conclude(consultation: Consultation, *, by, on=None) -> Consultation:
    """形成共识: each matter that was talked over moves on with the agreement."""
    found = lock(consultation, by, "consultation.agree")
    _still_open(found)
    parts = set(found.signatures.values_list("part", flat=True))
    if parts != set(Signature.Part.values):
        raise Refused(_("纪要要由召集人和参与人代表签字。"))
    if still := unanswered(found):
        raise Refused(
            _("还有 %(n)s 人没有答复。请当场问他们确认还是有异议；提前离开的，写明原因。") % {"n": len(still)}
        )
    enough_interest(found, found.waived)
    agreement = agreement_of(found, _day(on))
    if agreement.problems():
        raise Refused("\n".join(agreement.problems()))
    found.agreed_on = _day(on)
    found.save(update_fields=["agreed_on"])  # first: until then it holds its matters
    for concern in found.concerns.select_related("matter"):
        matter = talk_over(found, concern.matter, by=by, on=on)
        if matter.stage != Stage.CONSULTING:
            raise Refused(_stray(matter))
        matters.move(matter, "agree", by=by, on=on, agreement=agreement, note=summary(agreement))
    log(found, "agree", by=by, on=on, detail={"points": len(agreement.points)})
    return found


def _stray(matter) -> str:
    """Nothing that was talked over is left behind without a word."""
    facts = {"title": matter.title, "stage": matter.stage_label}
    return _("《%(title)s》现在是“%(stage)s”，不能随这份共识往前走。请先把它移出所议事项。") % facts


def agreement_of(found: Consultation, day: dt.date) -> Agreement:
    """The value that matters take: from the roster, the attendance of the sitting, the points and differences."""
    invited = found.participants.deliberating().count()
    gathering = _sitting(found)
    came = gathering.attendances.filter(presence__in=IN_THE_ROOM) if gathering else None
    keys = set(found.participants.deliberating().values_list("pk", flat=True))
    room = [a for a in came.only("roster", "interested") if a.roster in keys] if came is not None else []
    return Agreement(
        held_on=clock.local_day(gathering.starts_at) if gathering else day,
        place=gathering.place if gathering else "",
        convener=found.convener,
        invited=invited,
        present=len(room),
        interested=sum(a.interested for a in room),
        points=tuple(
            Agreed(p.content, p.unit_name, p.due.isoformat() if p.due else "", p.measure) for p in found.points.all()
        ),
        differences=tuple(d.content for d in found.differences.all()),
    )


def summary(agreement: Agreement) -> str:
    """One line of the matter's timeline, which says itself who was there; kept, so in Chinese whoever acts."""
    kept = f"，保留不同意见 {len(agreement.differences)} 条" if agreement.differences else ""
    return f"达成共识 {len(agreement.points)} 条{kept}。"


def _sitting(found: Consultation):
    """The last that was opened: where the agreement is read out."""
    activity = found.activities.sittings().filter(gathering__opened_at__isnull=False).last()
    return activity.gathering if activity else None


def _met_on(found: Consultation) -> dt.date | None:
    gathering = _sitting(found)
    return clock.local_day(gathering.opened_at) if gathering else None


def _still_open(found: Consultation) -> None:
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不能再改。"))


def _day(on) -> dt.date:
    return clock.local_day(on) if isinstance(on, dt.datetime) else on or clock.today()
