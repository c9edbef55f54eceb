"""复述确认的表单 · Confirm, or object in one's own words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

MOST = 2**63 - 1


class ReadBackForm(forms.Form):
    """复述确认"""

    seen = forms.IntegerField(min_value=0, max_value=MOST, required=False, widget=forms.HiddenInput)
    confirms = forms.BooleanField(required=False, widget=forms.HiddenInput)
    objection = Words(label=_("哪里不同意，怎么改"), rows=3, max_length=500, required=False)

    def clean(self):
        data = super().clean()
        if not data.get("confirms") and not data.get("objection") and "objection" not in self.errors:
            self.add_error("objection", _("有异议的，请写下异议是什么。"))
        return data
