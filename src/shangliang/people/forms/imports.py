"""导入的表单 · The file; which of its headings stands for which column."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NOTHING = "-"


class UploadForm(forms.Form):
    """选一个文件"""

    file = forms.FileField(
        label=_("表格"), help_text=_("xlsx 或 CSV（UTF-8、GBK 都行）。先读给您看，确认以后才写进去。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": _("请选一个文件。"), "empty": _("这是一个空文件。")},
    )  # fmt: skip


class ColumnsForm(forms.Form):
    """对应各列 · Each column of the importer with one of the file's headings, or none."""

    def __init__(self, *args, importer, batch, **kwargs):
        super().__init__(*args, **kwargs)
        self.importer = importer
        headings = [(str(n), word or gettext("第 %(n)s 列") % {"n": n + 1}) for n, word in enumerate(batch.headings)]
        for column in importer.columns:
            place = batch.columns.get(column.name)
            self.fields[column.name] = forms.ChoiceField(
                label=column.label, choices=[(NOTHING, gettext("不导入")), *headings],
                initial=NOTHING if place is None else str(place),
            )  # fmt: skip

    def clean(self):
        found = super().clean()
        taken: dict[str, str] = {}
        for column in self.importer.columns:
            place = found.get(column.name, NOTHING)
            if place == NOTHING:
                if column.required and column.name not in self.errors:
                    self.add_error(column.name, gettext("这一列要有。"))
            elif place in taken:
                self.add_error(column.name, gettext("同一列已经用作“%(column)s”。") % {"column": taken[place]})
            else:
                taken[place] = column.label
        return found

    def facts(self) -> dict[str, int]:
        """{column: number of the heading}."""
        return {name: int(place) for name, place in self.cleaned_data.items() if place != NOTHING}
