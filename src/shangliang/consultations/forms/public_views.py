"""一次按键 · Which statement, which of the three; which ones were skipped so far."""

from django import forms

from ..models import View

MOST = 1_000_000  # no consultation has as many statements: a larger number is nobody's


class ViewForm(forms.Form):
    """表态"""

    number = forms.IntegerField(min_value=1, max_value=MOST)
    value = forms.TypedChoiceField(choices=[(v, v) for v in View.Value.values], coerce=int)


def skipped_in(text: str) -> list[int]:
    """3.8.12 -> [3, 8, 12]; whatever else stands there is nothing."""
    return [int(part) for part in text[:2000].split(".") if part.isdecimal() and len(part) < 7]
