"""站点的表单 · Add one; write down on a phone what was heard and seen; findings; companies met."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock

from ..kinds.kind import METHODS
from ..models import Finding
from ..rules import materials
from .fields import DayField, box, line, several

FEW = 10  # days that stand side by side as buttons; more are typed


def day_field(trip, label, *, required=False):
    """Which day of the trip: a press for a short one."""
    if trip.days > FEW:
        return DayField(label, required=required)
    days = [trip.starts_on + clock.days(n) for n in range(trip.days)]
    choices = [(day.isoformat(), f"{day:%m-%d}") for day in days]
    if not required:
        choices = [("", _("没有定")), *choices]
    return forms.TypedChoiceField(
        label=label, choices=choices, required=required, empty_value=None, coerce=_day,
        widget=forms.RadioSelect(attrs={"class": "short"}),
    )  # fmt: skip


def _day(text):
    return dt.date.fromisoformat(text)


class StopForm(forms.Form):
    """加一站"""

    where = line(_("哪里"), hint=_("村、社区、企业的名称，或者区划代码；外地直接写地名。"))
    methods = several(_("怎么做"), [])

    def __init__(self, *args, trip, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"] = day_field(trip, _("哪天"))
        self.fields["methods"].choices = METHODS.choices(_)
        self.initial.setdefault("methods", list(trip.rules.methods[:1]))


class RecordForm(forms.Form):
    """站点记录 · One screen, one hand: method, notes, what was found; the document only where one was conveyed."""

    methods = several(_("怎么做"), [])
    notes = box(_("听到、看到的"), rows=6, limit=10_000, required=False)
    kind = forms.ChoiceField(
        label=_("有没有发现"), required=False, choices=[("", _("没有")), *Finding.Kind.choices],
        widget=forms.RadioSelect(attrs={"class": "short"}),
    )  # fmt: skip
    title = line(_("发现了什么"), limit=80, required=False, hint=_("一句话。"))
    document = line(_("传达的文件"), limit=200, required=False)
    conveyed_to = line(_("向谁传达"), required=False)

    def __init__(self, *args, trip, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"] = day_field(trip, _("哪天"))
        self.fields["methods"].choices = METHODS.choices(_)

    def clean(self):
        found = super().clean()
        if found.get("kind") and not found.get("title"):
            self.add_error("title", _("请用一句话写发现了什么。"))
        if found.get("title") and not found.get("kind"):
            self.add_error("kind", _("请选是好做法、问题还是建议。"))
        if found.get("conveyed_to") and not found.get("document"):
            self.add_error("document", _("请写传达的是哪份文件。"))
        return found


class FindingForm(forms.Form):
    """发现 · Of the whole trip or at one of its stops."""

    kind = forms.ChoiceField(
        label=_("类别"), choices=Finding.Kind.choices, widget=forms.RadioSelect(attrs={"class": "short"})
    )
    title = line(_("一句话"), limit=80)
    text = box(_("情况"), limit=5_000, required=False)
    stop = forms.TypedChoiceField(label=_("在哪一站"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args, trip, **kwargs):
        super().__init__(*args, **kwargs)
        self.stops = {stop.pk: stop for stop in trip.stops.all()}
        named = [(pk, f"{stop.number}. {stop.name}") for pk, stop in self.stops.items()]
        self.fields["stop"].choices = [("", _("整个行程")), *named]


class MeetForm(forms.Form):
    """会见的企业"""

    name = line(_("企业名称"))
    sector = line(_("行业"), limit=60, required=False)
    place = line(_("在哪里"), limit=60, required=False, hint=_("例如：上海、浙江。"))
    contact = line(_("联系人和电话"), required=False, hint=_("加密保存，不进台账。"))
    materials = several(_("送了哪些材料"), [])
    notes = box(_("谈了什么"), limit=5_000, required=False)

    def __init__(self, *args, trip, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"] = day_field(trip, _("哪天"))
        self.fields["materials"].choices = [(word, word) for word in materials(trip.area_id)]
