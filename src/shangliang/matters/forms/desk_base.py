"""步骤表单 · What every step's form shares: the stage the page showed, the day it happened, whose act is recorded."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField, FilesField

from ..models.orders import Part
from ..wording import whole_day

LONG = 5_000
COUNTY = 6  # digits of its code


def words(label, *, required=True, hint="", rows=4, limit=LONG):
    """A text box of some lines, with its limit in sight."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, help_text=hint, max_length=limit, widget=box)


def line(label, *, required=True, hint="", limit=120):
    """One line of text."""
    return forms.CharField(label=label, required=required, help_text=hint, max_length=limit)


def papers(label):
    """Scans, sheets, photos: kept with the step, for those who may open the matter."""
    return FilesField(
        label=label, required=False, help_text=gettext_lazy("PDF、照片、docx、xlsx，可以选几个；不在公开页上显示。")
    )


def radio(label, choices, *, required=True, hint=""):
    """A few choices, all in sight."""
    return forms.ChoiceField(label=label, choices=choices, required=required, help_text=hint, widget=forms.RadioSelect)


class NumbersField(forms.CharField):
    """序号 · 3、7 12: numbers of statements or points, however they are set apart. `sometimes`: needed where its row is used."""

    sometimes = False

    def clean(self, value):
        text = super().clean(value) or ""
        if re.search(r"[^\d\s,，、;；]", text):
            raise forms.ValidationError(_("请只写序号，例如：3、7。"))
        return [int(n) for n in re.findall(r"\d{1,6}", text)]


class StepForm(forms.Form):
    """步骤表单 · Bound to a matter, a step and the permit through which the person takes it.

    `dated` forms ask when it happened, because offices write down afterwards what was said in a room. A recorded act
    (代为登记) always asks for its date and document number.
    """

    expected = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    dated = False
    papered = False  # minutes, sheets and photos may come with it, as the scan comes with a recorded act
    after = ""  # what happens next, said above the button

    def __init__(self, *args, matter, step, person, granted, **kwargs):
        super().__init__(*args, **kwargs)
        self.matter, self.step, self.person, self.granted = matter, step, person, granted
        self.recorded = granted.recorded
        self.initial["expected"] = matter.stage
        if self.recorded:
            self.fields["document"] = line(
                _("文号或依据"),
                hint=_("例如：党支部委员会会议，9月7日；有文号的写文号。")
                if self.local
                else _("例如：永党发〔2023〕12号；会议决定的写明哪次会议。"),
            )
        if self.papered or self.recorded:
            self.fields["papers"] = papers(_("扫描件") if self.recorded else _("附件"))
        if self.dated or self.recorded:
            self.fields["on"] = DateField(label=_("哪天作出的") if self.recorded else _("哪天"), initial=clock.today())

    @property
    def local(self) -> bool:
        """Below the county: there a clerk records what the branch or the township's committee decided."""
        return len(self.matter.holder_area) > COUNTY

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("日期还没有到，请核对。"))
        if day < self.matter.since:
            raise forms.ValidationError(
                _("不能早于进入“%(stage)s”的日期（%(day)s）。")
                % {"stage": self.matter.stage_label, "day": whole_day(self.matter.since)}
            )
        return day

    @property
    def plain(self):
        """The visible fields that stand by themselves, in order; rows are drawn apart."""
        return [self[name] for name in self.fields if not self[name].is_hidden and name not in self.in_rows]

    names: list = []  # the rows of a form that has some, by the names of their fields
    open_rows = 0

    @property
    def rows(self):
        return [[self[name] for name in row] for row in self.names]

    @property
    def in_rows(self):
        return frozenset(name for row in self.names for name in row)

    @property
    def more_filled(self):
        """Whether something was typed in the rows that wait in the fold."""
        return any(self.data.get(name) for row in self.names[self.open_rows :] for name in row)

    def facts(self):
        """The keyword arguments of the action."""
        found = {k: v for k, v in self.cleaned_data.items() if k != "expected" and v not in (None, "", [])}
        if self.recorded:
            found["decided_on"] = found.get("on")
        return found


def add_rows(form, fields, *, count):
    """Numbered rows of the same fields: `fields` maps a name to a maker of its field. Returns the names, row by row."""
    names = [[f"{name}_{i}" for name in fields] for i in range(1, count + 1)]
    for row in names:
        for name, make in zip(row, fields.values(), strict=True):
            form.fields[name] = make()
    return names


def filled(form, row):
    """The cleaned values of one row, by the name without its number; empty when nothing was typed in it."""
    values = {name.rsplit("_", 1)[0]: form.cleaned_data.get(name) for name in row}
    return values if any(v not in (None, "") for v in values.values()) else {}


PARTS = [("", gettext_lazy("请选择")), *Part.choices]

__all__ = ["PARTS", "NumbersField", "StepForm", "add_rows", "filled", "line", "papers", "radio", "words"]
