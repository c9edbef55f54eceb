"""如果补上 · For each indicator that is short of its goal another value to try; nothing of it is kept."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext

from .. import wording
from ..models import Mark
from .marking import shown, typed, value_field


class WhatIfForm(forms.Form):
    """如果补上 · `short`: the review's marks that are short of their goals. Comes by GET: what is tried can be sent as an address."""

    def __init__(self, *args, short: list[Mark], **kwargs):
        super().__init__(*args, **kwargs)
        self.short = short
        for mark in short:
            one = mark.indicator
            self.fields[f"v{one.pk}"] = value_field(one)
            now = wording.value_said(mark.value, one.measure, one.unit)
            self.fields[f"v{one.pk}"].label = format_html(
                gettext("{name}（{now} → {goal}）"), name=wording.marked(one), now=now, goal=wording.goal_said(one)
            )
            goal = one.low if one.low is not None else one.high
            self.initial[f"v{one.pk}"] = shown(one, one.points if one.measure == "points" else goal)

    def values(self) -> dict:
        """{key of the indicator: the value tried}; an empty one stays as it is."""
        found = {mark.indicator: self.cleaned_data[f"v{mark.indicator_id}"] for mark in self.short}
        return {one.pk: typed(one, value) for one, value in found.items() if value is not None}
