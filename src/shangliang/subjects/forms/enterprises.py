"""企业的表单 · Registering a firm; who contacts it is said in bonds."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from shangliang.kit import finding
from shangliang.people.models import Area

from ..models import check_credit_code


class EnterpriseForm(forms.Form):
    """登记企业"""

    name = forms.CharField(label=gettext_lazy("企业名称"), max_length=120)
    area = forms.ModelChoiceField(
        Area.objects.all(), label=gettext_lazy("所在区划代码"), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("在区划页上能看到。"), error_messages={"invalid_choice": gettext_lazy("没有这个区划代码。")},
    )  # fmt: skip
    credit_code = forms.CharField(
        label=gettext_lazy("统一社会信用代码"), max_length=18, required=False, validators=[check_credit_code]
    )
    industry = forms.CharField(label=gettext_lazy("行业"), max_length=60, required=False)


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
