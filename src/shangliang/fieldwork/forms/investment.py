"""招商的表单 · A lead, its marks, the plan of a year."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.people.forms.office import ByRef
from shangliang.people.models import Membership, Person

from .fields import DayField, WanField, box, line
from .trips import hosts_of


class LeadForm(forms.Form):
    """登记线索"""

    name = line(_("企业或项目"))
    sector = line(_("行业"), limit=60, required=False)
    text = box(_("情况"), limit=5_000, required=False)
    brought_by = ByRef(label=_("提供线索的委员"), required=False, help_text=_("写人员代号，在委员名册上能看到。"))
    host = forms.ChoiceField(label=pgettext_lazy("会", "主办"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person, "investment.edit").select_related("area")}
        self.fields["host"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]
        self.fields["brought_by"].queryset = Person.objects.filter(pk__in=Membership.objects.values("person_id"))

    def facts(self) -> dict:
        given = dict(self.cleaned_data)
        given["host"] = self.hosts[given["host"]]
        return given


MORE = {
    "visit_on": {"visit_with": lambda: line(_("谁陪同"), required=False, hint=_("写职务。"))},
    "signed_on": {"signed_yuan": lambda: WanField(_("签约金额（万元）"))},
    "funds_on": {"funds_yuan": lambda: WanField(_("到位资金（万元）"))},
}


class MarkForm(forms.Form):
    """进展 · The day, and what belongs to this mark."""

    day = DayField(_("哪天"))

    def __init__(self, *args, mark, **kwargs):
        super().__init__(*args, **kwargs)
        for name, make in MORE.get(mark, {}).items():
            self.fields[name] = make()


class YearForm(forms.Form):
    """年度计划"""

    area = forms.ChoiceField(label=_("地区"))
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    projects = forms.IntegerField(label=_("签约项目（个）"), min_value=0, max_value=10_000)
    yuan = WanField(_("签约金额（万元）"))

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [(area.code, str(area)) for area in places]
