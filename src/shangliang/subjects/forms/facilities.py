"""设施、工作站、项目的表单 · A facility with what its kind asks for; a station, a duty; a project; the filters of their lists."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding
from shangliang.kit.forms import DateField
from shangliang.kit.say import say
from shangliang.people.forms.office import ByRef
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind

from ..kinds import KINDS, choices
from ..models import Enterprise, Facility, MemberStation, Project
from .located import LocatedForm

MOST = 100_000_000
PLACE = ("place", "opened_on", "owner", "lat", "lon", "sure")


class FacilityForm(LocatedForm):
    """登记应急设施 · Of one kind: its details are fields of their own."""

    responsible = forms.CharField(
        label=_("负责人职务"), max_length=60, required=False, help_text=_("写职务，不写姓名。")
    )
    owner = ByRef(label=_("管理单位代号"), required=False, help_text=_("在组织页上能看到。"))

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, model=Facility, **kwargs)
        self.kind = KINDS[kind]
        self.fields["owner"].queryset = Organisation.objects.all()
        for detail in self.kind.details:
            self.fields[f"d_{detail.name}"] = self._field(detail)
        self.order_fields(("name", "area", "responsible", *[f"d_{d.name}" for d in self.kind.details], *PLACE))

    def _field(self, detail):
        how = {"label": detail.label, "required": False}
        if detail.choices:
            pairs = [("", gettext("没有填")), *[(c, say(c)) for c in detail.choices]]
            return forms.ChoiceField(choices=pairs, **how)
        if detail.number:
            return forms.IntegerField(min_value=0, max_value=MOST, **how)
        return forms.CharField(max_length=120, **how)

    def facts(self):
        given = super().facts()
        details = {n.removeprefix("d_"): given.pop(n) for n in list(given) if n.startswith("d_")}
        return given | {"details": details}


class StationForm(LocatedForm):
    """登记委员工作站"""

    head = forms.CharField(label=_("站长职务"), max_length=60, help_text=_("写职务，不写姓名。"))
    organisation = ByRef(label=_("委员工作站代号"), required=False, help_text=_("委员登记在这个组织下。"))
    field_order = ("name", "area", "head", "organisation", *PLACE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, model=MemberStation, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(kind=OrgKind.STATION)


class DutyForm(forms.Form):
    """排班"""

    day = DateField(label=_("日期"))
    who = forms.CharField(label=_("值班委员"), max_length=60, help_text=_("写职务或界别，例如：农业界委员。"))
    what = forms.CharField(label=_("内容"), max_length=120, required=False, help_text=_("例如：接待群众。"))


class ProjectForm(LocatedForm):
    """登记重大项目"""

    leader = forms.CharField(label=_("包抓领导职务"), max_length=60, help_text=_("写职务，不写姓名。"))
    owner = ByRef(label=_("责任单位代号"), required=False, help_text=_("在组织页上能看到。"))
    enterprise = ByRef(label=_("企业代号"), required=False, help_text=_("在企业页的网址里。"))
    cost = forms.DecimalField(label=_("总投资（万元）"), required=False, min_value=0, max_digits=12, decimal_places=2)
    due_on = DateField(label=_("计划完成"), required=False)
    field_order = ("name", "area", "leader", "owner", "enterprise", "cost", "due_on", *PLACE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, model=Project, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.all()
        self.fields["enterprise"].queryset = Enterprise.objects.visible_to(self.by)
        self.fields["opened_on"].label = gettext("开工日期")


class LocatedFind(finding.Find):
    """设施、工作站、项目的查找 · The days are those on which it opened."""

    sorts: ClassVar = {
        "place": (_("所在地"), ("area_id", "pk")),
        "name": (_("名称"), ("pinyin",)),
        "opened": (_("最近启用"), ("-opened_on", "-id")),
    }
    state = finding.Choice([("open", _("在用")), ("closed", _("已停用"))], label=_("状态"))
    area = finding.Area()
    since = finding.Day(_("启用时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class FacilityFind(LocatedFind):
    """应急设施的查找"""

    kind = finding.Choice([], label=_("类别"))

    def __init__(self, data):
        super().__init__(data, kind=choices())
