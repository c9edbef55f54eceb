"""结对、更换、结束的表单 · Who, whom, from when, why."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock
from shangliang.kit.forms import DateField
from shangliang.kit.periods import BEGINNING
from shangliang.people.areas import after
from shangliang.people.forms.office import ByRef
from shangliang.people.models import Area, Organisation, Person, Post

from ..kinds import KINDS
from ..models import RankLevel


class ByName(forms.CharField):
    """人员 · A person of the place by name, sign-in name or public id; of several with one name it asks for the id."""

    def __init__(self, **more):
        super().__init__(**({"max_length": 40, "help_text": gettext_lazy("写姓名；重名时写人员页上的代号。")} | more))
        self.ranges: list[tuple[str, str]] = []

    def clean(self, value):
        words = super().clean(value).strip()
        if not words:
            return None
        near = Person.objects.filter(pk__in=Post.objects.held().within(self.ranges).values("person_id"))
        found = list(near.filter(ref=words)[:1]) or list(near.filter(name=words)[:3])
        if not found:
            raise forms.ValidationError(_("本地区的在职人员里没有“%(words)s”。") % {"words": words})
        if len(found) > 1:
            raise forms.ValidationError(
                _("有几个人叫这个名字，请写代号：%(refs)s。") % {"refs": "、".join(p.ref for p in found)}
            )
        return found[0]


def ranges_of(person, ability: str) -> list[tuple[str, str]]:
    codes = {p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)}
    return [(code, after(code)) for code in sorted(codes)]


class Dated(forms.Form):
    """从哪天起 · Not of tomorrow, and of no year in which there was nothing of this."""

    on = DateField(label=gettext_lazy("从哪天起"), help_text=gettext_lazy("已经发生的写当时的日期。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", clock.today())

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("日期还没有到，请核对。"))
        if day < BEGINNING:
            raise forms.ValidationError(_("请核对年份：%(day)s。") % {"day": day})
        return day


class BondForm(Dated):
    """登记联系、下沉 · A leader and a member, or a member and a community."""

    who = ByName()
    whom = ByName()
    place = forms.ModelChoiceField(
        Area.objects.all(), label=gettext_lazy("社区（村）的区划代码"), widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=gettext_lazy("在区划页上能看到。"), error_messages={"invalid_choice": gettext_lazy("没有这个区划代码。")},
    )  # fmt: skip
    field_order = ("who", "whom", "place", "on")

    def __init__(self, *args, kind, by, **kwargs):
        super().__init__(*args, **kwargs)
        rules = KINDS[kind]
        del self.fields["whom" if rules.target == "area" else "place"]
        for name, label in (("who", rules.who), ("whom", rules.whom)):
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].ranges = ranges_of(by, rules.ability)

    def target(self):
        return self.cleaned_data.get("whom") or self.cleaned_data.get("place")


class ChangeForm(Dated):
    """更换 · Who comes instead, and why."""

    who = ByName(label=gettext_lazy("换成谁"))
    reason = forms.CharField(
        label=gettext_lazy("更换的原因"),
        max_length=200,
        help_text=gettext_lazy("例如：原帮扶干部调离。不写对方的隐私。"),
    )
    field_order = ("who", "reason", "on")

    def __init__(self, *args, bond, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].ranges = ranges_of(by, bond.rules.ability)


class EndForm(Dated):
    """结束 · Why; from that day on it gives nothing."""

    reason = forms.CharField(
        label=gettext_lazy("结束的原因"),
        max_length=200,
        help_text=gettext_lazy("例如：已退出帮扶名单。不写对方的隐私。"),
    )
    field_order = ("reason", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("从哪天起结束")


class ContactForm(forms.Form):
    """包联 · The body and the post in it that look after the firm."""

    organisation = ByRef(label=gettext_lazy("包联单位代号"), help_text=gettext_lazy("在组织页上能看到。"))
    title = forms.CharField(
        label=gettext_lazy("包联领导职务"), max_length=60, help_text=gettext_lazy("写职务，不写姓名。")
    )
    lead = forms.BooleanField(
        label=gettext_lazy("作为牵头包联单位"), required=False, initial=True,
        help_text=gettext_lazy("牵头的只有一个，会接替原来的；不勾选则另加一个包联单位。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.all()


class HelperForm(forms.Form):
    """帮扶干部名册 · One line of the roll; written again, it is changed."""

    who = ByName(label=gettext_lazy("帮扶干部"))
    rank = forms.ChoiceField(label=gettext_lazy("职级"), choices=RankLevel)
    capacity = forms.IntegerField(label=gettext_lazy("可联系几户"), min_value=1, max_value=99, initial=1)
    home = forms.ModelChoiceField(
        Area.objects.all(), label=gettext_lazy("本人所在村（社区）的区划代码"), required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}), help_text=gettext_lazy("按本村回避或本村优先时用。"),
        error_messages={"invalid_choice": gettext_lazy("没有这个区划代码。")},
    )  # fmt: skip
    recuse = forms.CharField(
        label=gettext_lazy("回避"), required=False, max_length=400,
        help_text=gettext_lazy("不能由这名干部联系的人、户的代号或区划代码，用顿号或空格隔开。"),
    )  # fmt: skip

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].ranges = ranges_of(by, "bond.make")

    def clean_recuse(self):
        return [
            part
            for part in self.cleaned_data["recuse"].replace("、", " ").replace("，", " ").replace(",", " ").split()
            if part
        ]
