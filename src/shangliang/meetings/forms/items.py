"""议题的表单 · Add and change; to which other meeting; done; its papers as lines."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.documents.models import Document

from ..items import ITEM_WORDS, ItemKind
from ..models import Meeting, Paper
from .fields import box, count, line

LONGEST, SHOWN = 200, 50
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


def on_record(person, meeting) -> dict[str, Document]:
    """The documents of the meeting's place that it may still pass and that are not on its agenda, the newest first."""
    rows = Document.objects.visible_to(person).to_pass().filter(area=meeting.area_id)
    listed = Paper.objects.filter(item__meeting=meeting).exclude(document="").values("document")
    return {one.ref: one for one in rows.exclude(ref__in=listed).order_by("-drafted_on", "-id")[:SHOWN]}


class WithPapers(forms.Form):
    """文件 · Picked from those on record, or by their titles alone."""

    documents = forms.MultipleChoiceField(
        label=_("起草好的公文"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("选中的逐份表决，通过以后公文上就有记录。"),
    )  # fmt: skip
    papers = box(_("其他文件"), limit=4_500, required=False, rows=3, hint=_("一行一份，逐份表决；没有文件的不填。"))

    def __init__(self, *args, records, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = records  # on_record() of who asks
        self.fields["documents"].choices = [
            (ref, f"{one.title}（{one.rules.name}）") for ref, one in self.found.items()
        ]
        if not self.found:
            del self.fields["documents"]

    def clean_papers(self):
        """(title, the document's ref) of each: those picked first."""
        picked = [(self.found[ref].title, ref) for ref in self.cleaned_data.get("documents", [])]
        return [*picked, *((title, "") for title in lines_of(self.cleaned_data["papers"]))]


class ItemForm(forms.Form):
    """议题"""

    kind = forms.ChoiceField(label=_("种类"))
    title = line(_("议题"), limit=200)
    speaker = line(_("谁来讲"), limit=60, required=False, hint=_("写职务或单位。"))
    planned = count(_("计划分钟"), required=False, most=600)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        usual = [kind for kind in meeting.rules.items if kind in ITEM_WORDS]
        order = [*usual, *(kind for kind in ItemKind if kind not in usual)]
        self.fields["kind"].choices = [(str(kind), ITEM_WORDS[ItemKind(kind)]) for kind in order]


class NewItemForm(WithPapers, ItemForm):
    """加议题"""

    field_order = ("kind", "title", "documents", "papers", "speaker", "planned")


class PapersForm(WithPapers):
    """加文件"""

    def clean(self):
        found = super().clean()
        if not found.get("papers") and "papers" not in self.errors:
            self.add_error("papers", _("请选公文，或者写文件的名称。"))
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
