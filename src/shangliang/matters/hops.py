"""钟点 · What the clock has to say of a matter today: reminder, supervision, escalation, asking. Each hop has a key of its own.

The worker (actions/clockwork.py) writes and tells what is not said yet. People decide; the clock never moves a matter.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from shangliang.kit import clock, rules

from .lifecycle import UNDERWAY, Stage
from .wording import in_chinese

UNITS, DESK, CHASERS, ABOVE, RAISERS = "units", "desk", "supervision", "above", "raisers"


class Hop(NamedTuple):
    """一步 · Its step in the timeline, its key, what is noted, who is told; `order` where it is about one unit's."""

    step: str
    key: str
    note: str
    tells: tuple[str, ...]
    order: Any = None


def hops(matter, orders, said: set[str], today) -> list[Hop]:
    """What is due today and not among `said` (the keys of the hops written before)."""
    found = [*_of_matter(matter, today), *_asking(matter, said, today)]
    if matter.stage in UNDERWAY and not matter.paused_on:
        found += [hop for order in orders for hop in _of_order(order, matter, today)]
    return [hop for hop in found if hop.key not in said]


def _of_matter(matter, today) -> Iterator[Hop]:
    """Its own clock: soon over, over; then supervision hears of it, then the level above."""
    due, area, round_ = matter.due_on, matter.holder_area, f"{matter.stage}:{matter.due_on}"
    if due is None or matter.paused_on:
        return
    if today <= due:
        if matter.warn_on and today >= matter.warn_on:
            yield Hop("clock_remind", f"warn:{round_}", f"时限将到：{in_chinese(due)}", (UNITS, DESK))
        return
    late = clock.workdays_between(due, today, area=area)
    for days, step, tells in (
        (0, "clock_late", (UNITS, DESK)),
        (int(rules.value("matter.supervise_after", area)), "clock_supervise", (UNITS, DESK, CHASERS)),
        (int(rules.value("matter.escalate_after", area)), "clock_escalate", (UNITS, DESK, ABOVE)),
    ):
        if late >= days:
            yield Hop(step, f"{step}:{round_}", f"原定{in_chinese(due)}", tells)


def _of_order(order, matter, today) -> Iterator[Hop]:
    """The three clocks of one unit: receipt, feedback, reply; and the reminder on the way."""
    mark, area = f"{order.pk}:{order.due_on}", matter.holder_area
    if today > order.due_on:
        if matter.due_on and today <= matter.due_on:  # else the matter itself is late, and says so
            yield Hop("clock_late", f"order:{mark}", f"{order.unit}逾期未答复", (UNITS, DESK), order)
        return
    if not order.received_on and today > order.receipt_due:
        yield Hop("clock_remind", f"receipt:{order.pk}", f"{order.unit}逾期未签收", (UNITS, DESK), order)
    half = order.assigned_on + (order.due_on - order.assigned_on) * float(rules.value("matter.remind_at", area))
    if order.received_on and not order.progress_on and order.feedback_due and today > order.feedback_due:
        yield Hop("clock_remind", f"feedback:{mark}", f"{order.unit}还没有阶段反馈", (UNITS,), order)
    elif order.received_on and today >= half:
        yield Hop("clock_remind", f"half:{mark}", f"{order.unit}办理时限已用过半", (UNITS,), order)


def _asking(matter, said, today) -> Iterator[Hop]:
    """Ask whoever raised it: at once, then at the interval of the rule, as often as the rule says; then no more."""
    if matter.stage != Stage.ANSWERED:
        return
    area, mark = matter.holder_area, f"ask:{matter.since}:"
    gap, times = int(rules.value("matter.confirm_interval", area)), int(rules.value("matter.confirm_reminders", area))
    number = 1 + sum(key.startswith(mark) for key in said)
    waited = clock.workdays_between(matter.since, today, area=area)
    if number <= times and waited >= (number - 1) * gap:
        yield Hop("ask_confirm", f"{mark}{number}", f"第 {number} 次请提出人确认结果", (RAISERS,))
