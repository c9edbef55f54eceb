"""企业的表单 · Registering a firm; who contacts it is said in bonds."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext, gettext_lazy

from shangliang.kit import finding
from shangliang.people.areas import COUNTY
from shangliang.people.importers.places import roots

from ..models import Enterprise, check_credit_code
from .located import AreaField, look_first, sure_field


class EnterpriseForm(forms.Form):
    """登记企业"""

    name = forms.CharField(label=gettext_lazy("企业名称"), max_length=120)
    area = AreaField()
    credit_code = forms.CharField(
        label=gettext_lazy("统一社会信用代码"), max_length=18, required=False, validators=[check_credit_code]
    )
    industry = forms.CharField(label=gettext_lazy("行业"), max_length=60, required=False)
    sure = sure_field()

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["area"].roots = roots(by, "subject.add")
        if not self.data.get("sure"):
            self.fields["sure"].widget = forms.HiddenInput()

    def clean_area(self):
        area = self.cleaned_data["area"]
        if not self.by.can("subject.add", area.pk):
            raise forms.ValidationError(gettext("这个地方不归您管。"))
        return area

    def clean(self):
        """Firms of the same county with a name like this one are shown before another is registered."""
        found = super().clean()
        if not found.pop("sure", False) and found.get("name") and found.get("area"):
            there = Enterprise.objects.visible_to(self.by).within(found["area"].pk[:COUNTY])
            look_first(self, found["name"], there.select_related("area"))
        return found


class EnterpriseFind(finding.Find):
    """企业的查找 · The days are those on which the contact began."""

    sorts: ClassVar = {
        "name": (gettext_lazy("企业名称"), ("pinyin",)),
        "place": (gettext_lazy("所在地"), ("area_id", "pinyin")),
        "contact": (gettext_lazy("最近包联"), ("-contact_from", "-id")),
    }
    contact = finding.Choice(
        [("yes", gettext_lazy("已包联")), ("no", gettext_lazy("还没有包联"))], label=gettext_lazy("包联")
    )
    area = finding.Area()
    since = finding.Day(gettext_lazy("包联时间从"))
    until = finding.Day(gettext_lazy("到"))
    q = finding.Words()
