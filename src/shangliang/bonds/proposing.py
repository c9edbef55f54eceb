"""结对方案 · From the roll and the families of a place to a proposal: compute.pair asked, its answer in rows for a page.

A person's difficulty is the number of target kinds they belong to (1 to 9): a child without support who is also severely
disabled is harder than one kind alone; a household adds its persons up. What is proposed is never done by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from shangliang.compute.pair import Change, Choices, Order, Rank, Village, pair, why
from shangliang.compute.pair import Helper as Cadre
from shangliang.compute.pair import Person as Case
from shangliang.kit.pair.telling import Teller

from .models import Bond, Helper

HARDEST = 9


@dataclass
class Line:
    """一户 · Its persons, who has them now, who is proposed, the reason in words."""

    household: Any
    people: list
    now: list  # bonds in force
    helper: Helper | None
    reason: str
    change: str
    open: dict = field(default_factory=dict)  # bonds without an end, by person: also those whose post has ended

    @property
    def key(self) -> str:
        return self.household.ref

    @property
    def changes(self) -> bool:
        """Whether confirming it would change anything."""
        return self.change != Change.KEPT


def with_room(helpers: Sequence[Helper], people: Sequence) -> list[Helper]:
    """The helpers, each with how many households they can still take besides those that are being arranged (`people`)."""
    arranged = {p.household_id for p in people}
    held: dict[int, set[int]] = {}
    active = Bond.objects.active().filter(kind="pairing", person__in=[h.person_id for h in helpers])
    for who, household in active.order_by().values_list("person_id", "assisted__household_id"):
        held.setdefault(who, set()).add(household)
    for helper in helpers:
        helper.room = max(0, helper.capacity - len(held.get(helper.person_id, set()) - arranged))
    return list(helpers)


def proposed(people: Sequence, helpers: Sequence, *, village="any", rank="preferred") -> list[Line]:
    """For these people, of these helpers (with_room). Who has a helper in force stays with them where the rules let it."""
    held = _bonds(people)
    cadres = {str(h.pk): h for h in helpers if h.room}
    by_person = {h.person_id: key for key, h in cadres.items()}
    cases = [_case(one, held.get(one.pk), by_person) for one in people]
    choices = Choices(Village(village), Rank(rank), Order.AUTO)
    found = pair(cases, [_cadre(h) for h in cadres.values()], choices)
    rows, names, teller = {p.ref: p for p in people}, _names(held, cadres), Teller(choices)
    return [_line(each, rows, held, cadres, names, teller) for each in why(found)]


def _line(each, rows, held, cadres, names, teller) -> Line:
    people = [rows[case.id] for case in each.family.people]
    mine = {p.pk: held[p.pk] for p in people if p.pk in held}
    said = teller.reason(replace(each, before=tuple(names.get(name, name) for name in each.before)))
    return Line(
        people[0].household,
        people,
        [b for b in mine.values() if b.is_active],
        cadres.get(each.helper),
        said,
        each.change,
        mine,
    )


def _bonds(people) -> dict[int, Bond]:
    """By person under care: the one that has no end, whether it still gives anything or not."""
    open_ = Bond.objects.filter(kind="pairing", assisted__in=people, end__isnull=True).whole()
    return {bond.assisted_id: bond for bond in open_}


def _case(one, bond, by_person) -> Case:
    """The present helper is named even where they are not on the roll: then compute says that they have left it."""
    present = ""
    if bond is not None:
        present = by_person.get(bond.person_id, f"p{bond.person_id}")
    return Case(
        id=one.ref, household=one.household.ref, area=one.household.area_id, kind=str(next(iter(one.kinds), "")),
        difficulty=max(1, min(HARDEST, len(one.kinds))), helper=present,
    )  # fmt: skip


def _cadre(helper) -> Cadre:
    return Cadre(
        id=str(helper.pk), area=helper.home_id or "", rank=helper.weight, recuse=frozenset(helper.recuse), capacity=helper.room
    )  # fmt: skip


def _names(held, cadres) -> dict[str, str]:
    return {f"p{b.person_id}": str(b.person) for b in held.values()} | {key: str(h) for key, h in cadres.items()}
