"""填空 · Fields that forgive: invisible characters are dropped, a code may be typed with spaces and in small letters."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit.ids import ALPHABET

INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
CODE = re.compile(f"[{ALPHABET}]{{10}}")
PHONE = re.compile(r"\+?[0-9][0-9\s-]{5,18}[0-9]")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Words(forms.CharField):
    """文字 · Text as somebody typed or pasted it; line ends are one kind, NUL and its like are gone."""

    def to_python(self, value):
        return super().to_python(INVISIBLE.sub("", str(value or "").replace("\r\n", "\n")))

    def __init__(self, *, rows=None, **kwargs):
        most = kwargs.get("max_length")
        if rows:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"].setdefault(
            "max_length", gettext_lazy("最多 %(limit_value)d 字，您写了 %(show_value)d 字。")
        )
        super().__init__(**kwargs)
        # the box itself does not cut off what is pasted: the sentence above says what is too much, nothing is lost
        if most:
            self.widget.attrs.pop("maxlength", None)


class CodeField(Words):
    """查询码 · The ten characters of a receipt."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value):
        typed = re.sub(r"[\s\-—–·.]", "", super().to_python(value)).upper()
        return typed.translate({ord(c) + 0xFEE0: c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"})

    def validate(self, value):
        super().validate(value)
        if not CODE.fullmatch(value):
            raise ValidationError(_("查询码是回执上的 10 个字母和数字，里面没有 0、1、O、I、L。请对着回执再看一遍。"))


class ContactField(Words):
    """联系方式 · A phone number or an e-mail address."""

    def validate(self, value):
        super().validate(value)
        if value and not PHONE.fullmatch(value) and not MAIL.fullmatch(value):
            raise ValidationError(_("这不像电话号码，也不像电子邮箱。请写 11 位手机号、带区号的座机，或者电子邮箱。"))
