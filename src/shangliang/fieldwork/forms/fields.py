"""外出的填空 · Lines, boxes, days within reason, amounts in 万元."""

import datetime as dt

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField

FIRST, LAST = dt.date(1980, 1, 1), dt.date(2100, 12, 31)


class DayField(DateField):
    """哪天 · No slip of the pen by a century."""

    def __init__(self, label, **how):
        far = _("日期不对，请核对年份。")
        super().__init__(
            label=label, validators=[MinValueValidator(FIRST, far), MaxValueValidator(LAST, far)], **how
        )  # fmt: skip


class WanField(forms.DecimalField):
    """金额 · Typed in 万元, kept in yuan."""

    def __init__(self, label, **how):
        how = {"min_value": 0, "max_value": 10**9, "max_digits": 14, "decimal_places": 4} | how
        super().__init__(label=label, widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}), **how)

    def clean(self, value):
        found = super().clean(value)
        return None if found is None else int(found * 10_000)


def line(label, *, limit=120, required=True, hint=""):
    return forms.CharField(label=label, max_length=limit, required=required, help_text=hint)


def box(label, *, limit=2000, required=True, hint="", rows=4):
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=limit, required=required, help_text=hint, widget=area)


def several(label, choices, *, required=False, hint=""):
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "short"}),
    )
