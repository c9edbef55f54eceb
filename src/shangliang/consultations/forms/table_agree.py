"""共识的表单 · Points and differences, each with the numbers of the statements it rests on; signatures."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField
from shangliang.matters.forms.desk_base import NumbersField, add_rows, filled

POINTS, DIFFERENCES, OPEN = 10, 6, 3


class AgreementForm(forms.Form):
    """共识和分歧"""

    def __init__(self, *args, required=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.required = required
        point = {
            "content": lambda: forms.CharField(label=gettext("共识"), required=False, max_length=500),
            "unit": lambda: forms.CharField(label=gettext("建议由谁办"), required=False, max_length=60),
            "due": lambda: DateField(label=gettext("什么时候前"), required=False),
            "measure": lambda: forms.CharField(label=gettext("怎么办"), required=False, max_length=500),
            "rests": rests,
        }
        other = {
            "kept": lambda: forms.CharField(label=gettext("分歧"), required=False, max_length=500),
            "keptrests": rests,
        }
        self.names = add_rows(self, point, count=POINTS)
        self.kept = add_rows(self, other, count=DIFFERENCES)

    @property
    def point_rows(self):
        return [[self[name] for name in row] for row in self.names]

    @property
    def kept_rows(self):
        return [[self[name] for name in row] for row in self.kept]

    def clean(self):
        found = super().clean()
        self.points = [p for i, row in enumerate(self.names, 1) if (p := self._point(i, filled(self, row)))]
        self.differences = [d for i, row in enumerate(self.kept, 1) if (d := self._kept(i, filled(self, row)))]
        if not self.errors and not self.points and (self.required or self.differences):
            self.add_error("content_1", gettext("至少写出一条共识。"))
        return found

    def _point(self, i, row):
        if not any(row.values()):
            return None
        if not row.get("content"):
            self.add_error(f"content_{i}", gettext("请写出共识的内容。"))
            return None
        self._rests(f"rests_{i}")
        return {
            "content": row["content"],
            "unit_name": row["unit"] or "",
            "due": row["due"],
            "measure": row["measure"] or "",
            "statements": row["rests"] or [],
        }

    def _rests(self, name: str) -> None:
        """What nobody said is not agreed on, nor a difference."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, gettext("请写依据第几条看法。"))

    def _kept(self, i, row):
        if not any(row.values()):
            return None
        if not row.get("kept"):
            self.add_error(f"kept_{i}", gettext("请写出分歧的内容。"))
            return None
        self._rests(f"keptrests_{i}")
        return {"content": row["kept"], "statements": row["keptrests"] or []}


def written(consultation) -> dict:
    """What stands already, as the form's initial values."""
    found: dict = {}
    for i, p in enumerate(consultation.points.prefetch_related("statements"), 1):
        numbers = "、".join(str(s.number) for s in p.statements.all())
        found |= {f"content_{i}": p.content, f"unit_{i}": p.unit_name, f"due_{i}": p.due, f"measure_{i}": p.measure}
        found[f"rests_{i}"] = numbers
    for i, d in enumerate(consultation.differences.prefetch_related("statements"), 1):
        found |= {f"kept_{i}": d.content, f"keptrests_{i}": "、".join(str(s.number) for s in d.statements.all())}
    return found


def rests() -> NumbersField:
    """Only asked for where the row says something, and then it has to be there: so its label does not say 可不填."""
    field = NumbersField(
        label=gettext("依据第几条看法"),
        required=False,
        max_length=60,
        help_text=gettext("写了这一条就要写，例如：1、3"),
    )
    field.sometimes = True
    return field


class ObjectionForm(forms.Form):
    """有异议的人"""

    participant = forms.ChoiceField(label=_("谁有异议"))
    objection = forms.CharField(label=_("异议"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        people = consultation.participants.deliberating()
        self.fields["participant"].choices = [(str(p.pk), f"{p.name} {p.body}".strip()) for p in people]


class UnheardForm(forms.Form):
    """没有听到复述的人"""

    participant = forms.ChoiceField(label=_("谁没有听到"))
    reason = forms.CharField(label=_("原因"), max_length=120, help_text=_("例如：复述前已离会。"))

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["participant"].choices = [(str(p.pk), f"{p.name} {p.body}".strip()) for p in people]


class WrittenForm(forms.Form):
    """书面异议"""

    participant = forms.ChoiceField(label=_("谁提出的"))
    text = forms.CharField(label=_("异议"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    on = DateField(label=_("收到日期"), required=False, help_text=_("不填就是今天。"))

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        people = consultation.participants.filter(interested=True)
        self.fields["participant"].choices = [(str(p.pk), f"{p.name} {p.body}".strip()) for p in people]


class SignForm(forms.Form):
    """签字"""

    part = forms.ChoiceField(label=_("身份"), choices=[("convener", _("召集人")), ("representative", _("参与人代表"))])
    name = forms.CharField(label=_("姓名"), max_length=60)
    on = DateField(label=_("签字日期"), required=False, help_text=_("不填就是今天。"))
    scan = forms.FileField(label=_("签字页的扫描件"), required=False, help_text=_("照片或 PDF，只有主办方看得到。"))
