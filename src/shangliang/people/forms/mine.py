"""个人设置"""

from django import forms
from django.utils.translation import gettext_lazy as _


class PreferForm(forms.Form):
    """关怀版 · Larger type wherever this person signs in."""

    elder = forms.BooleanField(
        label=_("默认用关怀版"), required=False, help_text=_("字更大、按钮更大；在任何设备上登录都这样显示。")
    )
