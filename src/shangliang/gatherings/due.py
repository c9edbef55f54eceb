"""演练到期 · When a county has to drill again: so many days after the last one, by its rule."""

import datetime as dt

from django.db.models import Max
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules
from shangliang.subjects import readiness

from .models import Drill
from .rules import DRILL_EVERY, DRILL_SOON


def last_held(code: str) -> dt.date | None:
    """Anywhere in the county."""
    return Drill.objects.within(code).aggregate(day=Max("held_on"))["day"]


def due_on(county: str, last: dt.date | None) -> dt.date | None:
    """None for a county that has never drilled: nothing counts from nowhere."""
    return last + clock.days(rules.value(DRILL_EVERY, county)) if last else None


def is_near(county: str, day: dt.date | None) -> bool:
    return day is not None and day <= clock.today() + clock.days(rules.value(DRILL_SOON, county))


def said(code: str) -> str:
    """The warning on the page; '' where there is none."""
    county = readiness.county_of(code)
    last = last_held(county)
    day = due_on(county, last)
    if last is None:
        return _("还没有演练过。")
    if day is None or not is_near(county, day):
        return ""
    told = {"last": f"{last:%Y-%m-%d}", "day": f"{day:%Y-%m-%d}"}
    if day < clock.today():
        return _("上次演练是 %(last)s，按规则 %(day)s 就该再演练了。") % told
    return _("上次演练是 %(last)s，%(day)s 以前要再演练一次。") % told
