"""问卷的表单 · Until when it is open; the three questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.fieldwork.forms.fields import DayField, line

ANSWERS = [("1", _("是")), ("0", _("不是"))]


class OpenForm(forms.Form):
    """发问卷"""

    until = DayField(_("到哪天为止"), help_text=_("过了这一天才计入三率。"))
    where = line(_("在哪里"), required=False, hint=_("例如：鱼池乡。"))
    by_slips = forms.TypedChoiceField(
        label=_("谁来答"), choices=[("", _("谁都能答，每部手机一次")), ("1", _("抽到纸签的人答，一签一次"))], coerce=bool, required=False, widget=forms.RadioSelect,
        help_text=_("清掉浏览记录的人能用同一部手机再答一次；要一人一次，请印纸签，入户或在会场当面抽。"),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """三个问题"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        asked = {
            "knows": _("您知道这里在做这项工作吗？"), "supports": _("您支持吗？"), "takes_part": _("您或者家里人参加过有关的活动吗？"),
        }  # fmt: skip
        for name, question in asked.items():
            self.fields[name] = forms.TypedChoiceField(
                label=question, choices=ANSWERS, coerce=lambda text: text == "1",
                widget=forms.RadioSelect(attrs={"class": "short"}),
            )  # fmt: skip
