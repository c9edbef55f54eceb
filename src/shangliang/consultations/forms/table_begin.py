"""发起协商的表单 · A form is chosen, the rest is filled in from it: under two minutes."""

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Grade
from shangliang.kit import clock
from shangliang.kit.forms import DateTimeInput
from shangliang.matters.models import Matter
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind
from shangliang.subjects.models import ConsultationRoom

from ..actions.opening import TALKED_OVER
from ..kinds import FORMS
from ..models import Consultation
from ..numbers import next_number

HOSTS = (OrgKind.COUNCIL, OrgKind.VILLAGE, OrgKind.TOWNSHIP, OrgKind.CPPCC, OrgKind.COMMITTEE)


def hosts_of(person):
    """The bodies at whose area the person may open a consultation."""
    codes = {p.organisation.area_id for p in person.held_posts if p.allows("consultation.open", p.organisation.area_id)}
    return Organisation.objects.filter(area_id__in=codes, kind__in=HOSTS).order_by("area_id", "kind", "name")


def matters_of(person, hosts):
    """What may be talked over there: approved, held at one of these areas, in no other consultation."""
    codes = {host.area_id for host in hosts}
    found = Matter.objects.visible_to(person).filter(stage__in=[s.value for s in TALKED_OVER], holder_area__in=codes)
    return found.exclude(concerns__consultation__in=Consultation.objects.unconcluded()).order_by("-moved_at")


class MomentField(forms.DateTimeField):
    """时刻 · Day and minute with the native picker."""

    widget = DateTimeInput

    def __init__(self, **kwargs):
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H:%M"]
        super().__init__(**({"input_formats": formats} | kwargs))


class BeginForm(forms.Form):
    """发起协商 · Form, matters, title, host; everything else comes with the form and can be changed on its page."""

    form = forms.ChoiceField(label=_("形式"), widget=forms.RadioSelect)
    concerns = forms.MultipleChoiceField(
        label=_("所议事项"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只列已经审定、由本级承接、没有在别的协商里的事项。"),
        error_messages={"required": _("请至少选一件已审定的事项。")},
    )
    title = forms.CharField(label=_("名称"), max_length=120, required=False, help_text=_("不填就用事项的题目。"))
    aim = forms.CharField(
        label=_("要商量什么"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    host = forms.ChoiceField(label=pgettext_lazy("会", "主办"))
    convener = forms.CharField(label=_("召集人"), max_length=60, help_text=_("写职务，例如：村党支部书记。"))
    number = forms.CharField(
        label=_("编号"), max_length=40, required=False, help_text=_("双月协商会不填就按届内次序往下编。")
    )
    grade = forms.ChoiceField(label=_("表态怎么保密"), choices=Grade.choices, initial=Grade.SLIP)

    def __init__(self, *args, person, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = list(hosts_of(person))
        levels = {min(len(host.area_id), 12) for host in self.hosts}
        self.forms = [(slug, found) for slug, found in FORMS.items() if levels & set(found.levels)]
        self.fields["form"].choices = [(slug, f"{found.name} · {found.sentence}") for slug, found in self.forms]
        self.fields["host"].choices = [(host.ref, str(host)) for host in self.hosts]
        self.matters = {matter.ref: matter for matter in matters_of(person, self.hosts)[:200]}
        self.fields["concerns"].choices = [(ref, matter.title) for ref, matter in self.matters.items()]
        if self.forms:
            self.initial.setdefault("form", self.forms[0][0])
        self.fields["number"].help_text = self._numbers() or self.fields["number"].help_text
        if chosen in self.matters:
            self.initial["concerns"] = [chosen]

    def _numbers(self) -> str:
        """What the next one is called, for each numbered form that may be chosen; only where there is one host."""
        if len(self.hosts) != 1:
            return ""
        next_one = [(f.name, next_number(slug, self.hosts[0], clock.today())) for slug, f in self.forms if f.numbered]
        return gettext("；").join(
            gettext("%(form)s不填就是：%(number)s") % {"form": name, "number": number} for name, number in next_one
        )

    def facts(self) -> dict:
        """The arguments of the action."""
        given = dict(self.cleaned_data)
        given["concerns"] = [self.matters[ref] for ref in given["concerns"]]
        given["host"] = next(host for host in self.hosts if host.ref == given["host"])
        given["title"] = given["title"] or given["concerns"][0].title
        return given


class ConcernForm(forms.Form):
    """加一件所议事项"""

    matter = forms.ChoiceField(
        label=_("所议事项"), help_text=_("只列已经审定、由本级承接、没有在别的协商里的事项。"), widget=forms.RadioSelect
    )

    def __init__(self, *args, matters, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["matter"].choices = [(matter.ref, matter.title) for matter in matters]


class PlanForm(forms.Form):
    """协商方案 · Agenda line by line with minutes, materials, research, risks, publicity."""

    agenda = forms.CharField(
        label=_("议程"),
        widget=forms.Textarea(attrs={"rows": 8, "lang": "zh-Hans"}),  # of the record, kept in Chinese
        max_length=3000,
        help_text=_("一行一项，后面写几分钟，例如：介绍情况 15"),
    )
    materials = forms.CharField(label=_("会前材料"), required=False, max_length=500)
    research = forms.CharField(
        label=_("调研安排"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    risks = forms.CharField(
        label=_("可能的分歧和预案"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    opens_at = MomentField(label=_("开始表态"), required=False, help_text=_("不填就从发通知起。"))
    closes_at = MomentField(label=_("结束表态"), required=False, help_text=_("不填就由主办方宣布结束。"))

    def clean_agenda(self):
        rows = [line.strip() for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        return [_agenda_row(row) for row in rows[:30]]

    def clean(self):
        found = super().clean()
        if found.get("opens_at") and found.get("closes_at") and found["closes_at"] <= found["opens_at"]:
            self.add_error("closes_at", _("结束应晚于开始。"))
        return found


def _agenda_row(row: str) -> dict:
    """介绍情况 15 -> its title and minutes; without a number, ten."""
    title, _space, last = row.rpartition(" ")
    digits = last.removesuffix("分钟").removesuffix("分")
    if title and digits.isdecimal() and len(digits) <= 3:
        return {"title": title.strip()[:80], "minutes": int(digits)}
    return {"title": row[:80], "minutes": 10}


def agenda_text(agenda) -> str:
    """The other way round, for the form."""
    return "\n".join(f"{row['title']} {row['minutes']}" for row in agenda)


class ReasonForm(forms.Form):
    """写明原因 · Why a sitting or a consultation is not held."""

    reason = forms.CharField(label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))


class SittingForm(forms.Form):
    """会议时间地点 · In one of the host's consultation rooms, or anywhere else that is named."""

    room = forms.ChoiceField(label=_("协商议事室"), required=False, help_text=_("在议事室开的，自动计入它的使用。"))
    place = forms.CharField(
        label=_("地点"), max_length=120, required=False, help_text=_("选了议事室可以不填；不在议事室开的写明在哪里。")
    )
    starts_at = MomentField(label=_("开始时间"))
    ends_at = MomentField(label=_("结束时间"))
    chair = forms.CharField(label=_("主持人"), max_length=60, required=False, help_text=_("写职务。不填就是召集人。"))

    def __init__(self, *args, host, **kwargs):
        super().__init__(*args, **kwargs)
        rooms = (
            ConsultationRoom.objects.within(host.area_id).standing().select_related("area").order_by("area_id", "pk")
        )
        self.rooms = {room.ref: room for room in rooms[:200]}
        named = [(ref, f"{room.name} · {room.area}") for ref, room in self.rooms.items()]
        self.fields["room"].choices = [("", gettext("不在议事室")), *named]
        if not self.rooms:
            del self.fields["room"]

    def clean(self):
        found = super().clean()
        room = found["room"] = self.rooms.get(found.get("room", ""))
        if room and not found.get("place"):
            found["place"] = room.place or room.name
        elif not found.get("place") and "place" not in self.errors:
            self.add_error("place", gettext("请写明地点。"))
        if found.get("starts_at") and found.get("ends_at") and found["ends_at"] <= found["starts_at"]:
            self.add_error("ends_at", _("结束时间应晚于开始时间。"))
        return found
