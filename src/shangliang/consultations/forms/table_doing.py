"""活动与阶段的表单 · One activity with its words and its time; the questions of a questionnaire; dates of phases; who may join."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField
from shangliang.matters.forms.desk_base import add_rows, filled

from ..models import Activity
from .table_begin import MomentField

QUESTIONS, OPEN, OPTIONS, LONGEST = 12, 3, 12, 80
ASKED = (("one", _("选一个")), ("many", _("可以选几个")), ("words", _("写几句")))
UNTIMED = (Activity.Kind.STATEMENTS, Activity.Kind.VIEWS)  # they go on while views are taken: times of the plan


class ActivityForm(forms.Form):
    """一项活动"""

    title = forms.CharField(label=_("名称"), max_length=80)

    def __init__(self, *args, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.names = kind, []
        if kind == Activity.Kind.TEXT:
            box = forms.Textarea(attrs={"rows": 10})
            hint = gettext("一行是一段，大家逐段提修改建议。")
            self.fields["text"] = forms.CharField(
                label=gettext("文稿"), max_length=20_000, widget=box, help_text=hint, required=True
            )
        if kind not in UNTIMED:
            self.fields["opens_at"] = MomentField(
                label=_("开始"), required=False, help_text=_("不填就随这场协商开始。")
            )
            self.fields["closes_at"] = MomentField(
                label=_("结束"), required=False, help_text=_("不填就随这场协商结束。")
            )
        if kind == Activity.Kind.QUESTIONS:
            self.names = add_rows(self, _QUESTION, count=QUESTIONS)

    @property
    def plain(self):
        rows = {name for row in self.names for name in row}
        return [self[name] for name in self.fields if name not in rows]

    @property
    def rows(self):
        return [[self[name] for name in row] for row in self.names]

    @property
    def more_filled(self) -> bool:
        """Whether something stands in the rows that wait in the fold."""
        return any(self[name].value() for row in self.names[OPEN:] for name in row if name.startswith("question"))

    def clean(self):
        found = super().clean()
        if found.get("opens_at") and found.get("closes_at") and found["closes_at"] <= found["opens_at"]:
            self.add_error("closes_at", gettext("结束应晚于开始。"))
        self.questions = [q for i, row in enumerate(self.names, 1) if (q := self._question(i, filled(self, row)))]
        if self.names and not self.errors and not self.questions:
            self.add_error("question_1", gettext("至少写一题。"))
        return found

    def _question(self, i: int, row: dict) -> dict | None:
        options = [line.strip() for line in (row.get("options") or "").splitlines() if line.strip()]
        if not row.get("question"):
            if options:
                self.add_error(f"question_{i}", gettext("请写出题目。"))
            return None
        if row["answer"] == "words":
            return {"text": row["question"], "kind": "words"}
        if not 2 <= len(options) <= OPTIONS:
            self.add_error(f"options_{i}", gettext("请写 2 到 %(n)s 个选项，一行一个。") % {"n": OPTIONS})
        elif any(len(option) > LONGEST for option in options):
            self.add_error(f"options_{i}", gettext("一个选项最多 %(n)s 个字。") % {"n": LONGEST})
        return {"text": row["question"], "kind": row["answer"], "options": options}

    def facts(self) -> dict:
        """The arguments of the action."""
        found = {k: self.cleaned_data[k] for k in ("title", "text", "opens_at", "closes_at") if k in self.fields}
        return found | ({"questions": self.questions} if self.names else {})


_QUESTION = {
    "question": lambda: forms.CharField(label=gettext("题目"), required=False, max_length=200),
    "answer": lambda: forms.ChoiceField(label=gettext("怎么答"), choices=ASKED, required=False, initial="one"),
    "options": lambda: forms.CharField(
        label=gettext("选项"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext("一行一个；“写几句”的不用填。"),
    ),
}  # fmt: skip


def written(activity: Activity) -> dict:
    """What stands already, as the form's initial values."""
    found: dict = {name: getattr(activity, name) for name in ("title", "text", "opens_at", "closes_at")}
    for i, question in enumerate(activity.questions, 1):
        found |= {f"question_{i}": question["text"], f"answer_{i}": question["kind"]}
        found[f"options_{i}"] = "\n".join(question.get("options", []))
    return found


class PhasesForm(forms.Form):
    """各阶段的日期"""

    def __init__(self, *args, phases, **kwargs):
        super().__init__(*args, **kwargs)
        self.phases = list(phases)
        for phase in self.phases:
            for edge, label in (("starts", gettext("开始")), ("ends", gettext("结束"))):
                self.fields[f"{edge}_{phase.pk}"] = DateField(label=label, initial=getattr(phase, edge))

    @property
    def rows(self):
        return [(phase, self[f"starts_{phase.pk}"], self[f"ends_{phase.pk}"]) for phase in self.phases]

    def clean(self):
        found = super().clean()
        for phase in self.phases:
            first, last = found.get(f"starts_{phase.pk}"), found.get(f"ends_{phase.pk}")
            if first and last and last < first:
                self.add_error(f"ends_{phase.pk}", gettext("结束应不早于开始。"))
        return found

    def dates(self) -> dict:
        said = self.cleaned_data
        return {phase.pk: (said[f"starts_{phase.pk}"], said[f"ends_{phase.pk}"]) for phase in self.phases}


class AccessForm(forms.Form):
    """向谁公开"""

    public = forms.BooleanField(
        label=_("向公众公开"), required=False, help_text=_("不公开的，只有主办方、参与人和凭码的人看得到。")
    )
    open_to_all = forms.BooleanField(
        label=_("没有纸签也可以说说看法"), required=False, help_text=_("这些看法另外计算，不进看法图。")
    )
