"""定积分规则 · A place takes a set of rules, its own or one that is shipped, as its next version; what nothing else records is noted."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.compute.duty import Wrong, read
from shangliang.kit import clock
from shangliang.kit.duty.refusing import sentence
from shangliang.people.areas import Area
from shangliang.people.refusal import Refused

from ..duty.facts import Scope, members
from ..models import DutyRecord, DutyRules
from .duty import log, may_keep


@transaction.atomic
def adopt_rules(area: Area, data: dict, *, from_year: int, note: str, by, on=None) -> DutyRules:
    """选定规则: what cannot be read is refused with where it is wrong; earlier versions and what they counted stay."""
    may_keep(by, area.code)
    if not note.strip():
        raise Refused(_("请写明依据，例如文件名称和文号。"))
    try:
        found = read(data)
    except Wrong as wrong:
        raise Refused(sentence(wrong)) from wrong
    Area.objects.select_for_update().get(pk=area.pk)
    last = DutyRules.objects.filter(area=area).aggregate(n=Max("number"))["n"] or 0
    made = DutyRules.objects.create(
        area=area, number=last + 1, from_year=from_year, data=data, note=note.strip(), at=clock.now(), by=by
    )
    detail = {"rules": found.key, "version": made.number, "from": from_year, "note": made.note}
    log(area.code, "rules", area.code, by=by, on=on, detail=detail)
    return made


@transaction.atomic
def note_doing(
    area: Area, event: str, *, day, what: str, evidence: str, by, person=None, matter=None, on=None
) -> DutyRecord:
    """登记: of a member of that year, or of a proposal or report of the place; once, with its evidence."""
    may_keep(by, area.code)
    if day > clock.local_day(on or clock.now()):
        raise Refused(_("日期不能晚于今天。"))
    if not (what.strip() and evidence.strip()):
        raise Refused(_("内容和依据都要写。"))
    if person is not None and person.pk not in members(Scope(area.code, day.year, person.pk)):
        raise Refused(_("%(name)s那一年不是本级委员。") % {"name": person})
    if matter is not None and DutyRecord.objects.filter(matter=matter, event=event, struck_on__isnull=True).exists():
        raise Refused(_("这件提案已经登记过这一项。"))
    made = DutyRecord.objects.create(
        area=area,
        event=event,
        person=person,
        matter=matter,
        on=day,
        what=what.strip(),
        evidence=evidence.strip(),
        by=by,
    )
    log(area.code, "note", made.pk, by=by, on=on, detail={"event": event, "evidence": made.evidence})
    return made


@transaction.atomic
def strike_doing(record: DutyRecord, why: str, *, by, on=None) -> DutyRecord:
    """撤销登记: it counts no more, and stays with the reason."""
    found = DutyRecord.objects.select_for_update().get(pk=record.pk)
    may_keep(by, found.area_id)
    if found.struck_on:
        raise Refused(_("这一条已经撤销。"))
    if not why.strip():
        raise Refused(_("请写明撤销的原因。"))
    found.struck_on, found.struck_why = clock.local_day(on or clock.now()), why.strip()
    found.save(update_fields=["struck_on", "struck_why"])
    log(found.area_id, "strike", found.pk, by=by, on=on, detail={"why": found.struck_why})
    return found
