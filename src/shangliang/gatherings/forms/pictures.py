"""投屏图片的表单 · A picture or a PDF with its pages, how it is called, whether it is lined up at once."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.matters.forms.public_fields import Words

from ..actions.picturing import PAGES
from ..ranges import Unread, numbers


class PictureForm(forms.Form):
    """传图片"""

    file = forms.FileField(
        label=gettext_lazy("图片或 PDF"), widget=forms.FileInput(attrs={"accept": "image/*,.pdf"}),
        help_text=gettext_lazy("照片里的位置等信息会自动去掉；PDF 按页画成图片。只有投的时候大屏上才看得到。"),
        error_messages={"required": gettext_lazy("请选一个文件。")},
    )  # fmt: skip
    title = Words(
        label=gettext_lazy("名称"),
        max_length=40,
        help_text=gettext_lazy("写在图片下面。"),
        error_messages={"required": gettext_lazy("请写名称。")},
    )
    pages = forms.CharField(
        label=gettext_lazy("PDF 的哪几页"), max_length=60, required=False, initial="1",
        help_text=gettext_lazy("例如：1-3、5。图片不用填。"),
    )  # fmt: skip
    queued = forms.BooleanField(label=gettext_lazy("排在接下来投屏的后面"), required=False, initial=True)

    def clean_pages(self) -> list[int]:
        try:
            found = numbers(self.cleaned_data["pages"]) or [1]
        except Unread as wrong:
            raise forms.ValidationError(_("看不懂“%(part)s”。请写页码，例如：1-3、5。") % {"part": wrong.part})
        if len(found) > PAGES or 0 in found:
            raise forms.ValidationError(_("页码从 1 起，一次最多 %(most)s 页。") % {"most": PAGES})
        return found
