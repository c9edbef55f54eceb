"""召集会议的表单 · One screen; put off; a plenary that is called."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.halves import spanned
from shangliang.people.models import Organisation
from shangliang.people.refusal import Refused

from ..kinds import KINDS
from ..numbers import find_session
from .fields import Spanned, box, line, when

BODIES = frozenset(body for kind in KINDS.values() for body in kind.bodies)
SESSION = _("例如：五届十二次。不填就接着上一次往下编。")


def bodies_of(person):
    """The bodies whose meetings the person may call."""
    codes = {p.organisation.area_id for p in person.held_posts if p.allows("meeting.call", p.organisation.area_id)}
    return Organisation.objects.filter(area_id__in=codes, kind__in=BODIES).order_by("area_id", "kind", "name")


class WhenForm(Spanned):
    """时间地点"""

    starts_at = when(_("开始时间"))
    ends_at = when(_("结束时间"))
    place = line(_("地点"))
    chair = line(_("主持人"), limit=60, required=False, hint=_("写职务，例如：政协主席。"))
    schedule = box(_("日程"), limit=5_000, required=False, hint=_("开几天的会写日程，一行一段。"), rows=3)


class WhyForm(forms.Form):
    """为什么"""

    why = line(_("原因"), limit=200)


class CallForm(WhenForm):
    """召集会议"""

    kind = forms.ChoiceField(label=_("类别"), widget=forms.RadioSelect)
    body = forms.ChoiceField(label=_("哪个组织的会议"))
    session = line(_("届次"), limit=30, required=False, hint=SESSION)
    title = line(_("名称"), required=False, hint=_("不填就用届次和类别，例如：五届十二次主席会议。"))
    recorder = line(_("记录人"), limit=60, required=False)
    whole = forms.IntegerField(
        label=_("全体组成人员"),
        min_value=1,
        max_value=2000,
        required=False,
        help_text=_("名额没有满的填名额；不填就按名单算。"),
    )
    half_days = forms.IntegerField(
        label=_("半天数"), min_value=1, max_value=60, required=False, help_text=_("不填就按开始和结束的时间算。")
    )
    rehearsal = forms.BooleanField(label=_("演练：不编次数，不计入数字"), required=False)

    field_order = ("kind", "body", "session", "title", "starts_at", "ends_at", "place", "chair", "recorder")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {body.ref: body for body in bodies_of(person).select_related("area")}
        self.fields["kind"].choices = [(slug, f"{kind.name} · {kind.sentence}") for slug, kind in KINDS.items()]
        self.fields["body"].choices = [(ref, str(body)) for ref, body in self.bodies.items()]
        self.initial.setdefault("kind", "chairpersons")
        committee = (ref for ref, body in self.bodies.items() if body.kind in KINDS["chairpersons"].bodies)
        self.initial.setdefault("body", next(committee, None))

    def clean_session(self):
        typed = self.cleaned_data["session"]
        found = find_session(typed) if typed else None
        if typed and (found is None or found[0] > 99):
            raise forms.ValidationError(_("届次看不懂，请写成“五届十二次”。"))
        return found

    def clean(self):
        found = super().clean()
        body, kind = self.bodies.get(found.get("body", "")), KINDS.get(found.get("kind", ""))
        if body and kind and body.kind not in kind.bodies:
            self.add_error("body", _("%(body)s不开%(kind)s。") % {"body": body, "kind": kind.name})
        if found.get("session") and kind and not kind.numbered:
            self.add_error("session", _("这类会议不编届次。"))
        return found

    def facts(self) -> dict:
        """The arguments of the action."""
        given = dict(self.cleaned_data)
        given["body"] = self.bodies[given["body"]]
        typed = given.pop("session")
        given["half_days"] = given["half_days"] or spanned(given["starts_at"], given["ends_at"])
        return given | ({"term": typed[0], "number": typed[1]} if typed else {})


class PlenaryForm(WhenForm):
    """召开全体会议 · Its proposed agenda, one line each: kind and title."""

    session = line(_("届次"), limit=30, required=False, hint=SESSION)
    agenda = box(
        _("建议议程"), limit=5_000, rows=6, hint=_("一行一项，例如：听取 常委会工作报告。只写议题的记为审议通过。")
    )

    field_order = ("session", "starts_at", "ends_at", "place", "chair", "agenda", "schedule")
    clean_session = CallForm.clean_session

    def clean_agenda(self):
        from .items import item_of

        try:
            return [item_of(row) for row in self.cleaned_data["agenda"].splitlines() if row.strip()]
        except Refused as reason:
            raise forms.ValidationError(str(reason))

    def facts(self) -> dict:
        given = dict(self.cleaned_data)
        typed = given.pop("session")
        given["half_days"] = spanned(given["starts_at"], given["ends_at"])
        return given | ({"term": typed[0], "number": typed[1]} if typed else {})
