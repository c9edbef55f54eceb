"""做导出申请 · Above a number of rows sensitive facts leave only with the agreement of a second person, once, in time."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, rules, trail
from shangliang.people.refusal import Refused

from .. import care, desks, permits
from ..models import Reason, Taking
from .looks import take_sensitive


@transaction.atomic
def ask_taking(by, area, rows, *, reason, asked="", said="", note="", on=None) -> Taking:
    """申请导出: who may decide is told. Nothing leaves yet."""
    if not permits.by_reach(by, "household.export_sensitive", area):
        raise PermissionDenied
    if reason not in Reason or (reason == Reason.OTHER and not note):
        raise Refused(_("请选择导出的原因；选“其他”时写一句说明。"))
    made = Taking.objects.create(
        by=by, area_id=area, rows=rows, reason=reason, asked=asked, said=said[:200], note=note, asked_at=on or clock.now()
    )  # fmt: skip
    _record(made, "ask_export", by, on, {"rows": rows, "reason": reason})
    others = [one for one in desks.nearest(area, "household.approve_export") if one != by.pk]
    notices.tell(
        {("person", one) for one in others}, event=f"taking:{made.pk}", subject=("household", made.ref),
        text=f"{by.name}申请导出 {rows} 名关爱对象的敏感信息，请审批", area=area, url="/desk/households/takings/",
    )  # fmt: skip
    return made


@transaction.atomic
def decide_taking(taking, *, by, agreed: bool, on=None) -> Taking:
    """审批: by a second person, once."""
    row = Taking.objects.select_for_update().get(pk=taking.pk)
    if not permits.by_reach(by, "household.approve_export", row.area_id):
        raise PermissionDenied
    if row.by_id == by.pk:
        raise Refused(_("自己的申请要由另一个人审批。"))
    if row.decided_at:
        raise Refused(_("这份申请已经审批过。"))
    row.decided_by, row.decided_at, row.agreed = by, on or clock.now(), agreed
    row.save(update_fields=["decided_by", "decided_at", "agreed"])
    _record(row, "agree_export" if agreed else "refuse_export", by, on, {"rows": row.rows})
    said = f"已同意，请在 {hours(row.area_id)} 小时内导出" if agreed else "没有同意"
    notices.tell(
        {("person", row.by_id)}, event=f"taking:{row.pk}:decided", subject=("household", row.ref),
        text=f"您申请导出 {row.rows} 名关爱对象的敏感信息，{by.name}{said}", area=row.area_id, url="/desk/households/takings/",
    )  # fmt: skip
    return row


@transaction.atomic
def take_agreed(taking, persons, *, by, on=None) -> list:
    """导出: by who asked, once, in time, and no more people than was agreed to."""
    row = Taking.objects.select_for_update().get(pk=taking.pk)
    if row.by_id != by.pk:
        raise PermissionDenied
    at = on or clock.now()
    if row.stage != "agreed" or row.decided_at is None:
        raise Refused(_("这份申请还没有同意，或者已经导出过。"))
    if at > row.decided_at + clock.days(hours(row.area_id) / 24):
        raise Refused(_("同意以后超过了 %(hours)s 小时，请重新申请。") % {"hours": hours(row.area_id)})
    found = take_sensitive(
        persons, by=by, area=row.area_id, reason=row.reason, note=row.note, asked={"taking": row.ref}, on=on, most=row.rows
    )  # fmt: skip
    row.taken_at = at
    row.save(update_fields=["taken_at"])
    return found


def hours(area: str) -> int:
    return int(rules.value(care.TAKE_WITHIN, area))


def _record(row, act: str, by, on, detail) -> None:
    trail.record(
        by=by, action=f"household.{act}", noun="household", id=row.ref, area=row.area_id, on=on, detail=detail
    )  # fmt: skip
