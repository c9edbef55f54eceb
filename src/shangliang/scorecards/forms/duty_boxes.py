"""规则的格 · Boxes of a set of rules: numbers as the file has them (5, 2.5, "1/3"), names it declares, how authors share."""

import re
from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from ..duty.said import told

WHOLE = re.compile(r"-?\d{1,7}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,7}\.\d{1,6}", re.ASCII)
FRACTION = re.compile(r"-?\d{1,7}/[1-9]\d{0,3}", re.ASCII)
CHOICES = {"base": _("基础分"), "bonus": _("加分")}
YES = forms.CheckboxInput


def points(said: str) -> int | float | str | None:
    """As the file has it; None for what is no number."""
    said = said.replace("－", "-").replace("−", "-")
    if WHOLE.fullmatch(said):
        return int(said)
    if DECIMAL.fullmatch(said):
        return float(said)
    return said if FRACTION.fullmatch(said) else None


class PointsBox(forms.CharField):
    """几分 · Empty: not said."""

    def __init__(self, **more):
        super().__init__(max_length=20, **{"required": False} | more)
        self.sometimes = True  # its hint says what empty means
        self.widget.attrs |= {"inputmode": "decimal", "class": "input short", "size": 8}

    def clean(self, value):
        said = super().clean(value).strip()
        if not said:
            return None
        found = points(said)
        if found is None:
            raise forms.ValidationError(gettext("请填写数字。"))
        return found


class ShareBox(PointsBox):
    """怎样分 · A share, or a word of it."""

    WORDS: ClassVar = {"even": _("平分"), "rest": _("其余")}

    def __init__(self, part: str, name: str):
        super().__init__(label=told(gettext("“{part}”得几成"), part=name))
        self.widget.attrs["inputmode"] = "text"

    def prepare_value(self, value):
        return str(self.WORDS.get(value, value)) if isinstance(value, str) else value

    def clean(self, value):
        """In Chinese, in the reader's language, or as the file has it."""
        said = str(value or "").strip()
        with override("zh-hans"):
            chinese = {str(word): key for key, word in self.WORDS.items()}
        known = chinese | {str(word): key for key, word in self.WORDS.items()} | {key: key for key in self.WORDS}
        return known.get(said) or super().clean(said)


class NumberBox(forms.IntegerField):
    """几次"""

    def __init__(self, **more):
        super().__init__(min_value=1, max_value=10_000, required=False, **more)
        self.sometimes = True
        self.widget.attrs |= {"class": "input short", "size": 8}


def words(label, most: int, *, required=True, hint="") -> forms.CharField:
    field = forms.CharField(label=label, max_length=most, required=required, help_text=hint)
    field.widget.attrs["lang"] = "zh-Hans"
    return field


def boxes(label, names: Mapping[str, str], *, required=False, hint="") -> forms.MultipleChoiceField:
    """Any of what the set declares; its words are Chinese whatever the page is."""
    return forms.MultipleChoiceField(
        label=label, required=required, help_text=hint, widget=forms.CheckboxSelectMultiple,
        choices=[(key, format_html('<span lang="zh-Hans">{}</span>', word)) for key, word in names.items()],
    )  # fmt: skip


def menu(label, choices: Mapping, *, hint="") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, help_text=hint, choices=[("", _("不指定")), *choices.items()],
        widget=forms.Select(attrs={} if choices is CHOICES else {"lang": "zh-Hans"}),
    )  # fmt: skip
