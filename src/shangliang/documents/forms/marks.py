"""盖日期的表单 · One small form per mark: the day and what belongs to it."""

import datetime as dt

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind

from ..kinds.kind import ANSWERED, INSTRUCTED, PASSED, SENT, SIGNED
from ..models import Suggestion
from .writing import line

FIRST, LAST = dt.date(1980, 1, 1), dt.date(2100, 12, 31)


def day_field(label):
    far = _("日期不对，请核对年份。")
    return DateField(label=label, validators=[MinValueValidator(FIRST, far), MaxValueValidator(LAST, far)])


def box(label, limit):
    return forms.CharField(label=label, max_length=limit, widget=forms.Textarea(attrs={"rows": 4}))


class DayForm(forms.Form):
    """哪天 · Of a mark that says nothing else."""

    day = day_field(_("哪天"))

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document
        self.fields["day"].initial = clock.today()


class PassedForm(DayForm):
    """通过 · For a meeting that was not kept here; meetings kept here put this mark themselves."""

    passed_by = forms.ChoiceField(label=_("哪个机构通过"))
    passed_meeting = line(_("在什么会议上"), limit=120, required=True, hint=_("例如：五届十二次主席会议。"))
    passed_verdict = line(_("结果"), required=True, hint=_("例如：应到 9 人，实到 7 人，赞成 7 票，通过。"))

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, document=document, **kwargs)
        kinds = (OrgKind.CPPCC, OrgKind.COMMITTEE, OrgKind.PARTY_GROUP)
        found = Organisation.objects.filter(area_id=document.area_id, kind__in=kinds).order_by("name")
        self.bodies = {one.ref: one for one in found}
        self.fields["passed_by"].choices = [(ref, str(one)) for ref, one in self.bodies.items()]
        self.fields["passed_by"].initial = document.organisation.ref

    def clean_passed_by(self):
        return self.bodies[self.cleaned_data["passed_by"]]


class SignedForm(DayForm):
    """签发"""

    signer = line(_("签发人"), limit=40, required=True)


class SentForm(DayForm):
    """报送"""

    sent_to = line(_("报送到"), limit=120, required=True, hint=_("例如：市委、市政府。"))


class InstructedForm(DayForm):
    """批示"""

    instructed_by = line(_("谁批示"), limit=60, required=True, hint=_("写职务，不写姓名。"))
    instruction = box(_("批示内容"), 1000)


class AnsweredForm(DayForm):
    """答复"""

    answer = box(_("答复内容"), 2000)


FORMS = {
    PASSED: PassedForm,
    SIGNED: SignedForm,
    SENT: SentForm,
    INSTRUCTED: InstructedForm,
    ANSWERED: AnsweredForm,
}


class CirculateForm(forms.Form):
    """征求意见"""

    until = day_field(_("征求到哪天"))


class SuggestForm(forms.Form):
    """提意见"""

    text = box(_("意见"), 1000)


class WeighForm(forms.Form):
    """处理意见"""

    verdict = forms.ChoiceField(label=_("处理"), choices=Suggestion.Verdict.choices, widget=forms.RadioSelect)
    reason = line(_("理由"), limit=300, hint=_("没有全部采纳的要写。"))


class TaskForm(forms.Form):
    """重点任务"""

    title = line(_("任务"), limit=120, required=True)
    unit = line(_("责任单位"), limit=120, required=True)
    lead = line(_("牵头领导职务"), limit=60, hint=_("写职务，不写姓名。"))
    until = day_field(_("完成时间"))
    campaign = line(_("所属行动"), limit=60, hint=_("例如：三抓三促。"))
