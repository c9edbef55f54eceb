"""走访企业的表单 · Planned by the office or the contact; declined by the firm."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import DayField, line


class VisitForm(forms.Form):
    """安排走访"""

    day = DayField(_("哪天去"))
    who = line(_("谁去"), hint=_("写职务，不写姓名。"))
    why = line(_("为什么去"), limit=200, hint=_("企业在自己的专页上能看到。"))
    urgent = line(_("紧急的理由"), limit=200, required=False, hint=_("没有急事不用填。有事必应，无事不扰。"))


class DeclineForm(forms.Form):
    """谢绝走访"""

    word = line(_("给他们说一句"), limit=200)
