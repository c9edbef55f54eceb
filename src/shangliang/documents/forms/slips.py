"""批量打印交办单的表单"""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import SlipJob


class SlipForm(forms.Form):
    """打印交办单 · Which ones is ticked in the list above it."""

    shape = forms.ChoiceField(
        label=_("打印交办单"), choices=SlipJob.Shape.choices, initial=SlipJob.Shape.PDF, widget=forms.RadioSelect,
        help_text=_("勾选要打印的；一张也不勾，就是筛选出来的全部（不只这一页）。"),
    )  # fmt: skip
