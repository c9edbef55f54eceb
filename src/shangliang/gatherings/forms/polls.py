"""测评表单 · A question with its options and grade; two persons' figures; a code; a choice."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.matters.forms.public_fields import Words
from shangliang.people.refusal import Refused

from .. import secrecy
from ..actions.polling import tidy
from ..models import Grade
from .hall import PrintedCode

SMALL = re.compile(r"[0-9]{1,3}")
USUAL = "满意\n基本满意\n不满意"


class PollForm(forms.Form):
    """拟测评"""

    question = Words(
        label=gettext_lazy("题目"), max_length=200, error_messages={"required": gettext_lazy("请写题目。")}
    )
    options = Words(
        label=gettext_lazy("选项"), rows=4, max_length=400, help_text=gettext_lazy("一行一个，2 到 8 个。"),
        error_messages={"required": gettext_lazy("请写选项，一行一个。")},
    )  # fmt: skip
    grade = forms.ChoiceField(
        label=gettext_lazy("保密程度"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一种。"), "invalid_choice": gettext_lazy("请选一种。")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"options": USUAL, "grade": Grade.SLIP} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = [(g.value, secrecy.sentence(g)) for g in Grade]

    def clean_options(self) -> list[str]:
        try:
            return tidy(self.cleaned_data["options"].splitlines())
        except Refused as reason:
            raise forms.ValidationError(str(reason))


class CountForm(forms.Form):
    """清点 · One number for each option, then what could not be read."""

    def __init__(self, *args, poll, **kwargs):
        super().__init__(*args, **kwargs)
        for n, word in enumerate([*poll.options, _("空白和看不清的")]):
            self.fields[f"n{n}"] = forms.IntegerField(
                label=word, min_value=0, max_value=100_000, initial=0,
                error_messages={"required": _("请写一个数，没有的写 0。"), "invalid": _("请写一个整数。")},
            )  # fmt: skip

    def totals(self) -> list[int]:
        return [self.cleaned_data[name] for name in self.fields]


class ForForm(forms.Form):
    """代记 · Seat number and choice of somebody who says it aloud."""

    seat = forms.IntegerField(
        label=gettext_lazy("席号"), min_value=1, max_value=9999,
        error_messages={"required": gettext_lazy("请写席号。"), "invalid": gettext_lazy("请写席号。")},
    )  # fmt: skip
    option = forms.TypedChoiceField(label=gettext_lazy("选择"), coerce=int, widget=forms.RadioSelect(attrs={"class": "short"}),
                                    error_messages={"required": gettext_lazy("请选一项。")})  # fmt: skip

    def __init__(self, *args, poll, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["option"].choices = list(enumerate(poll.options))


def choice_of(sent, poll) -> int | dict:
    """What a press on a ballot says: the place of one option; of an election the marks, or 弃权."""
    if not poll.seats:
        return int(sent["option"]) if SMALL.fullmatch(sent.get("option", "")) else -1
    if sent.get("none"):
        return {"for": [], "other": []}
    marked = [int(place) for place in sent.getlist("for") if SMALL.fullmatch(place)]
    written = [
        name for name in re.split(r"[、，,;；\n]", sent.get("other", "").replace("\0", "")[:400]) if name.strip()
    ]
    if not marked and not written:
        raise Refused(_("一个人也没有选。要弃权，请按“弃权”。"))
    return {"for": marked, "other": written}


class EnterForm(forms.Form):
    """进入测评 · The code of a slip or of a personal link."""

    code = PrintedCode(
        label=gettext_lazy("纸签或个人链接上的码"), max_length=40, help_text=gettext_lazy("10 个字母和数字，大小写都行。"),
        error_messages={"required": gettext_lazy("请写纸签上的码。")},
    )  # fmt: skip


class ReceiptForm(forms.Form):
    """查回执 · The ten letters that were shown after choosing."""

    receipt = PrintedCode(
        label=gettext_lazy("回执码"), max_length=40, help_text=gettext_lazy("选好以后手机上显示的 10 个字母和数字。"),
        error_messages={"required": gettext_lazy("请写回执码。")},
    )  # fmt: skip
