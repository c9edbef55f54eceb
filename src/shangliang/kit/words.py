"""措辞 · How Django's own refusals are said here: what to write, not what a variable lacks.

Fields copy these words when they are made, so apps.py speaks before any form is imported.
"""

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

FIELDS: dict[Any, dict] = {
    forms.Field: {"required": _("请填写这一项。")},
    forms.ChoiceField: {"invalid_choice": _("请从列出的里面选一个。")},
    forms.MultipleChoiceField: {"invalid_choice": _("请从列出的里面选。"), "invalid_list": _("请从列出的里面选。")},
    forms.ModelChoiceField: {"invalid_choice": _("请从列出的里面选一个。")},
    forms.DateField: {"invalid": _("这个日期看不懂，请写成 2023-06-05 这样。")},
    forms.DateTimeField: {"invalid": _("这个时间看不懂，请写成 2023-06-05 15:00 这样。")},
    forms.TimeField: {"invalid": _("这个时间看不懂，请写成 15:00 这样。")},
    forms.IntegerField: {"invalid": _("请填一个整数。")},
    forms.DecimalField: {"invalid": _("请填一个数。")},
    forms.FileField: {"empty": _("这个文件是空的，请换一个。"), "missing": _("没有收到文件，请再选一次。")},
}
CHECKS: dict[Any, Any] = {
    validators.MaxLengthValidator: _("最多 %(limit_value)d 个字，现在有 %(show_value)d 个。"),
    validators.MinLengthValidator: _("至少 %(limit_value)d 个字，现在有 %(show_value)d 个。"),
    validators.MaxValueValidator: _("不能大于 %(limit_value)s。"),
    validators.MinValueValidator: _("不能小于 %(limit_value)s。"),
    validators.ProhibitNullCharactersValidator: _("这里混进了不能保存的字符，请删去再填。"),
}


def speak() -> None:
    for field, said in FIELDS.items():
        field.default_error_messages = field.__dict__.get("default_error_messages", {}) | said
    for check, message in CHECKS.items():
        check.message = message
