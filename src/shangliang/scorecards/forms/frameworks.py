"""指标体系的表单 · Its name and pass line; a dimension; an indicator with its goal and formula."""

from typing import ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from shangliang.fieldwork.forms.fields import box, line
from shangliang.people.forms.office import places
from shangliang.people.refusal import Refused

from ..asking import checked
from ..models import Indicator

CODE = RegexValidator(r"^[A-Za-z0-9][A-Za-z0-9.]{0,7}$", _("编号用字母、数字和点，最多 8 个，例如 A1。"))
ROUND = {"measure": Indicator.Measure.SHARE, "kind": Indicator.Kind.SCORE, "basis": Indicator.Basis.OWN}


class FrameworkForm(forms.Form):
    """指标体系"""

    name = line(_("名称"), limit=80)
    pass_line = forms.DecimalField(
        label=_("合格线"), required=False, min_value=0, max_value=1000, decimal_places=2, help_text=_("没有就不填。")
    )
    note = box(_("说明"), required=False)


class DimensionForm(forms.Form):
    """一级指标"""

    code = forms.CharField(label=_("编号"), max_length=8, validators=[CODE])
    name = line(_("名称"), limit=80)


class IndicatorForm(forms.ModelForm):
    """指标 · Also judges every line of an import; its data go to the action, nothing is saved here."""

    class Meta:
        model = Indicator
        fields = (
            "code", "name", "kind", "words", "formula", "measure", "unit", "low", "high", "all_or_none", "points",
            "evidence", "basis", "reference",
        )  # fmt: skip
        help_texts: ClassVar = {
            "formula": _("用登记的数字算，例如 matters.closed / matters.raised；可以写 + - * / 括号、min、max、比较和百分数。空着就由人填数。"),
            "low": _("比例写成 0 到 1 的小数，例如 0.95；有或没有写 1。"),
            "unit": _("数量的单位，例如 次/年。"),
        }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].validators.append(CODE)
        self.fields["words"].widget = forms.Textarea(attrs={"rows": 2})
        self.fields["formula"].widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false"})
        for name, value in ROUND.items():
            self.initial.setdefault(name, value)
        for name in ("low", "high", "points"):
            if self.initial.get(name) is not None:
                whole, _point, rest = f"{self.initial[name]:f}".partition(".")
                self.initial[name] = f"{whole}.{rest}".rstrip("0").rstrip(".")

    def clean_formula(self):
        text = self.cleaned_data["formula"].strip()
        try:
            return checked(text) if text else ""
        except Refused as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean(self):
        found = super().clean()
        low, high = found.get("low"), found.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", _("不高于的数不能小于不低于的数。"))
        judged = found.get("measure") == Indicator.Measure.POINTS
        if found.get("kind") == Indicator.Kind.SCORE and not judged and low is None and high is None:
            self.add_error("low", _("计分的指标要写目标：不低于或不高于多少；由人评分的请在“填什么”里选评分。"))
        points = found.get("points")
        if points is not None and points < 0:
            self.add_error("points", _("分值不能小于零。"))
        return found

    def _post_clean(self):
        """What the constraints say is said above, in words; codes are compared by the action."""


class TryForm(forms.Form):
    """试算 · Where a formula is tried out."""

    place = forms.ChoiceField(label=_("在哪里试算"), required=False)

    def __init__(self, *args, roots, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places(roots)
        self.initial.setdefault("place", roots[0] if roots else "")
