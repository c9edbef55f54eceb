"""抽签各步的表单 · Approval, publication, the seed before witnesses, a withdrawal, a run that is stopped."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField

from ..models import SeatDraw

NUMBERS = re.compile(r"\d+")
BALLS, DICE, DIGITS = 3, 8, 6
WITNESS = re.compile(r"(.+?)\s*[,，、]\s*(.+)")
MOST_WITNESSES = 8


class ApproveDrawForm(forms.Form):
    """审定抽签方案"""

    approver = forms.CharField(label=_("哪一级党组织"), max_length=80, help_text=_("写全称，例如：村党支部委员会。"))
    basis = forms.CharField(label=_("文号或会议"), max_length=120, help_text=_("例如：6月3日支部委员会会议。"))
    on = DateField(label=_("审定日期"), required=False, help_text=_("不填就是今天。"))


class PublishForm(forms.Form):
    """公布承诺"""

    seed_way = forms.ChoiceField(label=_("种子怎么产生"), choices=SeatDraw.SeedWay.choices, widget=forms.RadioSelect)
    announced = forms.CharField(
        label=_("什么时候、在哪里产生"),
        max_length=200,
        help_text=_("例如：6月5日上午九点，村委会门口，群众当场摸球。用彩票号码的写明哪一种、哪一期。"),
    )


class SeedForm(forms.Form):
    """开签 · The numbers as they were read out, in one writing: whoever checks the draw types the same seed."""

    seed = forms.CharField(label=_("种子"), max_length=80)
    witnesses = forms.CharField(
        label=_("见证人"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一位：姓名，身份。至少两位。密封保存，只写进证书。"),
    )  # fmt: skip

    HINTS = {
        "balls": _("三个球，每个球 00 到 99，按摸出的次序写，例如 07 58 31。"),
        "dice": _("掷八次以上，按次序写，例如 3 1 6 2 2 5 4 1。"),
        "lottery": _("事先指明的那一期开奖号码，至少六位，按公布的次序写。"),
    }

    def __init__(self, *args, way: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.way = way
        self.fields["seed"].help_text = self.HINTS[way]

    def clean_seed(self) -> str:
        numbers = NUMBERS.findall(unicodedata.normalize("NFKC", self.cleaned_data["seed"]))
        wrong = {
            "balls": len(numbers) < BALLS or any(len(n) != 2 for n in numbers),
            "dice": len(numbers) < DICE or any(n not in "123456" or len(n) > 1 for n in numbers),
            "lottery": len("".join(numbers)) < DIGITS,
        }[self.way]
        if wrong:
            raise forms.ValidationError(gettext("种子写得不全：%(how)s") % {"how": self.HINTS[self.way]})
        return " ".join(numbers)

    def clean_witnesses(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["witnesses"].splitlines() if line.strip()]
        if any(WITNESS.fullmatch(line) is None for line in lines):
            raise forms.ValidationError(gettext("每一行写一位见证人：姓名，身份。"))
        if not 2 <= len(lines) <= MOST_WITNESSES or len(set(lines)) < len(lines):
            raise forms.ValidationError(gettext("见证人两位以上、八位以内，不能重复。"))
        return lines


class WhyForm(forms.Form):
    """写明原因"""

    why = forms.CharField(label=_("原因"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
