"""差距的表单 · What is advised, to whom, by when; the value after it was closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.fieldwork.forms.fields import DayField, box, line
from shangliang.people.models import Organisation

from .assessments import ANSWERING, MOST
from .marking import typed, value_field


class GapForm(forms.Form):
    """差距"""

    advice = line(_("建议"), limit=80, hint=_("一句话；转为意见建议时就是标题。"))
    detail = box(_("情况"), required=False)
    unit = forms.ChoiceField(label=_("建议由谁办"), required=False, help_text=_("只是建议；交办由两办督查决定。"))
    due_on = DayField(_("建议什么时候补上"), required=False)

    def __init__(self, *args, assessment, **kwargs):
        super().__init__(*args, **kwargs)
        near = Organisation.objects.within(assessment.place_id).filter(kind__in=ANSWERING)
        self.units = {row.ref: row for row in near.order_by("area_id", "name")[:MOST]}
        for name in ("advice", "detail"):
            self.fields[name].widget.attrs["lang"] = "zh-Hans"
        self.fields["unit"].choices = [("", _("不指定")), *((ref, str(row)) for ref, row in self.units.items())]

    def facts(self) -> dict:
        given = dict(self.cleaned_data)
        return given | {"unit": self.units.get(given["unit"])}


class AgainForm(forms.Form):
    """再问一次"""

    def __init__(self, *args, indicator, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["value"] = value_field(indicator)
        self.fields["value"].required = True
        self.fields["note"] = line(_("根据"), limit=300)

    def facts(self) -> dict:
        return {"value": typed(self.indicator, self.cleaned_data["value"]), "note": self.cleaned_data["note"]}
