"""预约的表单 · A room, one day, from when to when."""

import datetime as dt

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.kit.forms import DateField

AHEAD = 366  # days that one may look ahead


def time_field(label):
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time", "step": 300}, format="%H:%M"),
        error_messages={"invalid": _("请写成 14:30 这样的时间。")},
    )  # fmt: skip


class BookingForm(forms.Form):
    """预约议事室"""

    what = forms.CharField(label=_("做什么"), max_length=120, help_text=_("例如：读书会、接待群众、议题碰头会。"))
    who = forms.CharField(label=_("谁来用"), max_length=60, help_text=_("写单位或组织，不写姓名。"))
    day = DateField(label=_("哪天"))
    first = time_field(_("从几点"))
    last = time_field(_("到几点"))

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day < clock.today():
            raise forms.ValidationError(gettext("这一天已经过去了。"))
        if day > clock.today() + clock.days(AHEAD):
            raise forms.ValidationError(gettext("最多约到一年以后。"))
        return day

    def clean(self):
        found = super().clean()
        if found.get("first") and found.get("last") and found["last"] <= found["first"]:
            self.add_error("last", gettext("结束时间应晚于开始时间。"))
        return found

    def span(self) -> tuple[dt.datetime, dt.datetime]:
        return self._at("first"), self._at("last")

    def _at(self, name: str) -> dt.datetime:
        return dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data[name], clock.SHANGHAI)
