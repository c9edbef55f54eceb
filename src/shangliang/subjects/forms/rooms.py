"""议事室的表单 · A room, its six haves, one use; the filters of the list and of the places without a room."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, finding
from shangliang.kit.forms import DateField
from shangliang.people.areas import VILLAGE, Settlement, settlement
from shangliang.people.forms.office import ByRef
from shangliang.people.models import Organisation

from ..models import ConsultationRoom, Enterprise, Have, RoomKind
from .located import LocatedForm


class RoomForm(LocatedForm):
    """登记议事室"""

    kind = forms.ChoiceField(label=_("类别"), choices=RoomKind, help_text=_("只有村、社区的计入覆盖率。"))
    owner = ByRef(label=_("管理单位代号"), required=False, help_text=_("在组织页上能看到。"))
    enterprise = ByRef(label=_("企业代号"), required=False, help_text=_("企业的议事室填，在企业页的网址里。"))
    field_order = ("name", "kind", "area", "place", "opened_on", "owner", "enterprise", "lat", "lon", "sure")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, model=ConsultationRoom, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.all()
        self.fields["enterprise"].queryset = Enterprise.objects.visible_to(self.by)

    def clean(self):
        found = super().clean()
        kind, area = found.get("kind"), found.get("area") or getattr(self.found, "area", None)
        if area and kind in Settlement.values and settlement(area.pk[:VILLAGE]) != kind:
            word = RoomKind(kind).label
            self.add_error("kind", gettext("%(kind)s的议事室要登记在%(kind)s，所填的区划不是。") % {"kind": word})
        if found.get("enterprise") and kind != RoomKind.ENTERPRISE:
            self.add_error("kind", gettext("填了企业，类别应选“企业”。"))
        return found


class HavesForm(forms.Form):
    """六有 · A day for each that is in place; without a day it is not."""

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, **kwargs)
        kept = {row.have: row for row in room.haves.all()}
        for have in Have:
            row = kept.get(have)
            self.fields[f"{have}_on"] = DateField(
                label=have.label, required=False, initial=row and row.on,
                help_text=gettext("从哪天起具备；还没有就不填。"),
            )  # fmt: skip
            self.fields[f"{have}_note"] = forms.CharField(
                label=gettext("%(have)s的说明") % {"have": have.label}, required=False, max_length=200,
                initial=row.note if row else "",
            )  # fmt: skip

    def clean(self):
        found = super().clean()
        for have in Have:
            day = found.get(f"{have}_on")
            if day and day > clock.today():
                self.add_error(f"{have}_on", gettext("日期不能晚于今天。"))
            if found.get(f"{have}_note") and not day and f"{have}_on" not in self.errors:
                self.add_error(f"{have}_on", gettext("写了说明，请填从哪天起具备。"))
        return found

    def facts(self) -> dict:
        """{have: (day, note) or None}, as the action takes it."""
        given = self.cleaned_data
        return {h.value: (given[f"{h}_on"], given[f"{h}_note"]) if given[f"{h}_on"] else None for h in Have}


class UseForm(forms.Form):
    """登记使用"""

    on = DateField(label=_("日期"), help_text=_("在这里开的协商会自动计入，不用再登记。"))
    what = forms.CharField(label=_("做什么"), max_length=120, help_text=_("例如：读书会、接待群众。"))
    people = forms.IntegerField(label=_("人数"), min_value=1, max_value=10_000)

    def clean_on(self):
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError(gettext("使用日期不能晚于今天。"))
        return self.cleaned_data["on"]


class PhotoForm(forms.Form):
    """议事室照片 · A new one, or none."""

    photo = forms.FileField(
        label=_("照片"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}),
        help_text=_("拍房间和门牌，不拍人的脸。会公开显示；照片里的位置信息会自动去掉。"),
    )  # fmt: skip
    drop = forms.BooleanField(label=_("去掉现在的照片"), required=False)

    def __init__(self, *args, room, **kwargs):
        super().__init__(*args, **kwargs)
        if room.photo_id is None:
            del self.fields["drop"]

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("photo") and not found.get("drop"):
            self.add_error("photo", gettext("请选一张照片。"))
        return found


class EvidenceForm(forms.Form):
    """佐证 · Of one of the six: a photo or a file; or none any more."""

    file = forms.FileField(
        label=_("照片或文件"),
        required=False,
        help_text=_("门牌、制度牌、记录的照片，或者制度的文件。只有工作人员看得到。"),
    )
    drop = forms.BooleanField(label=_("去掉现在的佐证"), required=False)

    def __init__(self, *args, have, **kwargs):
        super().__init__(*args, **kwargs)
        if have.evidence_id is None:
            del self.fields["drop"]

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("file") and not found.get("drop"):
            self.add_error("file", gettext("请选一张照片或一个文件。"))
        return found


class RoomFind(finding.Find):
    """议事室的查找 · The days are those on which it opened."""

    sorts: ClassVar = {
        "place": (_("所在地"), ("area_id", "pk")),
        "name": (_("名称"), ("pinyin",)),
        "opened": (_("最近启用"), ("-opened_on", "-id")),
    }
    kind = finding.Choice(RoomKind.choices, label=_("类别"))
    used = finding.Choice([("yes", _("近期用过")), ("no", _("近期没有用"))], label=_("使用"))
    haves = finding.Choice([("all", _("六有齐全")), ("some", _("六有不全"))], label=_("六有"))
    state = finding.Choice([("open", _("在用")), ("closed", _("已停用"))], label=_("状态"))
    area = finding.Area()
    since = finding.Day(_("启用时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class PlaceFind(finding.Find):
    """村、社区的查找 · Of those without a room, of those with a file for inspection."""

    sorts: ClassVar = {"place": (_("所在地"), ("code",)), "name": (_("名称"), ("pinyin",))}
    settlement = finding.Choice(Settlement.choices, label=_("村或社区"))
    area = finding.Area()
    q = finding.Words()
