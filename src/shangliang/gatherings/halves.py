"""半天 · The half-days of a gathering that lasts longer than one: what each is called, how many somebody was there for."""

import datetime as dt
from collections import Counter
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock

from .models.gathering import COUNTED, Presence

NOON, MOST, OVER = 12, 60, dt.timedelta(minutes=61)
CAME = (*COUNTED, Presence.NONVOTING)


class Half(models.TextChoices):
    """半天的到会情况"""

    PRESENT = "present", gettext_lazy("出席")
    LEAVE = "leave", gettext_lazy("请假")
    ABSENT = "absent", gettext_lazy("缺席")


def _place(moment: dt.datetime) -> int:
    """Half-days since the beginning of time."""
    local = moment.astimezone(clock.SHANGHAI)
    return local.toordinal() * 2 + (local.hour >= NOON)


def spanned(starts_at: dt.datetime, ends_at: dt.datetime) -> int:
    """From the half-day in which it starts to the one in which it ends; a morning that runs to one o'clock is one."""
    return min(MOST, max(1, _place(ends_at - OVER) - _place(starts_at) + 1))


def names(gathering, count: int) -> list[str]:
    """12月20日上午, 12月20日下午, ..."""
    first, found = _place(gathering.starts_at), []
    for n in range(first, first + count):
        day = dt.date.fromordinal(n // 2)
        said = _("%(m)s月%(d)s日下午") if n % 2 else _("%(m)s月%(d)s日上午")
        found.append(said % {"m": day.month, "d": day.day})
    return found


def summed(attendance) -> dict[str, Any] | None:
    """How many half-days of how many; None where it lasts one only, or nothing was entered yet."""
    if attendance.half_days < 2 or not any(attendance.halves):
        return None
    counts = Counter(attendance.halves)
    return {half.value: counts[half.value] for half in Half} | {"of": attendance.half_days}


def credit(attendance) -> int:
    """学时 · The half-days somebody was there for: as entered; of a single one, or where none was entered, whether they came."""
    if found := summed(attendance):
        return found[Half.PRESENT]
    return int(attendance.presence in CAME)
