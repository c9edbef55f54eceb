"""交办 · Work orders: given by the Party's and government's side, received, returned, answered, each by its unit."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ..holders import commands, is_shut
from ..lifecycle import Refused, take
from ..limits import returnable
from ..models import WorkOrder
from ..models.orders import Part
from .engine import Act, _allow, lock, moment, perform, write_entry
from .slips import order_for, withdraw_orders
from .telling import tell_followers, tell_unit


@transaction.atomic
def assign(matter, slips, *, by, on=None, expected=None, **facts):
    """交办: the supervision office (or an office recording its act) hands the matter to the units."""
    locked = lock(matter, expected)
    act = Act(
        locked,
        take("assign", locked.stage, {"orders": slips} | facts, locked.rules.path),
        by,
        on=moment(on),
        facts=facts,
    )
    _allow(act)
    _check(slips, act.post.organisation.area_id)
    _not_to_the_accused(locked, slips)
    orders = [order_for(locked, slip, act.day) for slip in slips]
    locked.due_on = max(o.due_on for o in orders)
    locked.warn_on = min(o.warn_on for o in orders)
    act.data["orders"] = [[o.unit_id, str(o.unit), o.part] for o in orders]
    done = perform(act)
    for order in orders:
        tell_unit(order)
    return done


def _check(slips, top: str) -> None:
    over = next((s.unit for s in slips if not commands(top, s.unit.area_id)), None)
    if over is not None:
        raise Refused(_("不能交办给上级或外地的单位：%(unit)s。") % {"unit": over})
    units = [s.unit.pk for s in slips]
    parts = [s.part for s in slips]
    if len(set(units)) != len(units):
        raise Refused(_("同一个单位只能有一张交办单。"))
    if Part.SEPARATE in parts and len(set(parts)) > 1:
        raise Refused(_("分办与主办、会办不能并用。"))
    if Part.SEPARATE not in parts and parts.count(Part.LEAD) != 1:
        raise Refused(_("须有且只有一个主办单位；各自办理请选“分办”。"))


def _not_to_the_accused(matter, slips) -> None:
    """What is said of a body is no business of its own people, nor of those below it."""
    shut = next((s.unit for s in slips if is_shut(matter, s.unit)), None)
    if shut is not None:
        raise Refused(_("不能交办给被反映的单位或它下面的单位：%(unit)s。") % {"unit": shut})


def _begin(order, name, by, on, facts):
    """Lock the matter, then the order; the order must be open and belong to the person's unit."""
    locked = lock(order.matter)
    row = WorkOrder.objects.select_for_update(of=("self",)).select_related("unit").get(pk=order.pk)
    row.matter = locked
    post = next(iter(by.posts_at(row.unit_id, f"matter.{ORDER_ABILITY[name]}")), None)
    if not post:
        raise PermissionDenied
    if not row.is_open:
        raise Refused(_("这张交办单%(state)s，不能再办。") % {"state": row.state})
    if name in ("reply", "progress") and not row.received_on:
        raise Refused(_("请先签收，再反馈或答复。"))
    step = take(name, locked.stage, {"order": row} | facts, locked.rules.path)
    return Act(locked, step, by, post=post, on=moment(on), facts=facts, order=row)


ORDER_ABILITY = {"receive": "receive", "return_order": "return_order", "progress": "reply", "reply": "reply"}


@transaction.atomic
def receive(order, *, by, on=None):
    """签收."""
    act = _begin(order, "receive", by, on, {})
    if act.order.received_on:
        raise Refused(_("已经签收。"))
    act.order.received_on = act.day
    act.order.save()
    perform(act)
    return act.order


@transaction.atomic
def return_order(order, note, *, by, on=None):
    """退办: not competent, with the reason, within the limit; without a lead the matter goes back for another."""
    act = _begin(order, "return_order", by, on, {"note": note})
    row = act.order
    if not returnable(row, act.day):
        raise Refused(_("已过退办时限，请与督查部门联系。"))
    row.returned_on, row.reason = act.day, note
    row.save()
    stays = row.part != Part.LEAD and act.matter.orders.open().exists()
    if stays:
        entry = write_entry(act, act.matter.stage)
        tell_followers(act.matter, entry)
    else:
        withdraw_orders(act)
        act.matter.due_on = act.matter.warn_on = None
        perform(act)
    return row


@transaction.atomic
def progress(order, note, *, by, on=None, papers=()):
    """阶段反馈."""
    act = _begin(order, "progress", by, on, {"note": note, "papers": papers})
    act.order.progress_on = act.day
    act.order.save()
    perform(act)
    return act.order


@transaction.atomic
def reply(order, note, *, by, on=None, result="", result_class="", number="", papers=()):
    """答复: the unit's own; the matter is answered when every unit has replied. A lead waits for its co-units."""
    act = _begin(order, "reply", by, on, {"note": note, "papers": papers})
    row = act.order
    others = act.matter.orders.open().exclude(pk=row.pk)
    if row.part == Part.LEAD and others.exists():
        raise Refused(_("会办单位还没有答复，请汇总后再由主办单位答复。"))
    if act.matter.kind == "proposal" and not result_class and row.part != Part.CO:
        raise Refused(_("提案答复须标明办理结果类别。"))
    row.replied_on, row.reply, row.result, row.result_class, row.reply_number = (
        act.day,
        note,
        result,
        result_class,
        number,
    )
    row.save()
    if others.exists():
        entry = write_entry(act, act.matter.stage)
        tell_followers(act.matter, entry)
    else:
        act.matter.paused_on = None
        perform(act)
    return row
