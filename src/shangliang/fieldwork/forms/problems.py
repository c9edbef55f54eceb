"""企业问题办理的表单 · Work plan, task force, coordination, policy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import DayField, box, line


class WorkPlanForm(forms.Form):
    """工作方案"""

    text = box(_("怎么办"), limit=5_000, rows=6)
    lead = line(_("谁负责"), hint=_("写单位和职务。"))
    until = DayField(_("办到哪天"), required=False)


class ForceForm(forms.Form):
    """工作专班"""

    title = line(_("单位和职务"), hint=_("写职务，不写姓名。"))
    part = line(_("分工"), required=False)


class CoordinationForm(forms.Form):
    """协调记录"""

    department = line(_("和哪个部门"))
    text = box(_("协调什么"))
    day = DayField(_("哪天"))


class AnswerForm(forms.Form):
    """部门答复"""

    answer = box(_("部门怎么答复"))
    day = DayField(_("答复日期"))


class PolicyForm(forms.Form):
    """惠企政策"""

    name = line(_("政策名称"), limit=200)
    document = line(_("文号"), limit=60, required=False)
    brought = line(_("企业得到什么"), limit=200, hint=_("例如：贴息 12 万元。"))
    day = DayField(_("哪天落实"))
