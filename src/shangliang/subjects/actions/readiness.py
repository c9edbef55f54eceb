"""做应急台账 · Plans issued and withdrawn, stock kept and counted, training noted, where people live brought in."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules, trail
from shangliang.people.areas import Area
from shangliang.people.refusal import Refused

from ..models import EmergencyPlan, Facility, PopulationPoint, StockItem, Training
from ..readiness.limits import REVIEW
from .located import allow, day_of, record


@transaction.atomic
def issue_plan(
    subject: str, title: str, area: Area, *, by, issued_on, review_on=None, number="", invented=False, on=None
) -> EmergencyPlan:
    """登记应急预案: without a day for its review, the one that the rule names. What was in force for the same subject is
    withdrawn on that day."""
    allow(by, EmergencyPlan, area.code)
    if issued_on > day_of(on):
        raise Refused(_("印发日期不能晚于今天。"))
    due = review_on or issued_on + clock.days(rules.value(REVIEW, area.code))
    if due <= issued_on:
        raise Refused(_("评估修订期限应晚于印发日期。"))
    before = EmergencyPlan.objects.select_for_update().filter(area=area, subject=subject, withdrawn_on__isnull=True)
    if before.filter(issued_on__gt=issued_on).exists():
        raise Refused(_("已经登记了更新的“%(subject)s”预案。") % {"subject": subject})
    before.update(withdrawn_on=issued_on)
    made = EmergencyPlan.objects.create(
        subject=subject, title=title, area=area, issued_on=issued_on, review_on=due, number=number, invented=invented
    )
    record(made, "issue", by=by, on=on, detail={"subject": subject})
    return made


@transaction.atomic
def withdraw_plan(plan: EmergencyPlan, *, by, on=None) -> EmergencyPlan:
    """废止应急预案: without another in its place."""
    allow(by, EmergencyPlan, plan.area_id)
    if plan.withdrawn_on:
        raise Refused(_("这份预案已经废止。"))
    plan.withdrawn_on = max(day_of(on), plan.issued_on)
    plan.save(update_fields=["withdrawn_on"])
    record(plan, "withdraw", by=by, on=on)
    return plan


@transaction.atomic
def keep_stock(
    facility: Facility, name: str, *, unit: str, quantity: int, quota: int, by, expires_on=None, on=None
) -> StockItem:
    """登记物资, or count it again: of one name one line at one place."""
    allow(by, Facility, facility.area_id)
    if facility.kind != "stock":
        raise Refused(_("物资登记在应急物资储备点。"))
    fields = {"unit": unit, "quantity": quantity, "quota": quota, "expires_on": expires_on, "checked_on": day_of(on)}
    kept, _new = StockItem.objects.update_or_create(facility=facility, name=name, defaults=fields)
    record(facility, "stock", by=by, on=on, detail={"item": name, "quantity": quantity, "quota": quota})
    return kept


@transaction.atomic
def drop_stock(item: StockItem, *, by, on=None) -> None:
    """划掉物资: it is not kept here any more; the trail keeps that it was."""
    allow(by, Facility, item.facility.area_id)
    record(item.facility, "stock_gone", by=by, on=on, detail={"item": item.name, "quantity": item.quantity})
    item.delete()


@transaction.atomic
def hold_training(
    what: str, area: Area, *, whom: str, people: int, held_on: dt.date, by, invented=False, on=None
) -> Training:
    """登记宣教培训."""
    allow(by, Training, area.code)
    if held_on > day_of(None):
        raise Refused(_("培训日期不能晚于今天。"))
    made = Training.objects.create(
        what=what, area=area, whom=Training.Whom(whom), people=people, on=held_on, invented=invented
    )
    record(made, "hold", by=by, on=on, detail={"people": people})
    return made


@transaction.atomic
def place_people(
    name: str, area: Area, *, lat, lon, people: int, by, source="", invented=False, on=None
) -> PopulationPoint:
    """登记人口点: of one name one at one place; brought in again, what is known of it is corrected."""
    allow(by, PopulationPoint, area.code)
    fields = {"lat": lat, "lon": lon, "people": people, "source": source, "invented": invented}
    kept, _new = PopulationPoint.objects.update_or_create(area=area, name=name, defaults=fields)
    record(kept, "place", by=by, on=on, detail={"people": people})
    return kept


@transaction.atomic
def place_all_people(rows: Iterable[Mapping], *, by, on=None) -> list[PopulationPoint]:
    """登记一批人口点: new ones, set-based; {name, area, lat, lon, people, source, invented} each."""
    made = [PopulationPoint(**row) for row in rows]
    for code in {point.area_id for point in made}:
        allow(by, PopulationPoint, code)
    PopulationPoint.objects.bulk_create(made, batch_size=1000)
    trail.record_many(
        {"by": by, "action": "population_point.place", "noun": "population_point", "id": p.ref, "area": p.area_id, "on": on}
        for p in made
    )  # fmt: skip
    return made


@transaction.atomic
def take_people_away(point: PopulationPoint, *, by, on=None) -> None:
    """撤销人口点: the import that brought it is taken back."""
    allow(by, PopulationPoint, point.area_id)
    record(point, "gone", by=by, on=on, detail={"people": point.people})
    point.delete()
