"""看提出人的理由 · A name is opened for a reason, which is written down."""

from functools import cache

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from .desk_base import line


class RevealForm(forms.Form):
    """理由 · Why the name is needed."""

    reason = line(gettext_lazy("为什么要看"), hint=gettext_lazy("例如：电话核实地点。会记入操作轨迹。"), limit=120)


def blank_reason() -> SafeString:
    """The field as nobody has filled it yet: every page of a matter folds it in, hardly anybody opens it."""
    return _drawn(get_language())


@cache
def _drawn(_language: str | None) -> SafeString:
    return RevealForm()["reason"].as_field_group()
