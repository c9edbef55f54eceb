"""审核 · What the moderator does with one sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

from ..models import Reason
from .public_say import LONGER, has_words

DOES = ("show", "withhold", "split")


class JudgeForm(forms.Form):
    """审核一条"""

    do = forms.ChoiceField(choices=[(do, do) for do in DOES])
    reason = forms.ChoiceField(
        label=_("不公开的原因"), required=False,
        choices=[("", _("不公开的原因")), *[pair for pair in Reason.choices if pair[0] != Reason.SPLIT]],
    )  # fmt: skip
    same_as = forms.IntegerField(label=_("与第几条相同"), min_value=1, max_value=999_999, required=False)
    texts = Words(label=_("一行一句"), rows=3, max_length=LONGER, required=False)


class WriteForm(forms.Form):
    """整理一条"""

    text = Words(label=_("添一条看法"), rows=2, max_length=140, validators=[has_words],
                 help_text=_("一句话，只说一个意思。马上公开。"))  # fmt: skip


class AnswerForm(forms.Form):
    """部门答复"""

    number = forms.IntegerField(label=_("答复第几条看法"), min_value=1, max_value=999_999)
    unit = forms.CharField(label=_("哪个部门答复"), max_length=60)
    answer = Words(label=_("答复"), rows=4, max_length=900, validators=[has_words], help_text=_("马上公开，和参与人的回应分开。"))  # fmt: skip
