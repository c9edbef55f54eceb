"""谈心走访计划的表单 · For which term; way and month of each proposed time; one time added or changed, with the reason."""

import datetime as dt

from django import forms
from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit.forms import DateField

from ..models.plans import WAYS
from ..spreading import month_of

PARTS = (
    ("year", gettext_lazy("全年")),
    ("first", gettext_lazy("上半年")),
    ("second", gettext_lazy("下半年")),
)


def named(month: dt.date) -> str:
    return dateformat.format(month, _("n月"))


class TermForm(forms.Form):
    """哪一期 · In the URL; what is not understood is this year."""

    part = forms.ChoiceField(label=gettext_lazy("期间"), required=False, choices=PARTS)

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        years = (today.year, today.year + 1, today.year - 1)
        said = [(str(y), _("%(year)s年") % {"year": y}) for y in years]
        self.fields["year"] = forms.ChoiceField(label=_("年度"), required=False, choices=said)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    def term(self) -> tuple[dt.date, dt.date]:
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        year, part = int(found.get("year") or self.today.year), found.get("part") or "year"
        first = dt.date(year, 7 if part == "second" else 1, 1)
        return first, dt.date(year, 6, 30) if part == "first" else dt.date(year, 12, 31)


class ProposalForm(forms.Form):
    """定下计划 · A way and a month for each proposed time; no month leaves it out."""

    def __init__(self, *args, lines, months, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        choices = [("", _("不列入")), *[(month.isoformat(), named(month)) for month in months]]
        for line in lines:
            ways = [(way, label) for way, label in WAYS if way in line.bond.rules.ways]
            way = forms.ChoiceField(label=_("方式"), choices=ways, initial=line.way)
            month = forms.ChoiceField(label=_("几月"), choices=choices, required=False, initial=line.month.isoformat())
            self.fields[f"way-{line.key}"], self.fields[f"month-{line.key}"] = way, month

    def rows(self):
        return [(line, self[f"way-{line.key}"], self[f"month-{line.key}"]) for line in self.lines]

    def chosen(self) -> list[tuple]:
        """(bond, way, first day, last day) for actions.make_plan."""
        data = self.cleaned_data
        return [
            (line.bond, data[f"way-{line.key}"], *month_of(dt.date.fromisoformat(month)))
            for line in self.lines
            if (month := data[f"month-{line.key}"])
        ]


class Reasoned(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("原因"),
        max_length=200,
        help_text=gettext_lazy("例如：委员外出学习。会留在计划的调整记录里。"),
    )


class TalkForm(Reasoned):
    """一次谈心或走访 · A whole month, or from one day to another."""

    bond = forms.ChoiceField(label=gettext_lazy("谁和谁"))
    way = forms.ChoiceField(label=gettext_lazy("方式"), choices=WAYS)
    month = forms.ChoiceField(label=gettext_lazy("几月"), required=False)
    since = DateField(label=gettext_lazy("从哪天"), required=False)
    until = DateField(label=gettext_lazy("到哪天"), required=False, help_text=gettext_lazy("选了月份就不用写日期。"))
    field_order = ("bond", "way", "month", "since", "until", "reason")

    def __init__(self, *args, plan, bonds=None, **kwargs):
        super().__init__(*args, **kwargs)
        months = [(month.isoformat(), named(month)) for month in plan.months]
        self.fields["month"].choices = [("", _("另定日期")), *months]
        if bonds is None:
            del self.fields["bond"]
        else:
            self.fields["bond"].choices = [(bond.ref, _line(bond)) for bond in bonds]

    def clean(self):
        found = super().clean()
        if month := found.get("month"):
            found["since"], found["until"] = month_of(dt.date.fromisoformat(month))
        elif "month" in found and not self.errors and not (found.get("since") and found.get("until")):
            self.add_error("month", _("请选月份，或者写明从哪天到哪天。"))
        return found

    def when(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("way", "since", "until", "reason")}


def _line(bond) -> str:
    return _("%(who)s 与 %(whom)s（%(kind)s）") % {"who": bond.who, "whom": bond.target, "kind": bond.rules.name}
