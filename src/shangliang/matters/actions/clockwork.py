"""时钟推动 · What the worker does each hour: write the hops that are due into the timelines, tell who is meant. Never twice."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Q

from shangliang.kit import clock

from ..holders import above, chasers
from ..hops import ABOVE, CHASERS, DESK, RAISERS, UNITS, Hop, hops
from ..lifecycle import UNDERWAY, Stage
from ..models import Entry, Matter, WorkOrder
from ..models.entries import CLOCK_STEPS
from .engine import log
from .telling import ask_raisers, tell_body, tell_unit_again

BATCH = 500


def run() -> int:
    """One round over everything whose clock runs; returns how many hops were written."""
    return sum(_write(pk) for chunk in _chunks() for pk in _pending(chunk))


def _chunks():
    """The matters that may have something to be said, by their keys, some hundred at a time: however many there are."""
    today = clock.today()
    ticking = Q(due_on__isnull=False, paused_on__isnull=True) & (Q(warn_on__lte=today) | Q(due_on__lt=today))
    under_way = Q(stage__in=[s.value for s in UNDERWAY], paused_on__isnull=True)
    found = Matter.objects.filter(ticking | under_way | Q(stage=Stage.ANSWERED), closed_on__isnull=True)
    last = 0
    while chunk := list(found.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield chunk
        last = chunk[-1].pk


def _pending(matters) -> list[int]:
    """Those of them with a hop that is not written yet: three questions for all."""
    orders, said = _orders(matters), _said(matters)
    return [m.pk for m in matters if hops(m, orders[m.pk], said[m.pk], clock.today())]


def _orders(matters) -> dict[int, list]:
    found = defaultdict(list)
    under_way = [m.pk for m in matters if m.stage in UNDERWAY]
    for order in WorkOrder.objects.open().filter(matter__in=under_way).select_related("unit"):
        found[order.matter_id].append(order)
    return found


def _said(matters) -> dict[int, set[str]]:
    found = defaultdict(set)
    written = Entry.objects.filter(matter__in=matters, step__in=CLOCK_STEPS).order_by()
    for matter, data in written.values_list("matter_id", "data"):
        found[matter].add(data.get("key", ""))
    return found


@transaction.atomic
def _write(pk: int) -> int:
    """Asked again under the lock, so that no two workers and no clerk at the same moment double or miss a hop."""
    matter = Matter.objects.select_for_update(of=("self",), skip_locked=True).select_related("holder").filter(pk=pk)
    locked = matter.first()
    if locked is None:
        return 0
    orders = _orders([locked])[pk]
    due = hops(locked, orders, _said([locked])[pk], clock.today())
    for hop in due:
        _note(locked, hop)
        _tell(locked, hop, [hop.order] if hop.order else orders)
    return len(due)


def _note(matter, hop: Hop) -> None:
    """One line of the timeline, one row of the trail; a late matter made known above may be opened there."""
    if ABOVE in hop.tells and not matter.escalated:
        matter.escalated = True
        matter.save(update_fields=["escalated"])
    line(matter, hop).save(force_insert=True)
    log(matter, hop.step, by=None, on=clock.now(), detail={"key": hop.key})


def line(matter, hop: Hop) -> Entry:
    """The line of the timeline, not saved."""
    return Entry(
        matter=matter,
        step=hop.step,
        stage_from=matter.stage,
        stage=matter.stage,
        on=clock.now(),
        order=hop.order,
        note=hop.note,
        public=False,
        data={"key": hop.key},
    )


def _tell(matter, hop: Hop, orders) -> None:
    event = f"matter:{matter.pk}:{hop.key}"
    word = WORDS[hop.step]
    if UNITS in hop.tells:
        for order in orders:
            order.matter = matter
            tell_unit_again(order, word, f"{event}:{order.pk}")
    bodies = {DESK: lambda: matter.holder, CHASERS: lambda: chasers(matter.holder), ABOVE: lambda: above(matter.holder)}
    for who, body in bodies.items():
        if who in hop.tells:
            tell_body(body(), matter, f"{word}：《{matter.title}》{hop.note}", event)
    if RAISERS in hop.tells:
        ask_raisers(matter, event)


WORDS = {
    "clock_remind": "催办",
    "clock_late": "已逾期",
    "clock_supervise": "请督办",
    "clock_escalate": "请上一级关注",
    "ask_confirm": "请确认",
}
