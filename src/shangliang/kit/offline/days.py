"""几天前 · A phone says how many days ago, never a date: its clock may be wrong, the number is not."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock

AGO = (("0", _("今天")), ("1", _("昨天")), ("2", _("前天")), ("3", _("三天前")), ("4", _("四天前")), ("5", _("五天前")), ("6", _("六天前")))  # fmt: skip


class AgoField(forms.ChoiceField):
    """哪天 · In place of a date in forms that are filled in without a network."""

    def __init__(self, label: Any = None) -> None:
        super().__init__(label=label or _("哪天"), choices=AGO, initial="0")

    def clean(self, value: Any) -> Any:
        """Left as it was: today."""
        return super().clean(value or "0")


def day_of(made_at: dt.datetime, ago: str) -> dt.date:
    """The day that was meant, in the calendar of the place."""
    return clock.local_day(made_at) - dt.timedelta(days=int(ago) if ago in dict(AGO) else 0)
