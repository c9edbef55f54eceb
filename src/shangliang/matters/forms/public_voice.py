"""我的事 · What whoever raised a matter says of it: the code, the confirmation, what was still missing."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Confirmation
from .public_fields import CodeField, Words

CHOOSE = gettext_lazy("请选一个。")


class CodeForm(forms.Form):
    """查询码"""

    code = CodeField(label=gettext_lazy("查询码"), help_text=gettext_lazy("印在回执上的 10 个字母和数字，大小写都行。"),
                     max_length=40, error_messages={"required": gettext_lazy("请写回执上的查询码。")})  # fmt: skip
    way = forms.CharField(required=False, widget=forms.HiddenInput)


class TrackForm(forms.Form):
    """查进度 · A public number, a ledger number or a secret code: whatever stands on the paper."""

    number = Words(label=gettext_lazy("编号或查询码"), max_length=60,
                   help_text=gettext_lazy("编号、台账号（如 议〔2023〕12号）、查询码，写哪个都行。"),
                   error_messages={"required": gettext_lazy("请写回执上的编号或查询码。")})  # fmt: skip


class AddressForm(forms.Form):
    """有进展告诉我 · Where a follower without an account wants to hear of it."""

    contact = forms.EmailField(label=gettext_lazy("电子邮箱"), max_length=60, help_text=gettext_lazy("加密保存，只用来告诉您进展。"),
                               error_messages={"required": gettext_lazy("请写邮箱。"), "invalid": gettext_lazy("这不像电子邮箱，请再看一遍。")})  # fmt: skip


class ConfirmForm(forms.Form):
    """确认 · Solved or not, the process, the result, in one's own words."""

    solved = forms.TypedChoiceField(
        label=gettext_lazy("这件事解决了吗"), choices=[("yes", gettext_lazy("解决了")), ("no", gettext_lazy("还没有解决"))],
        widget=forms.RadioSelect, coerce=lambda value: value == "yes", error_messages={"required": CHOOSE},
    )  # fmt: skip
    process = forms.ChoiceField(label=gettext_lazy("办理的过程，您满意吗"), choices=Confirmation.Rating.choices,
                                widget=forms.RadioSelect, error_messages={"required": CHOOSE})  # fmt: skip
    result = forms.ChoiceField(label=gettext_lazy("办理的结果，您满意吗"), choices=Confirmation.Rating.choices,
                               widget=forms.RadioSelect, error_messages={"required": CHOOSE})  # fmt: skip
    text = Words(label=gettext_lazy("还想说的话"), rows=4, max_length=2000, required=False,
                 help_text=gettext_lazy("没有解决的，请写哪里还没有解决。只有工作人员能看到。"))  # fmt: skip

    def clean(self):
        data = super().clean()
        if data.get("solved") is False and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("请写一句哪里还没有解决，好让承办单位重新办理。"))
        return data


class NoteForm(forms.Form):
    """说明 · One text: what is added, or why the matter is opened again."""

    note = Words(
        label=gettext_lazy("说明"), rows=5, max_length=2000, error_messages={"required": gettext_lazy("请写几句。")}
    )

    def __init__(self, *args, label=None, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["note"].label = label
        self.fields["note"].help_text = help_text
