"""抽签名单的表单 · A table brought along or typed, or the members of the area; what is wrong is said line by line."""

import csv
import io

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit.importing import sheet
from shangliang.kit.importing.refused import Refused

from .. import onrecord, pooltable

EXAMPLE = "姓名,电话,住址,性别,年龄段,利益相关\n某某,13900000000,三组12号,女,40到59岁,有"


class PoolForm(forms.Form):
    """录入名单 · `entries` are the people."""

    seat = forms.ChoiceField(label=_("为哪一类席位抽签"))
    seats = forms.IntegerField(
        label=_("席位"), min_value=1, max_value=500, help_text=_("一共要坐满几席，名单里注明“已有席位”的人也算在内。")
    )
    per_household = forms.IntegerField(
        label=_("每户最多几人"),
        min_value=0,
        max_value=20,
        initial=1,
        help_text=_("按住址认户，档案里的人按登记的户；0 是不限。"),
    )
    source = forms.ChoiceField(
        label=_("名单从哪里来"), widget=forms.RadioSelect, initial=onrecord.TABLE,
        help_text=_("档案里的人只带入遮住的姓名和所在地，联系时按规定打开档案。"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("名单（xlsx 或 CSV）"),
        required=False,
        help_text=_("第一行是列名：姓名、电话、住址、利益相关、回避、已有席位，其余各列都当特征。"),
    )
    typed = forms.CharField(
        label=_("或者直接写在这里"), required=False, max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": EXAMPLE, "lang": "zh-Hans"}), help_text=_("一行一人，逗号隔开，第一行是列名。"),
    )  # fmt: skip
    why = forms.CharField(
        label=_("再抽一次的原因"), max_length=300, required=False, help_text=_("第一次抽签不用填；再抽的要写，公告上会写出来。")
    )  # fmt: skip

    def __init__(self, *args, consultation, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.consultation, self.by, self.entries = consultation, by, []
        may = onrecord.sources(by, consultation.host.area_id)
        self.fields["source"].choices = [(name, onrecord.SOURCES[name]) for name in may]
        self.fields["seat"].choices = [(seat.code, f"{seat.name} · {seat.how}") for seat in consultation.seats]
        self.initial.setdefault("seat", next((s.code for s in consultation.seats if s.way == "draw"), "interested"))

    def clean(self):
        found = super().clean()
        if found.get("source", onrecord.TABLE) != onrecord.TABLE:
            self._on_record(found)
            return found
        given = found.get("file") or (ContentFile(found["typed"].encode()) if found.get("typed", "").strip() else None)
        if given is None:
            raise forms.ValidationError(gettext("请选一张表，或者把名单写在框里。"))
        field = "file" if found.get("file") else "typed"
        try:
            _data, rows = sheet.read(given, self.consultation.host.area_id)
        except Refused as why:
            self.add_error(field, str(why))
            return found
        table = pooltable.read(rows)
        self.entries = table.entries
        for fault in table.faults:
            self.add_error(field, fault)
        if table.faults and field == "file":
            self._show(rows)
        return found

    def _on_record(self, found) -> None:
        if found.get("file") or found.get("typed", "").strip():
            self.add_error("source", gettext("选了在册的人，又带了表格或写了名单。请只用一种。"))
            return
        self.entries = onrecord.entries(found["source"], self.consultation.host.area_id, self.by)
        if not self.entries:
            self.add_error("source", gettext("本地区没有登记这样的人。"))
        if len(self.entries) > pooltable.MOST_PEOPLE:
            self.add_error("source", gettext("名单最多 %(most)s 人。") % {"most": pooltable.MOST_PEOPLE})

    def _show(self, rows) -> None:
        """A browser does not send a file twice: what was in it stands in the box, to be mended there."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([pooltable.plain(c) for c in cells] for _line, cells in rows)
        self.data = {**self.data.dict(), "typed": out.getvalue()}  # type: ignore[attr-defined]  # a QueryDict

    def facts(self) -> dict:
        names = ("seat", "seats", "per_household", "why")
        return {name: self.cleaned_data[name] for name in names}
