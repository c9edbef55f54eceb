"""关爱对象的表单 · What the file says, why it is opened, left or destroyed.

No form writes a kept fact into the page: what is left empty stays as it is, and a tick takes a fact away.
"""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.kit.say import say

from .. import care, facts, identity
from ..actions.persons import not_yet
from ..models import Erasure, Left, Reason, uncovered

KEPT = gettext_lazy("已登记的不显示；留空就不改。")


def plain(name, *, hint="", required=True):
    """A name or a number: the browser neither proposes nor remembers it."""
    most = {"name": 60, "id_number": 18}[name]
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=facts.LABELS[name], max_length=most, required=required, help_text=hint, widget=box)


def short(name, most):
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=facts.LABELS[name], max_length=most, required=False, widget=box)


def long(name, most):
    box = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    return forms.CharField(label=facts.LABELS[name], max_length=most, required=False, widget=box)


def kinds_field():
    return forms.MultipleChoiceField(label=gettext_lazy("对象类别"), widget=forms.CheckboxSelectMultiple)


def say_how_old(form) -> None:
    """A child of whom nobody says how old it is would be kept like an adult, whose name needs no consent."""
    if any("儿" in kind for kind in form.cleaned_data.get("kinds", ())):
        form.add_error("born_on", _("孤儿和儿童请填出生日期；不知道的，勾选“未成年人”。"))


class FactsForm(forms.Form):
    """档案 · Facts of one person; `found` is None for somebody new in the household."""

    kinds = kinds_field()
    listed_on = DateField(label=gettext_lazy("纳入日期"))
    name = plain("name", required=False)
    born_on = DateField(label=facts.LABELS["born_on"], required=False)
    minor = forms.BooleanField(label=gettext_lazy("未成年人（不知道出生日期时勾选）"), required=False)
    phone = short("phone", 30)
    guardian = short("guardian", 120)
    school = short("school", 120)
    house = long("house", 200)
    id_number = plain("id_number", required=False)
    disability_grade = forms.ChoiceField(label=facts.LABELS["disability_grade"], required=False)
    disability = long("disability", 300)
    illness = long("illness", 300)
    health = long("health", 300)
    income = short("income", 120)
    clear = forms.MultipleChoiceField(
        label=gettext_lazy("清空这些已登记的信息"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, area, found=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = found
        self.fields["kinds"].choices = care.pairs(care.KINDS, area, found.kinds if found else ())
        self.fields["disability_grade"].choices = [("", _("不选")), *[(g, say(g)) for g in care.GRADES]]
        if found is None:
            self.initial.setdefault("listed_on", clock.today())
            del self.fields["clear"]
            return
        self.initial |= {"kinds": found.kinds, "listed_on": found.listed_on, "minor": found.minor}
        held = [name for name in facts.LABELS if getattr(found, name)]
        self.fields["clear"].choices = [(name, facts.LABELS[name]) for name in held]
        for name in held:
            self.fields[name].help_text = KEPT

    def clean_id_number(self):
        number = self.cleaned_data["id_number"].strip().upper()
        if number and identity.birthday_in(number) is None:
            raise forms.ValidationError(_("身份证号不对：应为 18 位，请核对出生日期和最后一位校验码。"))
        return number

    def clean_born_on(self):
        born = self.cleaned_data["born_on"]
        if born and born > clock.today():
            raise forms.ValidationError(_("出生日期还没有到，请核对。"))
        return born

    def clean(self):
        found = super().clean()
        known = self.cleaned_data.get("born_on") or (self.found and (self.found.born_on or self.found.erased_on))
        if not (known or self.cleaned_data.get("id_number") or found.get("minor")):
            say_how_old(self)
        if not self.errors:
            self._check_consent()
        return found

    def _check_consent(self):
        """What no consent covers is refused at its own field; all that was typed stays."""
        given, minor = self.given(), self._minor()
        missing = uncovered(self.found, given, minor=minor) if self.found else _all(given, minor=minor)
        for name in missing:
            self.add_error(name, not_yet([name], minor=minor))

    def _minor(self) -> bool:
        number = identity.birthday_in(self.cleaned_data["id_number"])
        born = self.cleaned_data.get("born_on") or (self.found.birthday if self.found else None) or number
        return identity.is_minor(born, clock.today()) if born else self.cleaned_data["minor"]

    def given(self) -> dict[str, str]:
        """The facts that change: what was typed, and what was ticked to be emptied."""
        typed = {name: self.cleaned_data.get(name) for name in facts.LABELS}
        changed = {name: str(value).strip() for name, value in typed.items() if value}
        return changed | dict.fromkeys((n for n in self.cleaned_data.get("clear", ()) if n not in changed), "")


def _all(given, *, minor: bool) -> list[str]:
    """Of somebody new nothing sensitive is covered yet."""
    return [name for name in facts.sensitive(minor=minor) if given.get(name)]


class RevealForm(forms.Form):
    """查看原因 · Why masked facts are opened."""

    reason = forms.ChoiceField(
        label=gettext_lazy("为什么要看"), choices=[("", gettext_lazy("请选择")), *Reason.choices],
        help_text=gettext_lazy("会记入查看记录和操作轨迹。"),
    )  # fmt: skip
    note = forms.CharField(label=gettext_lazy("说明"), max_length=200, required=False)

    def clean(self):
        found = super().clean()
        if found.get("reason") == Reason.OTHER and not found.get("note"):
            self.add_error("note", _("选“其他”时，请写一句说明。"))
        return found


class LeaveForm(forms.Form):
    """退出 · Why somebody is no longer under care."""

    why = forms.ChoiceField(
        label=gettext_lazy("退出原因"),
        choices=[c for c in Left.choices if c[0] != Left.ERASED],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("退出说明"), max_length=200, required=False)


class EraseForm(forms.Form):
    """删除 · In two steps: the reason, then the certificate as it will read, and yes."""

    why = forms.ChoiceField(label=gettext_lazy("删除原因"), choices=Erasure.choices, widget=forms.RadioSelect)
