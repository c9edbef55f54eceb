"""纸签表单 · How many to print; the counts afterwards; a slip that is handed back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .hall import PrintedCode

MOST_AT_ONCE = 500  # on one sheet of print; another press prints more
WHOLE = {"required": _("请写一个数，没有的写 0。"), "invalid": _("请写一个整数。")}


class PrintForm(forms.Form):
    """印纸签"""

    number = forms.IntegerField(
        label=_("印多少张"), min_value=1, max_value=MOST_AT_ONCE, help_text=_("比应到的人多印几张，一次最多 500 张。"),
        error_messages={"required": _("请写印多少张。"), "invalid": _("请写一个整数。"), "min_value": _("至少印 1 张。"),
                        "max_value": _("一次最多印 500 张，可以分几次印。")},
    )  # fmt: skip


class ReconcileForm(forms.Form):
    """清点纸签"""

    issued = forms.IntegerField(label=_("发出"), min_value=0, max_value=10**6, error_messages=WHOLE)
    unused = forms.IntegerField(label=_("剩余"), min_value=0, max_value=10**6, error_messages=WHOLE)
    spoiled = forms.IntegerField(label=_("作废"), min_value=0, max_value=10**6, error_messages=WHOLE,
                                 help_text=_("撕坏的、换成纸票交回的。"))  # fmt: skip


class BackForm(forms.Form):
    """交回作废"""

    code = PrintedCode(label=_("纸签上的码"), max_length=40, error_messages={"required": _("请写纸签上的码。")})
