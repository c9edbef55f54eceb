"""交办单 · What a unit is asked, and the order made of it: at assigning, and again at handling again."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shangliang.kit import clock, rules

from ..agreement import PointRef
from ..lifecycle import Refused, Stage
from ..limits import dates, limit_for
from ..models import OrderPoint, WorkOrder
from ..models.orders import Part
from .entering import enter
from .telling import tell_unit, tell_unit_withdrawn


@dataclass(frozen=True)
class Slip:
    """交办单一行 · One unit asked: organisation, part, what to do, its own limit if not the rule's."""

    unit: object
    part: str = Part.LEAD
    task: str = ""
    due: dt.date | None = None
    points: tuple[PointRef, ...] = ()  # of the agreement, that it carries out


def order_for(matter, slip, day):
    area = matter.holder_area
    warn, due = dates(limit_for(matter.kind, Stage.HANDLING, area), day, area)
    if slip.due:
        if slip.due <= day:
            raise Refused(_("办结时限应晚于交办日期。"))
        share = float(rules.value("matter.yellow", area))
        due, warn = slip.due, day + (slip.due - day) * share
    half = float(rules.value("matter.feedback_share", area))
    made = WorkOrder.objects.create(
        matter=matter,
        unit=slip.unit,
        part=slip.part,
        task=slip.task,
        assigned_on=day,
        warn_on=warn,
        due_on=due,
        receipt_due=clock.due(day, rules.value("matter.receipt_within", area), area=area),
        feedback_due=day + (due - day) * half,
    )
    tie(made, slip.points)
    return made


def tie(order, points) -> None:
    """交办的依据: only points of agreements of this matter."""
    kept = {e.pk: len(e.data["agreement"]["points"]) for e in order.matter.entries.agreeing()} if points else {}
    wrong = next((p.place for p in points if not 1 <= p.place <= kept.get(p.entry, 0)), None)
    if wrong is not None:
        raise Refused(_("共识里没有第 %(n)s 条，请核对。") % {"n": wrong})
    OrderPoint.objects.bulk_create(
        OrderPoint(order=order, agreed_id=p.entry, place=p.place) for p in dict.fromkeys(points)
    )


def withdraw_orders(act) -> None:
    """撤回: the matter goes up, or back for another unit; whoever was at work on it hears so."""
    for order in act.matter.orders.open().select_related("unit"):
        order.matter, order.withdrawn_on = act.matter, act.day
        order.save(update_fields=["withdrawn_on"])
        tell_unit_withdrawn(order, f"withdrawn:{order.pk}")


def renew(act) -> None:
    """重新办理: every unit that answered gets a fresh order, due within one more limit."""
    old = list(
        act.matter.orders.filter(replied_on__isnull=False)
        .select_related("unit")
        .prefetch_related("points")
        .order_by("unit_id", "-id")
    )
    latest = {o.unit_id: o for o in reversed(old)}
    act.matter.due_on = None
    for row in latest.values():
        points = tuple(PointRef(p.agreed_id, p.place) for p in row.points.all())
        fresh = order_for(act.matter, Slip(row.unit, row.part, _asked_again(row, act), points=points), act.day)
        fresh.received_on = act.day
        fresh.save()
        tell_unit(fresh)
    enter(act.matter, Stage.HANDLING, act.day)
    newest = list(act.matter.orders.open())
    act.matter.due_on, act.matter.warn_on = max(o.due_on for o in newest), min(o.warn_on for o in newest)


def _asked_again(order, act) -> str:
    """What was asked stays asked; what is still missing is said below it."""
    note = act.facts.get("note", "")
    return "\n".join(line for line in (order.task, note and f"还没有解决：{note}") if line)
