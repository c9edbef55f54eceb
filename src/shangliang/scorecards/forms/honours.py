"""表彰的表单 · Which honours, which honoured; opening one, nominating, the decision, where it is given, objections."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, finding
from shangliang.matters.forms.public_fields import ContactField
from shangliang.matters.wording import whole_day
from shangliang.people.models import Organisation, Person

from ..models import Honour, HonourObjection
from .duty import box

KINDS = list(Honour.Kind.choices)
STATES = [("open", _("提名中")), ("noticed", _("公示")), ("decided", _("已决定")), ("given", _("已颁发"))]


class HonourFind(finding.Find):
    """表彰项目的查找"""

    sorts: ClassVar = {"new": (_("最近立项"), ("-opened_on", "-id")), "old": (_("最早立项"), ("opened_on", "id"))}
    state = finding.Choice(STATES, label=_("进展"))
    kind = finding.Choice(KINDS, label=_("表彰谁"))
    area = finding.Area()
    since = finding.Day(_("立项时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class RegisterFind(finding.Find):
    """荣誉册的查找 · The days are those of the decision."""

    sorts: ClassVar = {
        "new": (_("最近决定"), ("-honour__decided_on", "-id")),
        "old": (_("最早决定"), ("honour__decided_on", "id")),
    }
    kind = finding.Choice(KINDS, label=_("表彰谁"))
    area = finding.Area()
    since = finding.Day(_("决定时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class OpenForm(forms.Form):
    """立项"""

    title = forms.CharField(label=_("荣誉称号"), max_length=60)
    kind = forms.ChoiceField(label=_("表彰谁"), choices=KINDS, widget=forms.RadioSelect(attrs={"class": "short"}))
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    basis = forms.CharField(
        label=_("批准依据"),
        max_length=200,
        help_text=_("列入评比达标表彰项目的批复：文件名称、文号、日期。没有批准的不能表彰。"),
    )
    approved_by = forms.CharField(label=_("批准机关"), max_length=60)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year


class NominateForm(forms.Form):
    """提名 · Found by name among those on record in the place; several of the same name are told apart by where they are."""

    name = forms.CharField(
        label=_("提名谁"), max_length=60, help_text=_("写登记的全名；事迹由系统按记录列出，没有记录的不能提名。")
    )
    reason = box(_("主要事迹"), rows=4)

    def __init__(self, *args, honour, **kwargs):
        super().__init__(*args, **kwargs)
        self.honour = honour

    def clean_name(self):
        words = self.cleaned_data["name"].strip()
        found = list(self._found(words)[:2])
        if not found:
            raise forms.ValidationError(gettext("本级没有登记“%(name)s”。") % {"name": words})
        if len(found) > 1:
            raise forms.ValidationError(gettext("叫“%(name)s”的不止一个，请写编号。") % {"name": words})
        return found[0]

    def _found(self, words: str):
        code = self.honour.area_id
        if self.honour.kind == Honour.Kind.COLLECTIVE:
            ours = Organisation.objects.within(code).order_by("id")
        else:
            ours = Person.objects.posted_within([(code, code + "\x7f")]).order_by("id").distinct()
        exact = ours.filter(ref=words) if hasattr(ours.model, "ref") else ours.none()
        return exact if exact.exists() else ours.filter(name=words)


class DecisionForm(forms.Form):
    """登记决定 · Of what the competent meetings of the place have passed since the notice ended."""

    decision = forms.ChoiceField(label=_("哪一次会议的决定"))

    def __init__(self, *args, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [
            (str(one.pk), f"{whole_day(clock.local_day(one.at))} {one.meeting} · {one}") for one in decisions
        ]


class GiveForm(forms.Form):
    """颁发"""

    item = forms.ChoiceField(label=_("在哪一次会议上颁发"))

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [
            (str(one.pk), f"{whole_day(clock.local_day(one.done_at))} {one.meeting} · {one}") for one in items
        ]


class HonourObjectionForm(forms.Form):
    """收到的异议 · Who said it is not asked."""

    text = box(_("异议"), hint=_("写事实和可以核查的线索；不写提异议的人。"))
    way = forms.ChoiceField(label=_("怎样收到"), choices=HonourObjection.Way.choices)
    contact = ContactField(
        label=_("联系方式"), max_length=60, required=False,
        help_text=_("愿意让办公室回复您，可以留电话或邮箱：加密保存，看过要留痕，作出决定后删去。不用写姓名。"),
    )  # fmt: skip


class SettleForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("结论"), choices=[("no", _("异议不成立")), ("yes", _("异议成立"))],
        widget=forms.RadioSelect(attrs={"class": "short"}), help_text=_("成立的，提名随即撤回。"),
    )  # fmt: skip
    answer = box(_("核查结果"))
