"""测评的表单 · Open one; a survey; evidence; an objection and its answer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.fieldwork.forms.fields import DayField, box, line
from shangliang.fieldwork.forms.trips import hosts_of
from shangliang.kit import clock, figures
from shangliang.kit.forms import FilesField
from shangliang.people.forms.office import by_township, places
from shangliang.people.models import Area, Organisation
from shangliang.people.organisations import OrgKind

from ..models import Framework, Survey
from ..shipped import SHIPPED, shipped
from ..wording import marked

ANSWERING = (OrgKind.DEPARTMENT, OrgKind.GOVERNMENT, OrgKind.TOWNSHIP, OrgKind.PARTY)
MOST = 500


def frameworks_for(codes) -> list[tuple[str, str]]:
    """In force at the areas, and what the product brings where the area has nothing under that key."""
    found: dict[str, str] = {}
    keys: set[str] = set()
    for code in codes:
        for key, row in Framework.objects.for_place(code).items():
            found[row.ref] = marked(f"{row} {row.edition}")
            keys.add(key)
    return [*found.items(), *((f"+{key}", marked(shipped(key)["name"])) for key in SHIPPED if key not in keys)]


class NewAssessmentForm(forms.Form):
    """开展测评 · By which framework, of what place, over which period, who answers."""

    framework = forms.ChoiceField(label=_("指标体系"), widget=forms.RadioSelect)
    title = line(_("名称"), hint=_("例如：创建民族团结进步示范县对标对表。"))
    place = forms.ChoiceField(label=_("测评哪里"))
    body = forms.ChoiceField(label=_("被测评单位"), required=False, help_text=_("由它填自评、提异议；可以不选。"))
    period = line(_("期间"), limit=10, hint=_("写成 2023、2023-Q2 或 2023-06；至今写 all。"))
    host = forms.ChoiceField(label=pgettext_lazy("会", "主办"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person, "assessment.open").select_related("area")}
        codes = sorted({host.area_id for host in self.hosts.values()})
        answering = Organisation.objects.none()
        for code in codes:
            answering |= Organisation.objects.within(code).filter(kind__in=ANSWERING)
        self.bodies = {row.ref: row for row in answering.order_by("area_id", "name")[:MOST]}
        self.fields["framework"].choices = frameworks_for(codes)
        self.fields["place"].choices = by_township(places(codes))
        self.fields["body"].choices = [("", _("不指定")), *((ref, str(row)) for ref, row in self.bodies.items())]
        self.fields["host"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]
        self.initial.setdefault("period", str(clock.today().year))

    def clean_period(self):
        try:
            figures.period_of(self.cleaned_data["period"], clock.today())
        except figures.NoSuchPeriod as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return self.cleaned_data["period"]

    def facts(self) -> dict:
        """The arguments of the action; `framework` is a reference, or + and the key of one that is shipped."""
        given = dict(self.cleaned_data)
        given["host"], given["body"] = self.hosts[given["host"]], self.bodies.get(given["body"])
        given["place"] = Area.objects.get(code=given["place"])
        return given


class SurveyForm(forms.Form):
    """三率调查 · Counts only."""

    day = DayField(_("哪天"))
    where = line(_("在哪里"), required=False)
    way = forms.ChoiceField(
        label=_("怎么问的"),
        choices=[(way.value, way.label) for way in Survey.TYPED],
        widget=forms.RadioSelect(attrs={"class": "short"}),
    )
    asked = forms.IntegerField(label=_("问了多少人"), min_value=1, max_value=1_000_000)
    knows = forms.IntegerField(label=_("其中知道创建工作的"), min_value=0, max_value=1_000_000)
    supports = forms.IntegerField(label=_("其中支持的"), min_value=0, max_value=1_000_000)
    takes_part = forms.IntegerField(label=_("其中参加过的"), min_value=0, max_value=1_000_000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", clock.today())
        self.initial.setdefault("way", Survey.Way.DOOR)


class EvidenceForm(forms.Form):
    """加佐证"""

    papers = FilesField(
        label=_("佐证材料"), help_text=_("PDF、照片、docx、xlsx，可以选几个；看得到这次测评的人都能看。")
    )


class ObjectionForm(forms.Form):
    """异议"""

    text = box(_("哪里不对，根据是什么"), rows=5)


class AnswerForm(forms.Form):
    """答复异议"""

    answer = box(_("答复"), rows=5, hint=_("说明核对的结果；分数要改的，再去改考核分。"))
