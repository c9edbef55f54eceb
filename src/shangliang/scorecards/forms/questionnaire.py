"""问卷的表单 · Until when it is open; the three questions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.fieldwork.forms.fields import DayField, line

ANSWERS = [("1", _("是")), ("0", _("不是"))]


class OpenForm(forms.Form):
    """发问卷"""

    until = DayField(_("到哪天为止"), help_text=_("过了这一天才计入三率。"))
    where = line(_("在哪里"), required=False, hint=_("例如：鱼池乡。"))


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
