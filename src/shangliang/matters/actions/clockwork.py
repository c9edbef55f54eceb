"""时钟推动 · What the worker does each hour: remind, hint at supervision, ask raisers to confirm. Never twice."""

from django.db import transaction

from shangliang.kit import clock, notices, rules

from ..lifecycle import Stage
from ..models import Entry, Matter, Raiser
from .engine import log
from .telling import tell_unit_again

BATCH = 200


def run() -> int:
    """One round over everything whose clock runs; returns how many hops were written."""
    return sum(_each(_late(), _chase)) + sum(_each(_warned(), _warn)) + sum(_each(_unconfirmed(), _ask))


def _each(matters, act):
    for pk in list(matters.values_list("pk", flat=True)[:5000]):
        with transaction.atomic():
            matter = Matter.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if matter:
                yield act(matter)


def _late():
    return Matter.objects.overdue().order_by("due_on", "pk")


def _warned():
    return Matter.objects.due_soon().order_by("due_on", "pk")


def _unconfirmed():
    return Matter.objects.filter(stage=Stage.ANSWERED, closed_on__isnull=True).order_by("since", "pk")


def _once(matter, step, key, note, *, public=False) -> bool:
    """One hop in the timeline per key; the key says which clock of which round this is."""
    if matter.entries.filter(step=step, data__key=key).exists():
        return False
    Entry.objects.create(
        matter=matter,
        step=step,
        stage_from=matter.stage,
        stage=matter.stage,
        on=clock.now(),
        note=note,
        public=public,
        data={"key": key},
    )
    log(matter, step, by=None, on=clock.now(), detail={"key": key})
    return True


def _warn(matter) -> bool:
    key = f"warn:{matter.stage}:{matter.due_on}"
    new = _once(matter, "clock_remind", key, f"时限将到：{matter.due_on:%m月%d日}")
    if new:
        _tell_units(matter, "催办", f"matter:{matter.pk}:{key}")
        _tell_holder(matter, f"将到期：《{matter.title}》", f"matter:{matter.pk}:{key}")
    return new


def _chase(matter) -> bool:
    """Late: first said, then supervision suggested, then escalation suggested; people decide, the clock never moves it."""
    late = clock.workdays_between(matter.due_on, clock.today())
    area = matter.holder_area
    steps = [
        (0, "clock_late", "已逾期"),
        (int(rules.value("matter.supervise_after", area)), "clock_supervise", "建议督办"),
    ]
    steps.append((int(rules.value("matter.escalate_after", area)), "clock_escalate", "建议提交上一级"))
    wrote = False
    for days, step, word in steps:
        if late >= days:
            key = f"{step}:{matter.stage}:{matter.due_on}"
            if _once(matter, step, key, f"{word}：原定 {matter.due_on:%m月%d日}"):
                wrote = True
                _tell_units(matter, word, f"matter:{matter.pk}:{key}")
                _tell_holder(matter, f"{word}:《{matter.title}》", f"matter:{matter.pk}:{key}")
    return wrote


def _tell_units(matter, word, event) -> None:
    for order in matter.orders.open().select_related("unit"):
        order.matter = matter
        tell_unit_again(order, word, f"{event}:{order.pk}")


def _tell_holder(matter, text, event) -> None:
    people = matter.holder.posts.held().values_list("person_id", flat=True)
    notices.tell(
        [("person", p) for p in people],
        event=event,
        subject=("matter", matter.ref),
        text=text,
        area=matter.holder_area,
        url=matter.get_absolute_url(),
    )


def _ask(matter) -> bool:
    """Ask whoever raised it: at once, then at the interval of the rule, as often as the rule says; then no more."""
    area = matter.holder_area
    gap, times = int(rules.value("matter.confirm_interval", area)), int(rules.value("matter.confirm_reminders", area))
    number = min(times, 1 + clock.workdays_between(matter.since, clock.today()) // gap)
    key = f"ask:{matter.since}:{number}"
    new = _once(matter, "ask_confirm", key, f"第 {number} 次请提出人确认结果")
    if new:
        raisers = Raiser.objects.filter(matter=matter).values_list("pk", "person_id")
        told = [("person", p) if p else ("contact", f"raiser:{pk}") for pk, p in raisers]
        notices.tell(
            told,
            event=f"matter:{matter.pk}:{key}",
            subject=("matter", matter.ref),
            area=area,
            text=f"《{matter.title}》已有答复，请您确认是否解决",
            url=matter.get_absolute_url(),
        )
    return new
