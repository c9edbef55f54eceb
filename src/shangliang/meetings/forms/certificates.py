"""荣誉证书的表单 · Who is honoured, and as what: as the decision says, nothing of it is kept here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import box, line
from .items import lines_of

MOST = 200


class CertificateForm(forms.Form):
    """荣誉证书"""

    names = box(_("授予谁"), limit=8_000, rows=6, hint=_("一行一个人或者一个集体，一行印一张。"))
    honour = line(_("荣誉称号"), limit=60, hint=_("照决定上写，例如：协商向基层延伸工作先进个人。"))

    def clean_names(self):
        return lines_of(self.cleaned_data["names"], most=MOST)
