"""应急到期 · Before goods expire and before a plan's review is due, and once they are over, the nearest desk is told once."""

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import override

from shangliang.kit import clock, notices, rules

from .. import desks
from ..models import EmergencyPlan, StockItem
from ..readiness.limits import EXPIRY

PAST, MOST = 30, 365  # days after and before in which it is looked at


def remind_readiness() -> int:
    """One round; returns how many were told."""
    today = clock.today()
    first, last = today - clock.days(PAST), today + clock.days(MOST)
    goods = StockItem.objects.filter(expires_on__gte=first, expires_on__lte=last, facility__closed_on__isnull=True)
    plans = EmergencyPlan.objects.filter(review_on__gte=first, review_on__lte=last, withdrawn_on__isnull=True)
    told = sum(_goods(item, today) for item in goods.select_related("facility"))
    return told + sum(_plan(plan, today) for plan in plans)


def _near(day, area: str, today) -> bool:
    return day <= today + clock.days(rules.value(EXPIRY, area))


def _day(day) -> str:
    with override(settings.LANGUAGE_CODE):
        return dateformat.format(day, "Y年n月j日")


def _goods(item: StockItem, today) -> int:
    place, day = item.facility, item.expires_on
    if day is None or not _near(day, place.area_id, today):
        return 0
    over = day < today
    return notices.tell(
        {("person", one) for one in desks.nearest(place.area_id, "facility.edit")},
        event=f"stock:{item.pk}:{'over' if over else 'soon'}:{day}",
        subject=("facility", place.ref),
        text=f"{place.name}的{item.name}{_day(day)}{'已经过期' if over else '到期'}，请更换或轮换",
        area=place.area_id,
        url=f"{place.get_absolute_url()}#stock",
    )


def _plan(plan: EmergencyPlan, today) -> int:
    day = plan.review_on
    if day is None or not _near(day, plan.area_id, today):
        return 0
    over = day < today
    return notices.tell(
        {("person", one) for one in desks.nearest(plan.area_id, "facility.edit")},
        event=f"plan:{plan.pk}:{'over' if over else 'soon'}:{day}",
        subject=("emergency_plan", plan.ref),
        text=f"“{plan.title}”{_day(day)}{'已过' if over else '到'}评估修订期限，请评估修订",
        area=plan.area_id,
        url=f"/desk/readiness/?area={plan.area_id}#plans",
    )
