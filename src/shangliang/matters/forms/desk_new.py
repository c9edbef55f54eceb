"""新登记 · The form of a new matter on the desk: for oneself, for somebody who spoke (代填), or settled on the spot (当场办结)."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.kit.say import say
from shangliang.people.forms.office import by_township, places
from shangliang.people.models import Area, Organisation
from shangliang.subjects.models import Enterprise

from ..kinds import KINDS
from ..models.voices import Channel
from .desk_base import line, radio, words

HEARD = [(c.value, c.label) for c in (Channel.VISIT, Channel.PHONE, Channel.PAPER, Channel.BOX, Channel.MEETING)]
VOICES = [("other", gettext_lazy("替别人登记（代填）")), ("self", gettext_lazy("我自己提出"))]
MOST = 10_000_000  # people in a matter of a province
LONG_EXTRA = frozenset({"analysis", "suggestion", "measure", "basis", "evidence"})


class NewForm(forms.Form):
    """新登记 · What, where, who spoke. `mode` is "raise" or "settle"; `known`: what is there already and may be the same."""

    known: list[dict] = []

    title = line(gettext_lazy("题目"), hint=gettext_lazy("一句话说清是什么事。"))
    text = words(gettext_lazy("情况"), rows=6, hint=gettext_lazy("在哪里、影响谁、有多久了。"), limit=20_000)
    wish = words(gettext_lazy("希望怎么办"), required=False, rows=2)
    area = forms.ChoiceField(label=gettext_lazy("哪个地方的事"))
    place = line(gettext_lazy("具体地点"), required=False)
    topic_class = forms.ChoiceField(label=gettext_lazy("分类"), required=False)

    def __init__(self, *args, person, kind, mode="raise", source=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.kind, self.mode, self.source, self.rules = person, kind, mode, source, KINDS[kind]
        self.fields["topic_class"].choices = [("", _("不分类")), *[(c, say(c)) for c in self.rules.classes]]
        self._places()
        self._extras()
        self._subjects()
        self._voices()
        self._result()

    def _places(self):
        """Where the person may raise such a matter; grouped by township in a county."""
        ability = "matter.raise_for" if self.mode == "settle" else self.rules.raise_ability
        able = {p.organisation.area_id for p in self.person.held_posts if p.allows(ability, p.organisation.area_id)}
        able |= {
            p.organisation.area_id
            for p in self.person.held_posts
            if p.allows("matter.raise_for", p.organisation.area_id)
        }
        self.fields["area"].choices = [("", _("请选择")), *by_township(places(sorted(able)))]
        if len(able) == 1:
            self.initial.setdefault("area", next(iter(able)))
        if self.source:
            self.initial |= {"area": self.source.area_id, "title": self.source.title, "text": self.source.text}

    def _extras(self):
        for extra in self.rules.extra:
            if extra.choices:
                pairs = [("", _("不选")), *[(c, say(c)) for c in extra.choices]]
                made = forms.ChoiceField(label=extra.label, choices=pairs, required=extra.required)
            elif extra.counts:
                made = forms.IntegerField(label=extra.label, required=extra.required, min_value=0, max_value=MOST)
            elif extra.name in LONG_EXTRA:
                made = words(extra.label, required=extra.required)
            else:
                made = line(extra.label, required=extra.required, limit=60)
            self.fields[f"extra_{extra.name}"] = made

    def _subjects(self):
        """Which firm it is about; which body is complained of."""
        if self.kind == "enterprise":
            firms = Enterprise.objects.visible_to(self.person).order_by("pinyin", "id")[:500]
            self.firms = {e.ref: e for e in firms}
            choices = [("", _("请选择")), *[(ref, e.name) for ref, e in self.firms.items()]]
            self.fields["enterprise"] = forms.ChoiceField(label=_("哪一家企业"), choices=choices)
        if self.kind == "topic" and self.mode == "raise":
            hint = _("只在反映某个单位时填写，写单位全称。这件事对该单位及其下级不可见，由上级受理。")
            self.fields["about"] = line(_("反映的单位"), required=False, hint=hint)

    def _voices(self):
        """Who spoke: always somebody else when a small matter is settled, else a choice where the person has both."""
        self.for_others = any(p.allows("matter.raise_for", p.organisation.area_id) for p in self.person.held_posts)
        self.for_others = self.for_others and (self.rules.open_to_all or self.mode == "settle")
        if not self.for_others:
            return
        if self.mode == "raise":
            self.fields["voice"] = radio(_("谁提出的"), VOICES)
            self.initial.setdefault("voice", "other")
        self.fields["name"] = line(
            _("提出人姓名"), required=False, limit=40, hint=_("加密保存，不公开。不愿留名的可不填。")
        )
        self.fields["contact"] = line(_("联系电话"), required=False, limit=60, hint=_("加密保存，用来告知结果和回访。"))
        self.fields["channel"] = radio(_("怎么说的"), HEARD)
        self.initial.setdefault("channel", "visit")
        self.fields["on"] = DateField(label=_("哪天说的"), required=False, initial=clock.today())
        self.fields["name_public"] = forms.BooleanField(label=_("本人同意公开姓名"), required=False)

    def _result(self):
        if self.mode == "settle":
            self.fields["result"] = words(_("当场怎么办的"), hint=_("写清办了什么、结果怎样。按“当场办结”单独统计。"))

    def clean_on(self):
        day = self.cleaned_data.get("on")
        if day and day > clock.today():
            raise forms.ValidationError(_("日期还没有到，请核对。"))
        return day

    def clean_about(self):
        name = self.cleaned_data["about"].strip()
        if not name:
            return None
        found = list(Organisation.objects.filter(Q(name=name) | Q(short=name))[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("没有找到这个单位，请写登记过的全称。"))
        return found[0]

    @property
    def spoken_for(self) -> bool:
        """Whether it is typed in for somebody else."""
        return self.for_others and (self.mode == "settle" or self.cleaned_data.get("voice") == "other")

    def fields_of(self) -> dict:
        """The keyword arguments of the action, without who acts."""
        said = self.cleaned_data
        found = {k: said[k] for k in ("title", "text", "wish", "place", "topic_class")}
        found["area"] = Area.objects.get(pk=said["area"])
        found["extra"] = {e.name: str(v) for e in self.rules.extra if (v := said.get(f"extra_{e.name}"))}
        if said.get("enterprise"):
            found["enterprise"] = self.firms[said["enterprise"]]
        if said.get("about"):
            found["about"] = said["about"]
        if self.spoken_for:
            found |= {k: said[k] for k in ("name", "contact", "channel", "name_public")} | {"on": said.get("on")}
        return found
