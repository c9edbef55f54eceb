"""签到台表单 · One tap, or what needs more words: leave, left early, 列席, 旁听, somebody who was on no list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

from ..models import Presence

CHANGES = [
    (value, Presence(value).label)
    for value in ("expected", "present", "late", "nonvoting", "spectator", "left_early", "leave")
]
NEWCOMERS = [(value, Presence(value).label) for value in ("present", "late", "nonvoting", "spectator")]


class MarkForm(forms.Form):
    """改到会情况"""

    presence = forms.ChoiceField(
        label=_("到会情况"), choices=CHANGES, widget=forms.RadioSelect(attrs={"class": "short"})
    )
    reason = Words(label=_("请假原因"), max_length=120, required=False)
    approved_by = Words(label=_("准假人"), max_length=60, required=False, help_text=_("写职务，例如：村党支部书记。"))

    def clean(self):
        data = super().clean()
        if data.get("presence") == Presence.LEAVE:
            for name, sentence in (("reason", _("请写请假的原因。")), ("approved_by", _("请写谁准的假。"))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return data


class NewcomerForm(forms.Form):
    """临时到会"""

    name = Words(label=_("姓名"), max_length=60, error_messages={"required": _("请写姓名。")})
    seat = forms.ChoiceField(label=_("类别"), required=False)
    presence = forms.ChoiceField(label=_("到会情况"), choices=NEWCOMERS, initial=Presence.PRESENT)
    interested = forms.BooleanField(label=_("利益相关方"), required=False)

    def __init__(self, *args, seats, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [("", _("没有类别")), *seats.items()]
