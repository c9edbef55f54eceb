"""上下联动 · A matter moves one level up with its whole file, or down to the level that can settle it."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..holders import above, below, is_shut
from ..lifecycle import Refused, take
from .engine import Act, _allow, lock, moment, perform
from .slips import withdraw_orders


@transaction.atomic
def escalate(matter, note, *, by, on=None, expected=None):
    """提交上一级: cross-village, money or policy; open orders are withdrawn, the history goes along."""
    act = _act(matter, "escalate", by, on, expected, {"note": note})
    holder = above(act.matter.holder)
    if holder is None:
        raise Refused(_("已经没有上一级可以提交。"))
    act.matter.escalated = True
    withdraw_orders(act)
    return _hand_over(act, holder)


@transaction.atomic
def hand_down(matter, area, note, *, by, on=None, expected=None):
    """转下一级: to the platform of an area below."""
    act = _act(matter, "hand_down", by, on, expected, {"note": note, "target": area.name})
    holder = below(act.matter.holder, area.code)
    if holder is None or is_shut(act.matter, holder):
        raise Refused(_("只能转给本辖区内的下一级平台，且不能转给被反映的单位。"))
    return _hand_over(act, holder)


def _act(matter, name, by, on, expected, facts):
    locked = lock(matter, expected)
    act = Act(locked, take(name, locked.stage, facts, locked.rules.path), by, on=moment(on), facts=facts)
    _allow(act)
    return act


def _hand_over(act, holder):
    act.data["from"], act.data["to"] = str(act.matter.holder), str(holder)
    act.matter.holder, act.matter.holder_area = holder, holder.area_id
    act.matter.warn_on = act.matter.due_on = act.matter.paused_on = None
    return perform(act)
