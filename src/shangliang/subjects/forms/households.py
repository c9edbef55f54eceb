"""户的表单 · Looking for households, registering one after having looked, saying where it lives."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import clock, finding
from shangliang.kit.forms import DateField
from shangliang.people.areas import VILLAGE
from shangliang.people.forms.office import places
from shangliang.people.models import Area

from .. import care, permits
from ..models import Reason
from .persons import kinds_field, plain, say_how_old, short


class HouseholdsFind(finding.Find):
    """关爱对象的查找 · The days are those they came on the list. Whom one looks for stands in no address: see WhoForm."""

    sorts: ClassVar = {
        "place": (gettext_lazy("所在地"), ("household__area_id", "household_id")),
        "listed": (gettext_lazy("最近纳入"), ("-listed_on", "-id")),
        "oldest": (gettext_lazy("最早纳入"), ("listed_on", "id")),
    }
    kind = finding.Choice([], label=gettext_lazy("类别"))
    paired = finding.Choice(
        [("yes", gettext_lazy("已结对")), ("no", gettext_lazy("还没有结对"))], label=gettext_lazy("结对")
    )
    state = finding.Choice(
        [("left", gettext_lazy("已退出")), ("all", gettext_lazy("在册和已退出"))], label=gettext_lazy("在册情况")
    )
    area = finding.Area()
    since = finding.Day(gettext_lazy("纳入时间从"))
    until = finding.Day(gettext_lazy("到"))


class WhoForm(forms.Form):
    """找谁 · A whole name or number, or the initials of a name. It is posted: an address ends in histories and logs."""

    q = forms.CharField(
        label=gettext_lazy("姓名、身份证号、首字母"), required=False, max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )  # fmt: skip

    @property
    def words(self) -> str:
        return self.cleaned_data.get("q", "") if self.is_bound and self.is_valid() else ""


class LooksFind(finding.Find):
    """查看记录的查找"""

    sorts: ClassVar = {
        "new": (gettext_lazy("最近查看"), ("-at", "-id")),
        "old": (gettext_lazy("最早查看"), ("at", "id")),
    }
    reason = finding.Choice(Reason.choices, label=gettext_lazy("原因"))
    area = finding.Area()
    since = finding.Day(gettext_lazy("查看时间从"))
    until = finding.Day(gettext_lazy("到"))


class WhereForm(forms.Form):
    """在哪里 · The place, chosen from those that the person may register in."""

    area = forms.ChoiceField(label=gettext_lazy("所在村（社区）"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        roots = permits.places(person, "household.add")
        found = places(roots)
        villages = [pair for pair in found if len(pair[0]) >= VILLAGE]
        self.fields["area"].choices = [("", _("请选择")), *(villages or found)]
        if len(villages) == 1:
            self.initial.setdefault("area", villages[0][0])

    def clean_area(self):
        return Area.objects.get(pk=self.cleaned_data["area"])


class SearchForm(WhereForm):
    """先查找 · Before anybody is registered: perhaps they are already on the list, in this place or the next."""

    name = plain("name", required=False)
    id_number = plain("id_number", hint=gettext_lazy("只用来查找，这一步不保存。"), required=False)

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("name") and not found.get("id_number"):
            self.add_error("name", _("请写姓名或身份证号，先查一查是不是已经登记。"))
        return found


class NewForm(WhereForm):
    """登记一户 · With its first person; sensitive facts come later, with the consent."""

    name = plain("name", hint=gettext_lazy("未成年人的姓名，等录了监护人同意书再填。"), required=False)
    born_on = DateField(label=gettext_lazy("出生日期"), required=False)
    minor = forms.BooleanField(label=gettext_lazy("未成年人（不知道出生日期时勾选）"), required=False)
    kinds = kinds_field()
    listed_on = DateField(label=gettext_lazy("纳入日期"))
    address = forms.CharField(
        label=gettext_lazy("住址"), max_length=120, required=False, help_text=gettext_lazy("密封保存。")
    )
    phone = short("phone", 30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        roots = permits.places(kwargs["person"], "household.add")
        self.fields["kinds"].choices = care.pairs(care.KINDS, roots[0] if roots else "")
        self.initial.setdefault("listed_on", clock.today())

    def clean(self):
        found = super().clean()
        if not (found.get("born_on") or found.get("minor")):
            say_how_old(self)
        return found


class HouseholdForm(WhereForm):
    """住址 · The address is not written into the page; left empty it stays."""

    address = forms.CharField(
        label=gettext_lazy("住址"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("已登记的不显示；留空就不改。"),
    )
