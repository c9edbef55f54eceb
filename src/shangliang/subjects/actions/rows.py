"""做档案的各行 · Subsidies, needs and wishes, guarantees: added, met, looked at again, struck out."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from .. import care
from ..models import Guarantee, Need, Subsidy
from .standing import held

MOST = Decimal(10_000_000)


@transaction.atomic
def add_subsidy(person, kind, year, amount, *, by, on=None) -> Subsidy:
    """记补贴."""
    _may(by, person)
    _known(kind, care.SUBSIDIES, person)
    if not 0 < Decimal(amount) <= MOST:
        raise Refused(_("金额应大于 0。"))
    made = Subsidy.objects.create(person=person, kind=kind, year=year, sum=str(amount))
    _record(person, "subsidy", by, on, {"year": year})
    return made


@transaction.atomic
def add_need(person, text, *, by, wish=False, raised_on=None, on=None) -> Need:
    """记需求或微心愿."""
    _may(by, person)
    day = clock.local_day(on) if on else clock.today()
    made = Need.objects.create(person=person, text=text, wish=wish, raised_on=raised_on or day)
    _record(person, "need", by, on, {"wish": wish})
    return made


@transaction.atomic
def meet_need(need, how, *, by, on=None) -> Need:
    """实现: on the day, in that way."""
    _may(by, need.person)
    if need.met_on:
        raise Refused(_("这一条已经实现。"))
    day = clock.local_day(on) if on else clock.today()
    if day < need.raised_on:
        raise Refused(_("实现日期应不早于提出日期。"))
    need.met_on, need.how = day, how
    need.save(update_fields=["met_on", "how"])
    _record(need.person, "need_met", by, on, {"wish": need.wish})
    return need


@transaction.atomic
def check_guarantee(person, kind, *, by, in_place=True, note="", on=None) -> Guarantee:
    """核对保障: the last look at it counts."""
    _may(by, person)
    _known(kind, care.GUARANTEES, person)
    day = clock.local_day(on) if on else clock.today()
    given = {"in_place": in_place, "checked_on": day, "note": note}
    made, _new = Guarantee.objects.update_or_create(person=person, kind=kind, defaults=given)
    _record(person, "guarantee", by, on, {"in_place": in_place})
    return made


@transaction.atomic
def strike(row, *, by, on=None) -> None:
    """划掉: a line that was written by mistake."""
    _may(by, row.person)
    person = row.person
    row.delete()
    _record(person, "strike", by, on, {"row": row._meta.model_name})


def _may(by, person) -> None:
    held(person, "household.edit", by)


def _known(word, rule, person) -> None:
    if word not in care.words(rule, person.household.area_id):
        raise Refused(_("请从列出的里面选一个。"))


def _record(person, what, by, on, detail) -> None:
    area = person.household.area_id
    trail.record(
        by=by, action=f"assisted_person.{what}", noun="assisted_person", id=person.ref, area=area, on=on, detail=detail
    )
