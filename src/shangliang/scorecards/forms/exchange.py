"""导入指标体系 · A JSON file or a table (xlsx, csv): every line is judged as if it had been typed; one wrong line, nothing is taken."""

import json

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import rules
from shangliang.kit.importing import sheet
from shangliang.kit.importing.refused import Refused as SheetRefused
from shangliang.people.refusal import FileRefused

from ..exchange import Malformed, from_rows, plain
from .frameworks import DimensionForm, FrameworkForm, IndicatorForm


class ImportForm(forms.Form):
    """导入 · A file that was exported says its own name and key; what is typed here goes before it."""

    file = forms.FileField(label=_("文件"), help_text=_("本系统导出的 JSON，或按导出的表头填好的 xlsx、CSV。"))
    name = forms.CharField(
        label=_("名称"), max_length=80, required=False, help_text=_("导出的文件里有，可不填；填了就用填的。")
    )
    key = forms.SlugField(
        label=_("代号"), max_length=40, required=False,
        help_text=_("字母、数字和下划线；和已有的相同就是它的新一版。导出的文件里有，可不填。"),
    )  # fmt: skip

    def __init__(self, *args, area="", **kwargs):
        super().__init__(*args, **kwargs)
        self.area, self.content = area, {}

    def clean(self):
        found = super().clean()
        if found.get("file"):
            try:
                self.content = judged(
                    self._read(found["file"]) | {k: found[k] for k in ("name", "key") if found.get(k)}
                )
            except (SheetRefused, FileRefused, Malformed) as wrong:
                self.add_error("file", str(wrong))
        return found

    def _read(self, upload) -> dict:
        if upload.size <= int(rules.value("import.max_bytes", self.area)) and upload.name.lower().endswith(".json"):
            try:
                return plain(json.loads(upload.read().decode("utf-8-sig")))
            except (ValueError, RecursionError) as wrong:
                raise Malformed(gettext("读不出来：不是完整的 JSON（UTF-8）。")) from wrong
        _data, rows = sheet.read(upload, self.area)
        return from_rows(rows)


def judged(content: dict) -> dict:
    """The same, with every value as the model keeps it; or FileRefused with all that is wrong."""
    problems: list[tuple[int, str]] = []
    head = FrameworkForm(content)
    slug = forms.SlugField(max_length=40)
    try:
        key = slug.clean(content.get("key", ""))
    except forms.ValidationError as wrong:
        raise FileRefused([(1, gettext("代号：%(why)s") % {"why": " ".join(wrong.messages)})]) from wrong
    _said(head, 1, problems)
    made = {"key": key, "dimensions": []}
    codes: set[str] = set()
    for row in content["dimensions"]:
        made["dimensions"].append(_dimension(row, problems, codes))
    if problems:
        raise FileRefused(problems)
    return made | head.cleaned_data


def _dimension(row: dict, problems, codes) -> dict:
    form = DimensionForm(row)
    _said(form, row["line"], problems)
    _once(row, codes, "d", problems)
    lines = []
    for one in row["indicators"]:
        judge = IndicatorForm({"kind": "score", "basis": "own", "measure": "share", "points": "0"} | one)
        _said(judge, one["line"], problems)
        _once(one, codes, "i", problems)
        lines.append(judge.cleaned_data if judge.is_valid() else {})
    return {"indicators": lines} | (form.cleaned_data if form.is_valid() else {})


def _once(row, codes, kind, problems) -> None:
    code = f"{kind}{row.get('code', '')}"
    if code in codes:
        problems.append((row["line"], gettext("编号 %(code)s 已经用过。") % {"code": row.get("code", "")}))
    codes.add(code)


def _said(form, line: int, problems) -> None:
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        problems.extend((line, f"{label}：{error}" if label else str(error)) for error in errors)
