"""应急台账的表单 · A plan, goods at a place, a training."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.people.importers.places import roots

from ..models import EmergencyPlan, Training
from ..readiness import limits
from .located import FIRST, AreaField

MOST = 100_000_000


class HereForm(forms.Form):
    """在一处 · `by` must reach the place."""

    area = AreaField()

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["area"].roots = roots(by, EmergencyPlan.edited_by)

    def clean_area(self):
        area = self.cleaned_data["area"]
        if not self.by.can(EmergencyPlan.edited_by, area.pk):
            raise forms.ValidationError(gettext("这个地方不归您管。"))
        return area


def past(day):
    """A day that is not to come, and not from before there were files."""
    if day > clock.today():
        raise forms.ValidationError(gettext("日期不能晚于今天。"))
    if day.year < FIRST:
        raise forms.ValidationError(gettext("日期不对，请核对年份。"))
    return day


class PlanForm(HereForm):
    """登记应急预案 · For one of the subjects that the county has to have, or another."""

    subject = forms.CharField(label=_("针对什么"), max_length=40, help_text=_("例如：防汛抗旱、地震。"))
    title = forms.CharField(label=_("预案名称"), max_length=120)
    number = forms.CharField(label=_("文号"), max_length=60, required=False)
    issued_on = DateField(label=_("印发日期"))
    review_on = DateField(label=_("评估修订期限"), required=False, help_text=_("不填就按规则推算。"))
    field_order = ("subject", "title", "area", "number", "issued_on", "review_on")

    def __init__(self, *args, code, **kwargs):
        super().__init__(*args, **kwargs)
        known = limits.required(code)
        self.fields["subject"].help_text = format_html(
            gettext("应有的：{list}。"), list=format_html('<span lang="zh-Hans">{}</span>', "、".join(known))
        )
        self.fields["area"].help_text = gettext("写县（市、区）的名字；县级预案才计入完备率。")

    def clean_issued_on(self):
        return past(self.cleaned_data["issued_on"])

    def clean(self):
        found = super().clean()
        issued, due = found.get("issued_on"), found.get("review_on")
        if issued and due and due <= issued:
            self.add_error("review_on", gettext("评估修订期限应晚于印发日期。"))
        return found


class StockForm(forms.Form):
    """登记物资 · The same name again is counted again."""

    name = forms.CharField(
        label=_("物资"), max_length=60, help_text=_("例如：棉帐篷、饮用水。同名的再登记一次就是盘点。")
    )
    unit = forms.CharField(label=_("单位"), max_length=10, help_text=_("例如：顶、箱、台。"))
    quantity = forms.IntegerField(label=_("现有"), min_value=0, max_value=MOST)
    quota = forms.IntegerField(
        label=_("应储"), min_value=0, max_value=MOST, help_text=_("没有定额就填 0，不计入达标率。")
    )
    expires_on = DateField(label=_("有效期至"), required=False, help_text=_("没有有效期的不填。"))


class TrainingForm(HereForm):
    """登记宣教培训"""

    what = forms.CharField(label=_("内容"), max_length=120)
    whom = forms.ChoiceField(label=_("培训对象"), choices=Training.Whom, help_text=_("救援人员的计入年度培训率。"))
    held_on = DateField(label=_("日期"))
    people = forms.IntegerField(label=_("人数"), min_value=1, max_value=1_000_000)
    field_order = ("what", "whom", "area", "held_on", "people")

    def clean_held_on(self):
        return past(self.cleaned_data["held_on"])
