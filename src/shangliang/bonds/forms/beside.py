"""附记的表单 · Aid, contact card, checklist, organ asked, need."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit.say import say
from shangliang.matters.kinds import KINDS as MATTERS

from .. import rules
from ..models.aid import AidKind, Source
from .binding import Dated

TEXT = forms.Textarea(attrs={"rows": 4})


class AidForm(Dated):
    """登记帮扶物资"""

    kind = forms.ChoiceField(
        label=gettext_lazy("款或物"),
        choices=AidKind,
        widget=forms.RadioSelect(attrs={"class": "short"}),
        initial="goods",
    )
    what = forms.CharField(
        label=gettext_lazy("内容"), max_length=120, help_text=gettext_lazy("例如：大米、面粉、食用油各一。")
    )
    yuan = forms.DecimalField(
        label=gettext_lazy("金额或折价（元）"), min_value=0.01, max_digits=10, decimal_places=2,
        error_messages={"min_value": gettext_lazy("金额要大于 0。")},
    )  # fmt: skip
    source = forms.ChoiceField(label=gettext_lazy("来源"), choices=Source)
    field_order = ("kind", "what", "yuan", "source", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("哪天")


class CardForm(Dated):
    """交换联系方式 · Each side has the other's; what is left empty stays as it was."""

    helper_phone = forms.RegexField(
        r"^[0-9+\- ]{5,30}$", label=gettext_lazy("交给对方的：我方电话"), required=False, help_text=gettext_lazy("密封保存；印在联系卡上。"),
        error_messages={"invalid": gettext_lazy("号码只含数字、空格、+ 和 -。")},
    )  # fmt: skip
    family_phone = forms.RegexField(
        r"^[0-9+\- ]{5,30}$", label=gettext_lazy("对方留下的电话"), required=False, help_text=gettext_lazy("密封保存；不印在任何纸上。"),
        error_messages={"invalid": gettext_lazy("号码只含数字、空格、+ 和 -。")},
    )  # fmt: skip
    family_who = forms.CharField(
        label=gettext_lazy("这个电话是谁的"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("例如：本人、爷爷、邻居。"),
    )
    field_order = ("helper_phone", "family_phone", "family_who", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("交换的日期")

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("helper_phone") and not found.get("family_phone"):
            raise forms.ValidationError(_("请至少写一方的电话。"))
        return found


class AskForm(Dated):
    """联系有关部门"""

    organ = forms.CharField(
        label=gettext_lazy("哪个部门"), max_length=60, help_text=gettext_lazy("例如：县公安局交警大队。")
    )
    asked = forms.CharField(
        label=gettext_lazy("问的事"), max_length=500, widget=TEXT, help_text=gettext_lazy("密封保存。")
    )
    field_order = ("organ", "asked", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("联系的日期")


class AnswerForm(Dated):
    """部门的答复"""

    answer = forms.CharField(
        label=gettext_lazy("答复"), max_length=500, widget=TEXT, help_text=gettext_lazy("密封保存。")
    )
    field_order = ("answer", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("答复的日期")


class TickForm(Dated):
    """清单完成一项"""

    item = forms.ChoiceField(label=gettext_lazy("哪一项"))
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=200)
    field_order = ("item", "note", "on")

    def __init__(self, *args, bond, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("哪天")
        self.fields["item"].choices = [
            (str(rules.LISTS[code][0]), [(f"{code}/{item}", item) for item in rules.items(code, bond.area_id)])
            for code in bond.rules.lists
        ]


class RevealForm(forms.Form):
    """看内容的理由"""

    reason = forms.CharField(
        label=gettext_lazy("为什么要看"),
        max_length=120,
        help_text=gettext_lazy("例如：核对需求是否解决。会记入操作轨迹。"),
    )


class NeedForm(Dated):
    """需求转事项"""

    title = forms.CharField(label=gettext_lazy("需求或困难"), max_length=60, help_text=gettext_lazy("写事，不写姓名。"))
    text = forms.CharField(label=gettext_lazy("详细情况"), max_length=1000, widget=TEXT)
    topic_class = forms.ChoiceField(label=gettext_lazy("分类"))
    field_order = ("title", "text", "topic_class", "on")

    def __init__(self, *args, bond, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("哪天发现的")
        self.fields["topic_class"].choices = [(word, say(word)) for word in MATTERS[bond.rules.matter].classes]
