"""上传模板的表单"""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..kinds import choices


class TemplateForm(forms.Form):
    """哪种公文，用哪个文件"""

    kind = forms.ChoiceField(label=_("种类"), choices=choices)
    file = forms.FileField(label=_("模板文件（docx）"), widget=forms.FileInput(attrs={"accept": ".docx"}))
