"""企业反映问题 · What a firm reports by its own link: never public."""

from django import forms
from django.utils.translation import gettext_lazy

from ..kinds import KINDS
from .public_fields import ContactField, Words


class ProblemForm(forms.Form):
    """企业问题"""

    title = Words(
        label=gettext_lazy("一句话说清楚"),
        max_length=60,
        error_messages={"required": gettext_lazy("请写一句话当题目。")},
    )
    text = Words(label=gettext_lazy("遇到的问题、需要的支持"), rows=8, min_length=5, max_length=5000,
                 error_messages={"required": gettext_lazy("请写一写遇到了什么问题。"),
                                 "min_length": gettext_lazy("太短了，请再写几个字。")})  # fmt: skip
    topic_class = forms.ChoiceField(label=gettext_lazy("哪一类"), choices=[("", "—")] + [(c, gettext_lazy(c)) for c in KINDS["enterprise"].classes],
                                    error_messages={"required": gettext_lazy("请选一类，拿不准就选“其他”。")})  # fmt: skip
    contact = ContactField(label=gettext_lazy("联系人的电话或邮箱"), max_length=60, required=False,
                           help_text=gettext_lazy("只有包联单位和办公室能看到。"))  # fmt: skip
