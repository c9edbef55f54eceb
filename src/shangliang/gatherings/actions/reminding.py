"""演练到期 · A county that has to drill again soon, and a drill whose day has passed: the nearest desk is told once."""

import datetime as dt

from django.conf import settings
from django.db.models import Max
from django.utils import dateformat
from django.utils.translation import override

from shangliang.kit import clock, notices
from shangliang.subjects import desks, readiness

from .. import due
from ..models import Drill

PAST = 30  # days in which a drill that was not held is still spoken of


def remind_drills() -> int:
    """One round; returns how many were told."""
    last: dict[str, dt.date] = {}
    rows = Drill.objects.filter(held_on__isnull=False).order_by().values("area_id").annotate(day=Max("held_on"))
    for area, day in rows.values_list("area_id", "day"):
        county = readiness.county_of(area)
        last[county] = max(day, last.get(county, day))
    today = clock.today()
    late = Drill.objects.standing().filter(
        held_on__isnull=True, planned_on__lt=today, planned_on__gte=today - clock.days(PAST)
    )
    return sum(_county(county, day) for county, day in sorted(last.items())) + sum(_late(drill) for drill in late)


def _day(day) -> str:
    with override(settings.LANGUAGE_CODE):
        return dateformat.format(day, "Y年n月j日")


def _county(county: str, last: dt.date) -> int:
    day = due.due_on(county, last)
    if day is None or not due.is_near(county, day):
        return 0
    over = day < clock.today()
    return notices.tell(
        {("person", one) for one in desks.nearest(county, "facility.edit")},
        event=f"drill:{county}:{'over' if over else 'soon'}:{day}",
        subject=("area", county),
        text=f"上次应急演练是{_day(last)}，{_day(day)}{'已经到期' if over else '以前要再演练'}，请安排",
        area=county,
        url=f"/desk/readiness/?area={county}#drills",
    )


def _late(drill: Drill) -> int:
    return notices.tell(
        {("person", one) for one in desks.nearest(drill.area_id, "facility.edit")},
        event=f"drill:{drill.pk}:late",
        subject=("drill", drill.ref),
        text=f"“{drill.title}”计划{_day(drill.planned_on)}演练，还没有记录，请补记或改期",
        area=drill.area_id,
        url=drill.get_absolute_url(),
    )
