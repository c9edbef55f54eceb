"""表彰 · An honour is opened on an approval, noticed to the public, decided by the competent meeting, given at a meeting."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules, trail
from shangliang.people.refusal import Refused

from ..models import Honour, HonourObjection, Nomination, ObjectorContact
from ..rules import NOTICE, competent


def log(honour: Honour, action: str, *, by, on=None, detail=None) -> None:
    trail.record(
        by=by, action=f"honour.{action}", noun="honour", id=honour.ref, area=honour.area_id, on=on, detail=detail
    )


def day_of(on):
    return clock.local_day(on or clock.now())


def locked(honour: Honour, by) -> Honour:
    found = Honour.objects.select_for_update(of=("self",)).select_related("area", "body").get(pk=honour.pk)
    if not by.can("honour.keep", found.area_id):
        raise PermissionDenied
    return found


@transaction.atomic
def open_honour(body, title: str, kind: str, *, year: int, basis: str, approved_by: str, by, on=None) -> Honour:
    """立项: only with an approval that is named (评比达标表彰 needs one)."""
    if not by.can("honour.keep", body.area_id):
        raise PermissionDenied
    if not (title.strip() and basis.strip() and approved_by.strip()):
        raise Refused(_("荣誉称号、批准依据和批准机关都要写。"))
    if kind not in Honour.Kind.values:
        raise Refused(_("请选表彰集体还是个人。"))
    try:
        with transaction.atomic():
            made = Honour.objects.create(
                body=body, area=body.area, title=title.strip(), kind=kind, year=year, basis=basis.strip(),
                approved_by=approved_by.strip(), opened_on=day_of(on), opened_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(_("这一年已经有同名的表彰。")) from None
    log(made, "open", by=by, on=on, detail={"title": made.title, "basis": made.basis})
    return made


@transaction.atomic
def start_notice(honour: Honour, *, by, on=None) -> Honour:
    """公示: who stands nominated, for the days that the place's rule says."""
    found = locked(honour, by)
    if found.noticed_on:
        raise Refused(_("已经公示。"))
    if not found.nominations.standing().exists():
        raise Refused(_("还没有提名。"))
    found.noticed_on = day_of(on)
    found.notice_until = clock.due(found.noticed_on, rules.value(NOTICE, found.area_id), area=found.area_id)
    found.save(update_fields=["noticed_on", "notice_until"])
    log(found, "notice", by=by, on=on, detail={"until": found.notice_until.isoformat()})
    return found


@transaction.atomic
def decide_honour(honour: Honour, decision, *, by, on=None) -> Honour:
    """登记决定: of the competent meeting of the same place, after the notice, with every objection looked into."""
    found = locked(honour, by)
    if found.noticed_on is None or found.notice_until is None:
        raise Refused(_("还没有公示。"))
    if found.decided_on:
        raise Refused(_("已经登记过决定。"))
    if HonourObjection.objects.filter(nomination__honour=found, answered_on__isnull=True).exists():
        raise Refused(_("还有异议没有核查答复。"))
    meeting, day = decision.meeting, clock.local_day(decision.at)
    if meeting.rehearsal or not decision.passed or meeting.area_id != found.area_id:
        raise Refused(_("请选本级会议通过的决定。"))
    if meeting.kind not in competent(found.area_id):
        raise Refused(_("%(kind)s不能决定这项表彰。") % {"kind": meeting.rules.name})
    if day <= found.notice_until:
        raise Refused(_("公示到 %(day)s，决定应在公示期满以后。") % {"day": found.notice_until})
    standing = list(found.nominations.standing().order_by("on", "id"))
    if not standing:
        raise Refused(_("提名都撤回了，没有可以表彰的。"))
    found.decision, found.decided_on = decision, day
    found.save(update_fields=["decision", "decided_on"])
    for number, one in enumerate(standing, 1):
        one.number = number
    Nomination.objects.bulk_update(standing, ["number"])
    ObjectorContact.objects.filter(objection__nomination__honour=found).delete()  # every objection has been answered
    log(found, "decide", by=by, on=on, detail={"decision": decision.pk, "honoured": len(standing)})
    return found


@transaction.atomic
def give_honour(honour: Honour, item, *, by, on=None) -> Honour:
    """颁发: at a meeting, by an item that commends and is done."""
    found = locked(honour, by)
    if found.decided_on is None:
        raise Refused(_("还没有会议的表彰决定。"))
    if found.given_on:
        raise Refused(_("已经登记过颁发。"))
    if item.meeting.area_id != found.area_id or item.meeting.rehearsal or not item.honours:
        raise Refused(_("请选本级会议上已经完成的表彰议题。"))
    day = clock.local_day(item.done_at)
    if day < found.decided_on:
        raise Refused(_("颁发不能早于决定（%(day)s）。") % {"day": found.decided_on})
    found.item, found.given_on = item, day
    found.save(update_fields=["item", "given_on"])
    log(found, "give", by=by, on=on, detail={"item": item.pk})
    return found
