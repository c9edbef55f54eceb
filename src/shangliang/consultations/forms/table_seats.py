"""席位方案的表单 · A ready-made plan, or group by group: its name, how it is filled, how many, with what voice."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.desk_base import add_rows, filled

from ..kinds.form import WAYS, Seat
from ..models import Participant
from ..seatplans import TEMPLATES

MORE, MOST = 3, 200


class TemplateForm(forms.Form):
    """用现成的方案"""

    template = forms.ChoiceField(label=_("现成的方案"), widget=forms.RadioSelect)

    def __init__(self, *args, kept=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = {one.ref: one for one in kept}
        named = gettext("%(name)s · %(place)s的方案")
        own = [(ref, named % {"name": one.name, "place": one.area}) for ref, one in self.kept.items()]
        ready = [(key, f"{one.name} · {one.sentence}") for key, one in TEMPLATES.items()]
        self.fields["template"].choices = own + ready

    def seats(self) -> list[Seat]:
        key = self.cleaned_data["template"]
        return list(self.kept[key].groups if key in self.kept else TEMPLATES[key].seats)


class KeepForm(forms.Form):
    """存为本地方案"""

    keep = forms.CharField(
        label=_("方案的名称"), max_length=40, help_text=_("按已经保存的席位方案存，下一场协商可以直接选用。")
    )


class SeatsForm(forms.Form):
    """席位方案 · With `name` it is a template's. A line whose name is taken away is a group that is taken away."""

    def __init__(self, *args, seats, name=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = list(seats)
        if name is not None:
            self.fields["name"] = forms.CharField(label=gettext("方案的名称"), max_length=40, initial=name)
        field = {
            "word": lambda: forms.CharField(label=gettext("类别"), max_length=40, required=False),
            "way": lambda: forms.ChoiceField(label=gettext("怎么产生"), choices=list(WAYS.items()), required=False),
            "least": lambda: forms.IntegerField(label=gettext("至少"), min_value=0, max_value=MOST, required=False),
            "most": lambda: forms.IntegerField(label=gettext("至多"), min_value=0, max_value=MOST, required=False),
            "voice": lambda: forms.ChoiceField(
                label=gettext("参与方式"), choices=Participant.Voice.choices, required=False
            ),
        }
        self.names = add_rows(self, field, count=len(self.before) + MORE)
        for seat, names in zip(self.before, self.names, strict=False):
            given = (seat.name, seat.way, seat.at_least or None, seat.at_most or None, seat.voice)
            self.initial |= dict(zip(names, given, strict=True))
        for names in self.names[len(self.before) :]:
            self.initial |= {names[1]: "invited", names[4]: "deliberate"}

    @property
    def rows(self):
        return [[self[name] for name in row] for row in self.names]

    def seats(self) -> list[Seat]:
        found, codes = [], {seat.code for seat in self.before}
        for at, names in enumerate(self.names):
            row = filled(self, names)
            if not row.get("word"):
                continue
            numbers: dict[str, Any] = {
                "at_least": row["least"] or 0,
                "at_most": row["most"] or 0,
                "way": row["way"] or "invited",
            }
            numbers["voice"] = "observe" if numbers["way"] == "observer" else row["voice"] or "deliberate"
            if at < len(self.before):
                before = self.before[at]
                word = before.word if row["word"] == before.name else row["word"]
                found.append(replace(before, word=word, **numbers))
            else:
                code = next(f"own{n}" for n in range(1, MOST) if f"own{n}" not in codes)
                codes.add(code)
                found.append(Seat(code, row["word"], **numbers))
        return found
