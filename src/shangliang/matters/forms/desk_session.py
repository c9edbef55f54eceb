"""录入协商结果 · The record of a consultation as a typed Agreement; used until consultations are held in the product itself."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit.forms import DateField

from ..agreement import Agreement, Point
from .desk_base import StepForm, add_rows, filled, line, words

POINTS = 8


class RecordedSession(StepForm):
    """协商记录 · Where, when, who convened, how many came; what was agreed, by whom and when; what stayed different."""

    on = DateField(label=gettext_lazy("协商日期"))
    place = line(gettext_lazy("地点"))
    convener = line(gettext_lazy("召集人"), hint=gettext_lazy("写职务，例如：村党支部书记。"), limit=60)
    invited = forms.IntegerField(label=gettext_lazy("应到（人）"), min_value=1, max_value=10_000)
    present = forms.IntegerField(label=gettext_lazy("实到（人）"), min_value=1, max_value=10_000)
    interested = forms.IntegerField(label=gettext_lazy("其中利益相关方（人）"), min_value=0, max_value=10_000)
    differences = words(
        gettext_lazy("保留的不同意见"),
        required=False,
        hint=gettext_lazy("一行一条。协商求共识，不表决；有不同意见如实记下。"),
        limit=3000,
    )
    head = (gettext_lazy("共识"), gettext_lazy("建议由谁办"), gettext_lazy("什么时候前"), gettext_lazy("怎么办"))
    papered = True
    rows_title = gettext_lazy("达成的共识")
    rows_hint = gettext_lazy("一行一条；后三栏是建议，报送后由党委、政府研究决定。")
    open_rows = 3

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        makers = {
            "content": lambda: forms.CharField(label=_("共识"), required=False, max_length=500),
            "unit": lambda: forms.CharField(label=_("建议由谁办"), required=False, max_length=60),
            "due": lambda: DateField(label=_("什么时候前"), required=False),
            "measure": lambda: forms.CharField(label=_("怎么办"), required=False, max_length=500),
        }
        self.names = add_rows(self, makers, count=POINTS)

    def clean(self):
        found = super().clean()
        points = tuple(point for i, row in enumerate(self.names, 1) if (point := self._point(i, filled(self, row))))
        if not self.errors:
            self.agreement = self._agreement(found, points)
            for sentence in self.agreement.problems():
                self.add_error(None, sentence)
        return found

    def _point(self, i, row):
        if row and not row.get("content"):
            self.add_error(f"content_{i}", _("请写出共识的内容。"))
            return None
        due = row.get("due") if row else None
        return row and Point(row["content"], row["unit"] or "", due.isoformat() if due else "", row["measure"] or "")

    def _agreement(self, found, points):
        kept = tuple(text.strip() for text in (found.get("differences") or "").splitlines() if text.strip())
        counts = {k: found[k] for k in ("invited", "present", "interested")}
        return Agreement(
            held_on=found["on"],
            place=found["place"],
            convener=found["convener"],
            points=points,
            differences=kept,
            **counts,
        )

    def facts(self):
        """The note is part of the record, which is kept in Chinese whoever types."""
        held, kept = self.agreement, len(self.agreement.differences)
        said = f"应到 {held.invited} 人，实到 {held.present} 人，利益相关方 {held.interested} 人。"
        said += f"达成共识 {len(held.points)} 条。" + (f"保留不同意见 {kept} 条。" if kept else "")
        papers = self.cleaned_data["papers"]
        return {"agreement": self.agreement, "on": self.cleaned_data["on"], "note": said, "papers": papers}
