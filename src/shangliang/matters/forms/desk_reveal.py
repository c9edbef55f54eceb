"""看提出人的理由 · A name is opened for a reason, which is written down."""

from django import forms
from django.utils.translation import gettext_lazy

from .desk_base import line


class RevealForm(forms.Form):
    """理由 · Why the name is needed."""

    reason = line(gettext_lazy("为什么要看"), hint=gettext_lazy("例如：电话核实地点。会记入操作轨迹。"), limit=120)
