"""会场表单 · What the chair's buttons and boxes send: small, so that each mistake has its sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

from ..models import Shown, Speech

KEY = 2**63 - 1


def number(most=KEY, *, required=True):
    return forms.IntegerField(min_value=0, max_value=most, required=required, widget=forms.HiddenInput)


class Press(forms.Form):
    """按一下 · A button that says all by itself."""


class AskForm(forms.Form):
    """要求发言"""

    who = Words(
        label=_("席号、首字母或姓名"), max_length=40, error_messages={"required": _("请写席号、首字母或姓名。")}
    )
    kind = forms.ChoiceField(label=_("方式"), choices=Speech.Kind.choices, initial=Speech.Kind.SPEECH)


class CallForm(forms.Form):
    """请发言 · `after`: the speech that the chair saw going on."""

    speech = number()
    after = number(required=False)


class InviteForm(forms.Form):
    """请还没发言的人"""

    seat = number(9999)
    after = number(required=False)


class StopForm(forms.Form):
    """发言结束"""

    expected = number(required=False)


class WithdrawForm(forms.Form):
    """不发言了"""

    speech = number()


class ItemForm(forms.Form):
    """换议程"""

    item = number(200)
    seen = number(200)


class TimerForm(forms.Form):
    """计时"""

    minutes = forms.FloatField(
        label=_("几分钟"),
        required=False,
        widget=forms.NumberInput(attrs={"step": "any"}),
        error_messages={"invalid": _("请写分钟数，例如 5。")},
    )


class ShowForm(forms.Form):
    """投屏 · `pick`: which poll, or which cards."""

    shows = forms.ChoiceField(choices=Shown.choices, error_messages={"invalid_choice": _("大屏不能显示这一项。")})
    pick = Words(required=False, max_length=200)


class LineUpForm(forms.Form):
    """排一项 · One of what is offered, or a text."""

    offer = Words(required=False, max_length=30)
    text = Words(label=_("一段话"), required=False, max_length=120)


class EntryForm(forms.Form):
    """排好的一项"""

    key = Words(required=False, max_length=12)


class OrderForm(EntryForm):
    """提前、推后"""

    way = forms.ChoiceField(choices=[("up", _("提前")), ("down", _("推后"))])


class NoteForm(forms.Form):
    """记一笔 · For the speech that is going on, or for the minutes."""

    text = Words(label=_("记一笔"), max_length=1000, error_messages={"required": _("请写一句话。")})
    to = number(required=False)
    takes_up = number(required=False)
