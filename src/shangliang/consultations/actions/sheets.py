"""会后一张表 · Attendance, statements, views, notes and agreement of a sitting that was held on paper, in one go."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import holding
from shangliang.kit import clock, rules
from shangliang.matters.wording import whole_day
from shangliang.people.refusal import Refused

from ..models import Consultation, Statement
from . import hands, papers
from .agreeing import write_agreement
from .opening import lock, log


@transaction.atomic
def enter_sheet(consultation: Consultation, gathering, *, came, lines, notes, by, **more) -> int:
    """`came`: {attendance key: (presence, reason of leave)}; returns how many statements are new.

    `more`: cards and hands as `papers` and `hands` take them, agreement (points, differences): all of it, or nothing.
    """
    found = lock(consultation, by, "consultation.enter")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不能再改。"))
    if not gathering.opened_at and clock.today() < clock.local_day(gathering.starts_at):
        raise Refused(
            _("这次会定在 %(day)s，还没有开。会后再来登记。") % {"day": whole_day(clock.local_day(gathering.starts_at))}
        )
    if not gathering.opened_at:
        gathering = holding.open_gathering(gathering, by=by, on=gathering.starts_at)
    for attendance in gathering.attendances.filter(pk__in=came):
        attendance.presence, attendance.reason = came[attendance.pk]
        attendance.approved_by = (gathering.chair or found.convener or str(found.host)) if attendance.reason else ""
        attendance.save(update_fields=["presence", "reason", "approved_by"])
    if notes:
        gathering.notes = notes
        gathering.save(update_fields=["notes"])
    if gathering.is_running and clock.now() >= gathering.ends_at:
        holding.end_gathering(gathering, by=by, on=gathering.ends_at)
    new = _statements(found, lines, by)
    _views(found, more.get("cards"), more.get("hands"), by)
    if agreement := more.get("agreement"):
        points, differences = agreement
        write_agreement(found, points=points, differences=differences, by=by)
    log(found, "sheet", by=by, detail={"came": len(came), "statements": new})
    return new


def _views(found: Consultation, cards, raised, by) -> None:
    """The cards are a batch of their own; what has to be typed by two waits for the second."""
    if raised:
        hands.count_hands(found, raised, by=by)
    if not cards:
        return
    batch = papers.open_batch(found, declared=len(cards), by=by)
    papers.type_cards(batch, cards, by=by)
    if not batch.double:
        papers.accept_batch(batch, by=by)


@transaction.atomic
def take_down(consultation: Consultation, lines, *, by, day) -> int:
    """录发言卡: what people wrote on cards, outside a meeting; returns how many statements are new."""
    found = lock(consultation, by, "consultation.enter")
    if found.agreed_on:
        raise Refused(_("共识已经形成并报出，不能再改。"))
    new = _statements(found, lines, by, source="paper", day=day)
    if new:
        log(found, "cards", by=by, detail={"statements": new})
    return new


def _statements(found: Consultation, lines, by, *, source="room", day=None) -> int:
    """Written before a clerk: shown at once; equal ones are not written twice."""
    longest = min(int(rules.value("consultation.statement_length", found.host.area_id)), 140)
    known = set(found.statements.values_list("text", flat=True))
    number = found.statements.count()
    new = list(dict.fromkeys(line for line in lines if line not in known))
    for line in new:
        if len(line) > longest:
            raise Refused(_("“%(start)s……”超过 %(most)s 字，请拆成几条。") % {"start": line[:12], "most": longest})
    Statement.objects.bulk_create(
        Statement(
            consultation=found,
            number=number + i,
            text=line,
            state="shown",
            source=source,
            typed_by=by,
            said_on=day or clock.today(),
        )
        for i, line in enumerate(new, 1)
    )
    return len(new)
