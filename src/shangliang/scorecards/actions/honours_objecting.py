"""对公示的异议 · Taken from anybody while the notice runs, without a name; looked into by the office; what was left to be reached by goes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused

from ..models import HonourObjection, Nomination, ObjectorContact
from .honours import day_of, locked, log
from .honours_nominating import withdraw_nomination


@transaction.atomic
def object_to_nomination(
    nomination: Nomination, text: str, way: str, *, by=None, on=None, contact=""
) -> HonourObjection:
    """收到异议: the office enters what came by telephone, letter or visit; anybody may say it on the page, without an account. Who
    said it stands nowhere, not on the trail either; `contact` is sealed, and only how to reach them."""
    found = Nomination.objects.select_related("honour").get(pk=nomination.pk)
    honour, day, web = found.honour, day_of(on), way == HonourObjection.Way.WEB
    if not web and not (by and by.can("honour.keep", found.honour.area_id)):
        raise PermissionDenied
    if way not in HonourObjection.Way.values or not text.strip():
        raise Refused(_("请写明异议和它怎样收到。"))
    if honour.noticed_on is None or not honour.noticed_on <= day <= honour.notice_until:
        raise Refused(_("不在公示期内。"))
    if found.withdrawn_on:
        raise Refused(_("这个提名已经撤回。"))
    made = HonourObjection.objects.create(nomination=found, text=text.strip(), way=way, on=day)
    if contact:
        ObjectorContact.objects.create(objection=made, contact=contact)
    log(honour, "object", by=None if web else by, on=on, detail={"objection": made.pk, "way": way})
    return made


@transaction.atomic
def reveal_objector(objection: HonourObjection, *, by, on=None) -> str:
    """看联系方式: in clear, for once; who looked is on the trail. Empty where none was left, or where it has gone."""
    honour = objection.nomination.honour
    if not by.can("honour.keep", honour.area_id):
        raise PermissionDenied
    log(honour, "objector", by=by, on=on, detail={"objection": objection.pk})
    found = ObjectorContact.objects.filter(objection=objection).first()
    return str(found.contact) if found else ""


@transaction.atomic
def settle_honour_objection(objection: HonourObjection, answer: str, *, upheld: bool, by, on=None) -> HonourObjection:
    """核查异议: upheld, the nomination is withdrawn with it."""
    rows = HonourObjection.objects.select_for_update(of=("self",)).select_related("nomination__honour")
    found = rows.get(pk=objection.pk)
    honour = locked(found.nomination.honour, by)
    if found.answered_on:
        raise Refused(_("这条异议已经核查。"))
    if not answer.strip():
        raise Refused(_("请写明核查结果。"))
    found.answer, found.upheld, found.answered_by = answer.strip(), upheld, by
    found.answered_on = max(day_of(on), found.on)
    found.save()
    log(honour, "settle", by=by, on=on, detail={"objection": found.pk, "upheld": upheld})
    if upheld and found.nomination.withdrawn_on is None:
        withdraw_nomination(found.nomination, "公示期间的异议成立", by=by, on=on)
    return found
