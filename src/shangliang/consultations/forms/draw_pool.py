"""抽签名单的表单 · A table brought along or typed, or the members of the area; what is wrong is said line by line."""

import csv
import io

from django import forms
from django.core.files.base import ContentFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock
from shangliang.kit.importing import sheet
from shangliang.kit.importing.refused import Refused
from shangliang.people.areas import after
from shangliang.people.models import Membership

from .. import pooltable

EXAMPLE = "姓名,电话,住址,性别,年龄段,利益相关\n某某,13900000000,三组12号,女,40到59岁,有"


class PoolForm(forms.Form):
    """录入名单 · `entries` are the people."""

    seat = forms.ChoiceField(label=_("为哪一类席位抽签"))
    seats = forms.IntegerField(
        label=_("席位"), min_value=1, max_value=500, help_text=_("一共要坐满几席，名单里注明“已有席位”的人也算在内。")
    )
    per_household = forms.IntegerField(
        label=_("每户最多几人"), min_value=0, max_value=20, initial=1, help_text=_("按住址认户；0 是不限。")
    )
    file = forms.FileField(
        label=_("名单（xlsx 或 CSV）"),
        required=False,
        help_text=_("第一行是列名：姓名、电话、住址、利益相关、回避、已有席位，其余各列都当特征。"),
    )
    typed = forms.CharField(
        label=_("或者直接写在这里"), required=False, max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": EXAMPLE, "lang": "zh-Hans"}), help_text=_("一行一人，逗号隔开，第一行是列名。"),
    )  # fmt: skip
    members = forms.BooleanField(label=_("用本地区的政协委员名单（按界别）"), required=False)
    why = forms.CharField(
        label=_("再抽一次的原因"), max_length=300, required=False, help_text=_("第一次抽签不用填；再抽的要写，公告上会写出来。")
    )  # fmt: skip

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        self.consultation, self.entries = consultation, []
        self.fields["seat"].choices = [(seat.code, f"{seat.name} · {seat.how}") for seat in consultation.seats]
        self.initial.setdefault("seat", next((s.code for s in consultation.seats if s.way == "draw"), "interested"))

    def clean(self):
        found = super().clean()
        if found.get("members"):
            self.entries = members_of(self.consultation.host.area_id)
            if not self.entries:
                self.add_error("members", gettext("本地区没有登记委员。"))
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

    def _show(self, rows) -> None:
        """A browser does not send a file twice: what was in it stands in the box, to be mended there."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([pooltable.plain(c) for c in cells] for _line, cells in rows)
        self.data = {**self.data.dict(), "typed": out.getvalue()}  # type: ignore[attr-defined]  # a QueryDict

    def facts(self) -> dict:
        names = ("seat", "seats", "per_household", "why")
        return {name: self.cleaned_data[name] for name in names}


def members_of(area: str) -> list[pooltable.Entry]:
    """The members of the terms that run in this area and below, with their sector."""
    today = clock.today()
    found = Membership.objects.filter(
        term__organisation__area_id__gte=area, term__organisation__area_id__lt=after(area), term__start__lte=today
    ).exclude(term__end__lte=today)
    rows = found.select_related("person").order_by("person_id").distinct("person_id")
    return [
        pooltable.Entry(
            name=row.person.name, features={"界别": row.sector[: pooltable.LONGEST]}, person_id=row.person_id
        )
        for row in rows
    ]
