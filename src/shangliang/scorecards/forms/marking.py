"""评分的表单 · One line per indicator: the value in its own measure, and what it rests on; what the figures give is not asked for."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.compute.formula import Outcome

from .. import wording
from ..asking import decimal
from ..models import Indicator

HUNDRED = Decimal(100)


def value_field(one: Indicator) -> forms.Field:
    """有/没有, a share in percent, a number, or points up to what the indicator is worth."""
    number: dict[str, Any] = {
        "required": False, "min_value": 0,
        "widget": forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    }  # fmt: skip
    if one.measure == "yes":
        return forms.TypedChoiceField(
            label=_("数值"), required=False, coerce=Decimal, empty_value=None,
            choices=[("", _("没有数据")), ("1", _("有")), ("0", _("没有"))],
        )  # fmt: skip
    if one.measure == "share":
        return forms.DecimalField(label=_("数值（百分数）"), max_value=100, decimal_places=2, max_digits=5, **number)
    if one.measure == "points":
        return forms.DecimalField(label=_("评分"), max_value=one.points, decimal_places=2, max_digits=6, **number)
    return forms.DecimalField(label=_("数值"), max_value=10**9, decimal_places=4, max_digits=14, **number)


def typed(one: Indicator, value) -> Decimal | None:
    """What was typed as the database keeps it: 82 (%) is 0.82."""
    return value / HUNDRED if value is not None and one.measure == "share" else value


def shown(one: Indicator, value):
    """The other way."""
    if value is None:
        return None
    return (
        f"{int(value)}" if one.measure == "yes" else wording.plain(value * HUNDRED if one.measure == "share" else value)
    )


class MarkForm(forms.Form):
    """评分 · `asked`: {key: Outcome} of the indicators with a formula; `marks`: {key: Mark} of the last time."""

    def __init__(self, *args, indicators, asked: dict[int, Outcome], marks, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicators, self.asked = indicators, asked
        for one in self.typed_ones():
            old = marks.get(one.pk)
            self.fields[f"v{one.pk}"] = value_field(one)
            self.fields[f"n{one.pk}"] = forms.CharField(label=_("根据"), max_length=300, required=False)
            if old and not old.asked:
                self.initial[f"v{one.pk}"] = shown(one, old.value)
                self.initial[f"n{one.pk}"] = old.note

    def typed_ones(self) -> list[Indicator]:
        return [one for one in self.indicators if one.pk not in self.asked or self.asked[one.pk].value is None]

    def entries(self) -> dict:
        """The argument of the action."""
        found = self.cleaned_data
        return {
            one.pk: (typed(one, found[f"v{one.pk}"]), found[f"n{one.pk}"])
            for one in self.typed_ones()
            if found[f"v{one.pk}"] is not None
        }

    def groups(self) -> Iterator[tuple]:
        """(dimension, [lines]) for the page."""
        rows: dict = {}
        for one in self.indicators:
            rows.setdefault(one.dimension, []).append(self._line(one))
        yield from rows.items()

    def _line(self, one: Indicator) -> dict:
        line = {"one": one, "goal": wording.goal_said(one)}
        outcome = self.asked.get(one.pk)
        if outcome is not None and outcome.value is not None:
            return line | {"asked": wording.value_said(decimal(outcome.value), one.measure, one.unit)}
        return line | {
            "value": self[f"v{one.pk}"], "note": self[f"n{one.pk}"], "lack": wording.lack(outcome) if outcome else "",
        }  # fmt: skip
