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
    place = item.facility
    return _told(
        item.expires_on, today, place.area_id, ("facility", place.ref), f"stock:{item.pk}",
        lambda day, over: f"{place.name}的{item.name}{day}{'已经过期' if over else '到期'}，请更换或轮换",
        f"{place.get_absolute_url()}#stock",
    )  # fmt: skip


def _plan(plan: EmergencyPlan, today) -> int:
    return _told(
        plan.review_on, today, plan.area_id, ("emergency_plan", plan.ref), f"plan:{plan.pk}",
        lambda day, over: f"“{plan.title}”{day}{'已过' if over else '到'}评估修订期限，请评估修订",
        f"/desk/readiness/?area={plan.area_id}#plans",
    )  # fmt: skip


def _told(day, today, area: str, subject: tuple[str, str], event: str, words, url: str) -> int:
    """Once when the day is near, once when it is over; `words(day, over)` says what of."""
    if day is None or not _near(day, area, today):
        return 0
    over = day < today
    desk = {("person", one) for one in desks.nearest(area, "facility.edit")}
    event = f"{event}:{'over' if over else 'soon'}:{day}"
    return notices.tell(desk, event=event, subject=subject, text=words(_day(day), over), area=area, url=url)
