"""大屏码 · The code that opens a hall screen, typed on whatever keyboard the hall has."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import CODE, CodeField


class PrintedCode(CodeField):
    """印出来的码 · The ten characters of a screen or a slip; what can not be one is said to be mistyped."""

    def validate(self, value):
        forms.CharField.validate(self, value)
        if not re.fullmatch(CODE, value):
            raise ValidationError(_("这个码是 10 个字母和数字，里面没有 0、1、O、I、L。请对照再看一遍。"))


class CodeForm(forms.Form):
    """大屏码"""

    code = PrintedCode(
        label=_("大屏码"),
        max_length=40,
        help_text=_("主持台上显示的 10 个字母和数字，大小写都行。"),
        error_messages={"required": _("请写主持台上的大屏码。")},
    )
