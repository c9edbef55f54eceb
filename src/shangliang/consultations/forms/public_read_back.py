"""复述确认的表单 · Confirm what was read, or object to it in one's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

MOST = 2**63 - 1


class ConfirmForm(forms.Form):
    """确认 · `seen`: which text it was."""

    seen = forms.IntegerField(min_value=0, max_value=MOST, required=False, widget=forms.HiddenInput)


class ObjectForm(ConfirmForm):
    """异议"""

    objection = Words(
        label=_("哪里不同意，怎么改"),
        rows=3,
        max_length=500,
        error_messages={"required": _("有异议的，请写下异议是什么。")},
    )
