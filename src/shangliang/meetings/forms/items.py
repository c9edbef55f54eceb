"""议题的表单 · Add and change; to which other meeting; done; its papers as lines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.documents.models import Document

from ..items import ITEM_WORDS, ItemKind
from ..models import Meeting, Paper
from .fields import box, count, line

LONGEST, OFFERED = 200, 30
WRITTEN = dict(ITEM_WORDS.choices(str))  # as kept, whatever the language of the page


def lines_of(text: str, most=20) -> list[str]:
    found = list(dict.fromkeys(" ".join(row.split()).strip("《》") for row in text.splitlines() if row.strip()))
    if len(found) > most:
        raise forms.ValidationError(_("最多 %(n)s 行。"), params={"n": most})
    if any(len(row) > LONGEST for row in found):
        raise forms.ValidationError(_("一行最多 %(n)s 字。"), params={"n": LONGEST})
    return found


def item_of(row: str) -> tuple[str, str]:
    """(kind, title) of a line of a typed agenda: 听取 常委会工作报告."""
    first, _space, rest = " ".join(row.replace("：", " ").split()).partition(" ")
    for kind in ItemKind:
        if rest and first in (WRITTEN[kind], ITEM_WORDS[kind]):
            return kind, rest[:LONGEST]
    return ItemKind.ADOPT, f"{first} {rest}".strip()[:LONGEST]


class OfMeeting(forms.Form):
    """某次会议的"""

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting


class Papers(OfMeeting):
    """文件 · Documents of the body on record that it may still pass, newest first; what is not on record by its title."""

    documents = forms.MultipleChoiceField(
        label=_("起草好的公文"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("选中的逐份表决；通过以后公文上自动记下哪次会议、什么结果。"),
    )  # fmt: skip
    papers = box(_("其他文件"), limit=4_500, required=False, rows=3, hint=_("一行一份，逐份表决；没有文件的不填。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        listed = Paper.objects.filter(item__meeting=self.meeting).exclude(document="").values("document")
        rows = Document.objects.to_pass().filter(organisation=self.meeting.body).exclude(ref__in=listed)
        self.offered = dict(rows.values_list("ref", "title")[:OFFERED])
        self.fields["documents"].choices = list(self.offered.items())
        if not self.offered:
            del self.fields["documents"]

    def clean_papers(self):
        return lines_of(self.cleaned_data["papers"])

    def clean(self):
        """`papers`: (title, ref of the document or nothing), as the actions take them."""
        found = super().clean()
        chosen = [(self.offered[ref], ref) for ref in found.pop("documents", [])]
        found["papers"] = [*chosen, *((title, "") for title in found.get("papers", []))]
        return found


class ChangeForm(OfMeeting):
    """改议题 · Its papers are added elsewhere."""

    kind = forms.ChoiceField(label=_("种类"))
    title = line(_("议题"), limit=200)
    speaker = line(_("谁来讲"), limit=60, required=False, hint=_("写职务或单位。"))
    planned = count(_("计划分钟"), required=False, most=600)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        usual = [kind for kind in self.meeting.rules.items if kind in ITEM_WORDS]
        order = [*usual, *(kind for kind in ItemKind if kind not in usual)]
        self.fields["kind"].choices = [(str(kind), ITEM_WORDS[ItemKind(kind)]) for kind in order]


class ItemForm(ChangeForm, Papers):
    """议题"""

    field_order = ("kind", "title", "speaker", "planned")


class PapersForm(Papers):
    """加文件"""

    def clean(self):
        found = super().clean()
        if not found["papers"] and not self.errors:
            raise forms.ValidationError(_("请选一份公文，或者写文件的名称。"))
        return found


class SendForm(forms.Form):
    """转到另一次会议"""

    meeting = forms.ChoiceField(label=_("转到哪次会议"))

    def __init__(self, *args, person, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Meeting.objects.visible_to(person).filter(area=meeting.area_id, gathering__ended_at=None)
        rows = (
            rows.filter(gathering__called_off_at=None).exclude(pk=meeting.pk).select_related("gathering__host", "body")
        )
        self.meetings = {one.ref: one for one in rows[:50]}
        self.fields["meeting"].choices = [(ref, str(one)) for ref, one in self.meetings.items()]

    def clean_meeting(self):
        return self.meetings[self.cleaned_data["meeting"]]


class DoneForm(forms.Form):
    """议题完成"""

    result = line(_("结果"), limit=200, required=False, hint=_("例如：听取了汇报，会议予以肯定。"))
    used = count(_("实际分钟"), required=False, most=600)
