"""会议的填空 · Lines, boxes, counts, moments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateTimeInput


def line(label, *, limit=120, required=True, hint=""):
    return forms.CharField(label=label, max_length=limit, required=required, help_text=hint)


def box(label, *, limit=2000, required=True, hint="", rows=4, lang=""):
    """`lang`: of what stands in it, where that is not the reader's."""
    area = forms.Textarea(attrs={"rows": rows} | ({"lang": lang} if lang else {}))
    return forms.CharField(label=label, max_length=limit, required=required, help_text=hint, widget=area)


def count(label, *, required=True, most=10_000, hint=""):
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=required, help_text=hint)


def when(label):
    return forms.DateTimeField(
        label=label, widget=DateTimeInput, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"]
    )


def radio(label, choices, *, required=True, hint=""):
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        help_text=hint,
        widget=forms.RadioSelect(attrs={"class": "short"}),
    )


class Spanned(forms.Form):
    """从几点到几点"""

    def clean(self):
        found = super().clean()
        if found.get("starts_at") and found.get("ends_at") and found["ends_at"] <= found["starts_at"]:
            self.add_error("ends_at", _("结束时间应晚于开始时间。"))
        return found
