"""查找 · The filters of a list of matters: they live in the URL; a wrong one is said and ignored, never a 500."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, search
from shangliang.kit.forms import DateField
from shangliang.people.areas import after

from ..kinds import choices
from ..lifecycle import LABELS, OPEN, OVER, Stage
from ..models.piles import PILES, ticking

LIGHTS = [
    ("late", gettext_lazy("已逾期")),
    ("warn", gettext_lazy("将到期")),
    ("calm", gettext_lazy("期限内")),
    ("paused", gettext_lazy("已暂停计时")),
]
SORTS = [("moved", gettext_lazy("最近进展")), ("due", gettext_lazy("时限")), ("raised", gettext_lazy("提出时间"))]
STAGE_GROUPS = [
    ("open", gettext_lazy("未办结")),
    ("over", gettext_lazy("已有结果")),
    ("done", gettext_lazy("办结、归档")),
]
GROUPS = {"open": OPEN, "over": OVER, "done": (Stage.CLOSED, Stage.ARCHIVED)}
ORDERS = {"moved": ("-moved_at", "-id"), "due": ("due_on", "id"), "raised": ("-raised_on", "-id")}


class Find(forms.Form):
    """查找 · pile, kind, stage, light, area, from, to, q, sort."""

    pile = forms.ChoiceField(required=False, choices=[(p.name, p.label) for p in PILES.values()])
    kind = forms.ChoiceField(required=False, choices=choices)
    stage = forms.ChoiceField(required=False, choices=[*STAGE_GROUPS, *LABELS.choices(gettext_lazy)])
    light = forms.ChoiceField(required=False, choices=LIGHTS)
    area = forms.RegexField(r"^\d{2,12}(x\d{2})?$", required=False)
    since = DateField(label=gettext_lazy("提出时间从"), required=False)
    until = DateField(label=gettext_lazy("到"), required=False)
    q = forms.CharField(label=gettext_lazy("查找"), required=False, max_length=60)
    sort = forms.ChoiceField(required=False, choices=SORTS)

    def __init__(self, data, *, person):
        super().__init__(data)
        self.person = person
        self.is_valid()

    def clean(self):
        found = super().clean()
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", _("“到”应不早于“从”。"))
        return found

    def value(self, name):
        return self.cleaned_data.get(name) or ""

    @property
    def sorting(self):
        return self.value("sort") or "moved"

    @property
    def order(self):
        """The fields of the keyset; a matter without a clock comes last when sorted by time limit."""
        return ORDERS[self.sorting]

    @property
    def chosen(self) -> dict:
        """What is asked for, for the page, the export and its trail row."""
        return {k: str(v) for k in self.fields if (v := self.cleaned_data.get(k)) and k != "sort"}

    def asked_key(self) -> tuple:
        """All that `apply` depends on (for kit.asked): who asks, and for what."""
        return self.person.asked_key(), tuple(self.chosen.items())

    def apply(self, matters):
        """The matters that are asked for."""
        for name in ("pile", "kind", "stage", "light", "area", "since", "until", "q"):
            value = self.cleaned_data.get(name)
            if value:
                matters = getattr(self, f"_by_{name}")(matters, value)
        return matters

    def apply_to_orders(self, orders, matters):
        """The orders on such matters (`matters`: all there are), given to a unit in these days."""
        asked = [n for n in ("kind", "stage", "area", "q") if self.cleaned_data.get(n)]
        for name in asked:
            matters = getattr(self, f"_by_{name}")(matters, self.cleaned_data[name])
        found = orders.filter(matter__in=matters) if asked else orders
        if since := self.cleaned_data.get("since"):
            found = found.filter(assigned_on__gte=since)
        if until := self.cleaned_data.get("until"):
            found = found.filter(assigned_on__lte=until)
        return found

    def _by_pile(self, matters, name):
        condition = PILES[name].condition(self.person)
        return matters.none() if condition is None else matters.filter(condition)

    def _by_kind(self, matters, kind):
        return matters.filter(kind=kind)

    def _by_stage(self, matters, stage):
        if stage in GROUPS:
            return matters.filter(stage__in=[s.value for s in GROUPS[stage]])
        return matters.filter(stage=stage)

    def _by_light(self, matters, light):
        today = clock.today()
        if light == "paused":
            return matters.filter(paused_on__isnull=False).filter(~Q(stage__in=[s.value for s in OVER]))
        running = matters.filter(ticking())
        return {
            "late": running.filter(due_on__lt=today),
            "warn": running.filter(due_on__gte=today, warn_on__lte=today),
            "calm": running.filter(due_on__gte=today, warn_on__gt=today),
        }[light]

    def _by_area(self, matters, code):
        return matters.filter(area_id__gte=code, area_id__lt=after(code))

    def _by_since(self, matters, day):
        return matters.filter(raised_on__gte=day)

    def _by_until(self, matters, day):
        return matters.filter(raised_on__lte=day)

    def _by_q(self, matters, text):
        known = Q(ref=text.strip().upper()) | Q(serial=text.strip())
        words = search.query(text)
        return matters.filter(known | Q(terms=words) if words else known)
