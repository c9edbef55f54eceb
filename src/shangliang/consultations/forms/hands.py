"""举手清点的表单 · Three numbers for each statement: all three, or none."""

from django import forms
from django.utils.translation import gettext

from ..actions.hands import MOST, Hands

SIDES = ("yes", "no", "unsure")


class HandsForm(forms.Form):
    """清点举手"""

    def __init__(
        self, *args, statements, typed: dict[int, list[int]], settled: dict[int, Hands], required=True, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.required, self.statements, self.settled = required, statements, settled
        labels = (gettext("赞成"), gettext("不赞成"), gettext("说不准"))
        for one in statements:
            if one.number in settled:
                continue
            for side, label, first in zip(SIDES, labels, typed.get(one.number, (None,) * 3), strict=True):
                box = forms.TextInput(attrs={"class": "input short", "inputmode": "numeric", "maxlength": 6, "size": 3})
                self.fields[f"{side}_{one.number}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=MOST, required=False, initial=first, widget=box
                )

    @property
    def rows(self):
        """(statement, its three boxes) or, where two agree already, (statement, None, the hands)."""
        for one in self.statements:
            boxes = None if one.number in self.settled else [self[f"{side}_{one.number}"] for side in SIDES]
            yield one, boxes, self.settled.get(one.number)

    def clean(self):
        found = super().clean()
        for one in self.statements:
            said = [found.get(f"{side}_{one.number}") for side in SIDES]
            if any(n is not None for n in said) and None in said and not self._wrong(one.number):
                empty = SIDES[said.index(None)]
                self.add_error(f"{empty}_{one.number}", gettext("三个数都要写，没有的写 0。"))
        if self.required and not self.errors and not self.counts():
            self.add_error(None, gettext("还没有写一条。"))
        return found

    def _wrong(self, number: int) -> bool:
        return any(f"{side}_{number}" in self.errors for side in SIDES)

    def counts(self) -> dict[int, Hands]:
        found: dict[int, Hands] = {}
        for one in self.statements:
            yes, no, unsure = (self.cleaned_data.get(f"{side}_{one.number}") for side in SIDES)
            if yes is not None and no is not None and unsure is not None:
                found[one.number] = (yes, no, unsure)
        return found
