"""轮廓的表单 · The file, and the approval of the map that it was taken from."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import areas
from ..outlines import read
from ..refusal import Refused


class OutlineForm(forms.Form):
    """上传轮廓 · GeoJSON; each shape names the area or one of its parts by code or name."""

    approval = forms.CharField(
        label=_("审图号或依据"),
        max_length=80,
        required=False,
        help_text=_("公开地图须经审核，写明审图号或批准的文件。"),
    )
    file = forms.FileField(
        label=_("轮廓文件"),
        required=False,
        help_text=_("GeoJSON，最多 5 MB；每个图形用 code 或 name 说明是本级还是下一级的哪个地方。"),
    )

    remove = forms.BooleanField(label=_("不再用现在的轮廓"), required=False)

    def __init__(self, *args, code: str, **kwargs):
        super().__init__(*args, **kwargs)
        below = areas.children([code])
        known = areas.names([code, *below])
        self.names = {c: known[c] for c in [code, *below] if c in known}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            return None
        try:
            return read(file.read(), self.names)
        except Refused as reason:
            raise forms.ValidationError(str(reason)) from None

    def clean(self):
        said = super().clean()
        if not said.get("remove"):
            for name, sentence in (("approval", _("请写明审图号或依据。")), ("file", _("请选择轮廓文件。"))):
                if not said.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return said
