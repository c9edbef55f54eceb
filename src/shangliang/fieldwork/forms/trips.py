"""外出的表单 · Planned on one screen; the team, the forum, the report, the look-back."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shangliang.gatherings.models import Gathering
from shangliang.kit import clock
from shangliang.kit.forms import DateTimeInput
from shangliang.people.forms.office import ByRef
from shangliang.people.models import Organisation, Person
from shangliang.people.organisations import OrgKind
from shangliang.people.refusal import Refused

from ..kinds import KINDS
from ..models import TeamMember
from ..where import place_of
from .fields import DayField, box, line

HOSTS = (OrgKind.CPPCC, OrgKind.COMMITTEE)
MOST_LINES = 100


def hosts_of(person, ability: str):
    """The CPPCC's bodies at whose area the person may do this."""
    codes = {p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)}
    return Organisation.objects.filter(area_id__in=codes, kind__in=HOSTS).order_by("area_id", "-kind", "name")


class PlanForm(forms.Form):
    """外出的安排 · What both planning and changing ask."""

    title = line(_("名称"), hint=_("例如：社区协商能力建设调研。"))
    starts_on = DayField(_("出发"))
    ends_on = DayField(_("返回"), required=False, help_text=_("不填就是当天。"))
    aim = box(_("目的"), rows=2, required=False)
    places = line(_("去哪里"), required=False, limit=200, hint=_("外地写地名，例如：上海、浙江。"))
    gathering = forms.ChoiceField(label=_("服务的会议"), required=False, help_text=_("观摩一般跟着一次会走。"))

    def __init__(self, *args, person, served=None, **kwargs):
        super().__init__(*args, **kwargs)
        codes = {p.organisation.area_id for p in person.held_posts}
        met = Gathering.objects.visible_to(person).filter(area_id__in=codes).order_by("-starts_at")[:50]
        self.gatherings = {g.ref: g for g in [*([served] if served else []), *met]}  # what it serves now stays a choice
        self.fields["gathering"].choices = [("", _("不跟会")), *[(ref, g.title) for ref, g in self.gatherings.items()]]
        if not self.gatherings:
            del self.fields["gathering"]

    def clean(self):
        found = super().clean()
        first, last = found.get("starts_on"), found.get("ends_on")
        found["ends_on"] = last or first
        if first and last and last < first:
            self.add_error("ends_on", _("返回不能早于出发。"))
        return found

    def facts(self) -> dict:
        """The arguments of the action."""
        given = dict(self.cleaned_data)
        given["gathering"] = self.gatherings.get(given.pop("gathering", ""))
        return given


class NewTripForm(PlanForm):
    """安排外出 · Kind, host, leader, and the stops as lines: a place's name or code each."""

    kind = forms.ChoiceField(label=_("类别"), widget=forms.RadioSelect)
    host = forms.ChoiceField(label=pgettext_lazy("会", "主办"))
    leader = line(_("组长"), required=False, limit=60, hint=_("写职务，例如：市政协副主席。"))
    stops = box(
        _("站点"), rows=5, required=False, limit=12_000,
        hint=_("一行一站，按先后写：村、社区、企业的名称，或者区划代码；外地直接写地名。"),
    )  # fmt: skip

    field_order = ("kind", "title", "starts_on", "ends_on", "stops", "leader", "host", "aim", "places", "gathering")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, person=person, **kwargs)
        self.person = person
        self.hosts = {host.ref: host for host in hosts_of(person, "trip.plan").select_related("area")}
        self.fields["kind"].choices = [(slug, f"{kind.name} · {kind.sentence}") for slug, kind in KINDS.items()]
        self.fields["host"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]
        self.initial.setdefault("kind", next(iter(KINDS)))
        self.initial.setdefault("starts_on", clock.today())

    def clean_stops(self):
        lines = [row.strip() for row in self.cleaned_data["stops"].splitlines() if row.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("一次外出最多 %(n)s 站。"), params={"n": MOST_LINES})
        return lines

    def clean(self):
        """A line that several places answer to is said here, with the choices."""
        found = super().clean()
        host = self.hosts.get(found.get("host", ""))
        for row in found.get("stops", []) if host else []:
            try:
                place_of(row, root=host.area_id, person=self.person)
            except Refused as reason:
                self.add_error("stops", str(reason))
                break
        return found

    def facts(self):
        given = super().facts()
        given["host"] = self.hosts[given["host"]]
        return given


class TeamForm(forms.Form):
    """加入外出组"""

    title = line(_("职务"), limit=60, hint=_("写职务，不写姓名。"))
    part = forms.ChoiceField(label=_("分工"), choices=TeamMember.Part.choices, initial="member")
    person = ByRef(
        label=_("人员代号"),
        required=False,
        help_text=_("在人员页上能看到。填了，这个人就能看到这次外出，在站点上记录。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.filter(is_active=True)


class ForumForm(forms.Form):
    """座谈会"""

    title = line(_("名称"))
    place = line(_("地点"))
    starts_at = forms.DateTimeField(
        label=_("开始时间"), widget=DateTimeInput, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"]
    )
    ends_at = forms.DateTimeField(
        label=_("结束时间"), widget=DateTimeInput, input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"]
    )

    def clean(self):
        found = super().clean()
        if found.get("starts_at") and found.get("ends_at") and found["ends_at"] <= found["starts_at"]:
            self.add_error("ends_at", _("结束时间应晚于开始时间。"))
        return found


class ReportForm(forms.Form):
    """外出报告"""

    text = box(_("报告"), rows=16, limit=50_000, hint=_("基本情况、好做法、问题、建议。"))
    day = DayField(_("报告日期"))


class LookBackForm(forms.Form):
    """回头看"""

    text = box(_("看到的情况"), rows=8, limit=10_000, hint=_("当时的建议办了没有，办得怎样。"))
    day = DayField(_("哪天看的"))


class WhyForm(forms.Form):
    """为什么"""

    why = line(_("原因"), limit=200)
