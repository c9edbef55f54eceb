"""待办 · The piles of work on a desk. One condition per pile counts the tile and filters the list, so they cannot differ."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.people import reach
from shangliang.people.areas import acts_as_county, after
from shangliang.people.can import may

from ..kinds import KINDS
from ..lifecycle import OVER, UNDERWAY, Stage
from .matter import Matter
from .orders import WorkOrder


@dataclass(frozen=True)
class Pile:
    """一叠 · A name for the URL, a word for the tile, and who has it with which condition (None: not this person's)."""

    name: str
    label: str | Promise
    condition: Callable
    light: str = ""
    always: bool = True  # shown even when it is empty


def places(person, ability, *, exact=False) -> Q | None:
    """Where a person may use an ability, as a condition on the holder's area; None when nowhere."""
    found = None
    for post in person.held_posts:
        if may(post.role, ability):
            code = post.organisation.area_id
            here = (
                Q(holder_area=code)
                if exact or not acts_as_county(code)
                else Q(holder_area__gte=code, holder_area__lt=after(code))
            )
            found = here if found is None else found | here
    return found


def either(*conditions):
    """The conditions that there are, joined by OR."""
    found = None
    for one in conditions:
        if one is not None:
            found = one if found is None else found | one
    return found


def both(condition, *, stage, **more):
    """The stage is asked first: it decides most rows alone, and every open row is asked for every pile."""
    stages = Q(stage__in=stage) if isinstance(stage, list) else Q(stage=stage)
    return None if condition is None else stages & condition & Q(**more)


def with_step(step: str) -> list[str]:
    """The kinds whose path takes a step."""
    return [slug for slug, kind in KINDS.items() if step in kind.path]


def _screen(person):
    return both(places(person, "matter.screen"), stage=Stage.RAISED)


def _approve(person):
    here = either(places(person, "matter.approve", exact=True), places(person, "matter.record_approval"))
    return both(here, stage=Stage.ACCEPTED, kind__in=with_step("approve"))


def _file(person):
    return both(places(person, "proposal.file"), stage=Stage.ACCEPTED, kind__in=with_step("file"))


def _adopt(person):
    return both(places(person, "matter.agree"), stage=Stage.ACCEPTED, kind__in=with_step("adopt"))


def _consult(person):
    return both(places(person, "matter.plan"), stage=[Stage.APPROVED, Stage.CONSULTING])


def _submit(person):
    return both(places(person, "matter.submit"), stage=Stage.AGREED)


def _instruct(person):
    here = either(places(person, "matter.instruct"), places(person, "matter.record_instruction"))
    return both(here, stage=Stage.SUBMITTED, kind__in=with_step("instruct"))


def _assign(person):
    here = either(places(person, "matter.assign"), places(person, "matter.record_assignment"))
    return both(here, stage=[Stage.SUBMITTED, Stage.INSTRUCTED], kind__in=with_step("assign"))


def _confirm(person):
    return both(places(person, "matter.confirm_for"), stage=Stage.ANSWERED)


def _close(person):
    return both(places(person, "matter.close"), stage=[Stage.CONFIRMED, Stage.APPRAISED])


def _release(person):
    open_kinds = [slug for slug, kind in KINDS.items() if kind.public]
    here = places(person, "matter.release")
    return None if here is None else Q(released_on__isnull=True, closed_on__isnull=True) & here & Q(kind__in=open_kinds)


def watches(person) -> bool:
    """Whether the clocks of whole areas are this person's business; a unit and a member watch their own only."""
    return bool(reach.grounds(person))


def ticking() -> Q:
    return Q(closed_on__isnull=True, due_on__isnull=False, paused_on__isnull=True)


def lit(light: str) -> Q:
    """已逾期, 将到期, 期限内, 已暂停计时, 不计时 (what has no clock that runs): how a matter stands with its clock today."""
    today = clock.today()
    if light == "paused":
        return Q(paused_on__isnull=False) & ~Q(stage__in=[s.value for s in OVER])
    if light == "untimed":
        return Q(closed_on__isnull=True) & (Q(due_on__isnull=True) | Q(paused_on__isnull=False))
    days = {
        "late": Q(due_on__lt=today),
        "warn": Q(due_on__gte=today, warn_on__lte=today),
        "calm": Q(due_on__gte=today, warn_on__gt=today),
    }
    return ticking() & days[light]


def _soon(person):
    return lit("warn") if watches(person) else None


def _late(person):
    return lit("late") if watches(person) else None


def _underway(person):
    return Q(stage__in=[s.value for s in UNDERWAY]) if watches(person) else None


PILES = {
    pile.name: pile
    for pile in (
        Pile("screen", _("待受理"), _screen),
        Pile("approve", _("待审定"), _approve),
        Pile("file", _("待立案"), _file, always=False),
        Pile("adopt", _("待核实、采用"), _adopt, always=False),
        Pile("consult", _("待协商"), _consult),
        Pile("submit", _("待报送"), _submit, always=False),
        Pile("instruct", _("待批示"), _instruct, always=False),
        Pile("assign", _("待交办"), _assign),
        Pile("underway", _("办理中"), _underway, always=False),
        Pile("soon", _("将到期"), _soon, light="warn"),
        Pile("late", _("已逾期"), _late, light="late"),
        Pile("confirm", _("待确认"), _confirm),
        Pile("close", _("待办结"), _close, always=False),
        Pile("release", _("待审核公开"), _release, always=False),
    )
}


def pile(name: str, person):
    """What the person may open of a pile, as a queryset; None for a pile that is not theirs."""
    found = PILES.get(name)
    condition = found.condition(person) if found else None
    return None if condition is None else Matter.objects.visible_to(person).filter(condition)


# 交办单 · the same for the orders of a unit


def _to_receive():
    return Q(received_on__isnull=True)


def _in_hand():
    return Q(received_on__isnull=False)


def _order_soon():
    today = clock.today()
    return Q(matter__paused_on__isnull=True, due_on__gte=today, warn_on__lte=today) & ~_not_received_in_time()


def _order_late():
    return Q(matter__paused_on__isnull=True) & (Q(due_on__lt=clock.today()) | _not_received_in_time())


def _not_received_in_time():
    return Q(received_on__isnull=True, receipt_due__lt=clock.today())


ORDER_PILES = {
    pile.name: pile
    for pile in (
        Pile("receipt", _("待签收"), _to_receive),
        Pile("hand", _("办理中"), _in_hand),
        Pile("soon", _("将到期"), _order_soon, light="warn"),
        Pile("late", _("已逾期"), _order_late, light="late"),
    )
}


def orders_of(person):
    """The orders given to the person's own units."""
    return WorkOrder.objects.of(reach.assigned_to(person))


def order_counts(orders) -> list[tuple[Pile, int]]:
    """Every pile of open orders with its number: one query."""
    asked = {p.name: Count("unit_id", filter=p.condition()) for p in ORDER_PILES.values()}
    found = orders.open().aggregate(**asked)
    return [(p, found[p.name]) for p in ORDER_PILES.values()]
