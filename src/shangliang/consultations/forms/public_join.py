"""码 · The ten characters of a drawn slip or of a personal link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.forms.hall import PrintedCode


class JoinForm(forms.Form):
    """凭码参加"""

    code = PrintedCode(label=_("纸签上的码"), help_text=_("10 个字母和数字，大小写都行。"), max_length=40,
                     error_messages={"required": _("请写纸签上的码。")})  # fmt: skip
