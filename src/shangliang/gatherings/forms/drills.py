"""演练的表单 · A drill planned, held; what it found, mended; the filters of the list."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, finding
from shangliang.kit.forms import DateField
from shangliang.people.importers.places import roots
from shangliang.subjects import readiness
from shangliang.subjects.forms.located import AreaField
from shangliang.subjects.models import EmergencyPlan

from ..models import Drill

FIRST, LAST = 1949, 2100


class DrillForm(forms.Form):
    """列入演练计划 · `by` must reach the place; of one that is changed (`found`) the place stays."""

    title = forms.CharField(label=_("演练名称"), max_length=80)
    sort = forms.ChoiceField(label=_("演练形式"), choices=Drill.Sort)
    area = AreaField()
    organiser = forms.CharField(label=_("组织单位"), max_length=60, help_text=_("例如：县应急管理局。"))
    planned_on = DateField(label=_("计划日期"))
    plan = forms.ChoiceField(label=_("检验哪个预案"), required=False)
    scene = forms.CharField(
        label=_("模拟的情况"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, by, code, found=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["area"].roots = roots(by, "facility.edit")
        self.fields["area"].help_text = gettext("县（市、区）的算县级演练，乡镇的算乡镇演练。")
        if found is not None:
            del self.fields["area"]
        county = readiness.county_of(code)
        self.plans = {plan.ref: plan for plan in EmergencyPlan.objects.filter(area=county).in_force()}
        self.fields["plan"].choices = [
            ("", gettext("没有选")),
            *[(ref, plan.title) for ref, plan in self.plans.items()],
        ]

    def clean_area(self):
        area = self.cleaned_data["area"]
        if not self.by.can("facility.edit", area.pk):
            raise forms.ValidationError(gettext("这个地方不归您管。"))
        return area

    def clean_planned_on(self):
        day = self.cleaned_data["planned_on"]
        if not FIRST <= day.year <= LAST:
            raise forms.ValidationError(gettext("日期不对，请核对年份。"))
        return day

    def clean_plan(self):
        return self.plans.get(self.cleaned_data["plan"])


class HeldForm(forms.Form):
    """记演练"""

    held_on = DateField(label=_("演练日期"))
    people = forms.IntegerField(label=_("参加人数"), min_value=1, max_value=1_000_000)
    record = forms.CharField(
        label=_("演练过程"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("怎样开始、几点到位、怎样结束。"),
    )

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > clock.today():
            raise forms.ValidationError(gettext("演练日期不能晚于今天。"))
        if day.year < FIRST:
            raise forms.ValidationError(gettext("日期不对，请核对年份。"))
        return day


class DrillFindingForm(forms.Form):
    """记问题"""

    title = forms.CharField(label=_("一句话"), max_length=80)
    text = forms.CharField(label=_("情况"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 4}))


class MendForm(forms.Form):
    """当场改好"""

    how = forms.CharField(label=_("怎样改好的"), max_length=200)


class OffForm(forms.Form):
    """取消演练"""

    why = forms.CharField(label=_("取消原因"), max_length=200)


STATES = [
    ("coming", _("已列计划")),
    ("late", _("已过计划日期")),
    ("held", _("已演练")),
    ("open", _("有问题没闭环")),
    ("off", _("已取消")),
]


class DrillFind(finding.Find):
    """演练的查找 · The days are those it was planned for."""

    sorts: ClassVar = {
        "new": (_("最近计划"), ("-planned_on", "-id")),
        "old": (_("最早计划"), ("planned_on", "id")),
    }
    state = finding.Choice(STATES, label=_("进展"))
    sort_of = finding.Choice(Drill.Sort.choices, label=_("演练形式"))
    area = finding.Area()
    since = finding.Day(_("计划时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()
