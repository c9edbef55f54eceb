"""结对方案的表单 · For which place, by which rules; and who is confirmed with whom, with a reason for each change by hand."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VILLAGE = (
    ("any", gettext_lazy("不限")),
    ("forbidden", gettext_lazy("回避本村")),
    ("required", gettext_lazy("优先本村、只在本村")),
)
RANK = (
    ("preferred", gettext_lazy("难户尽量配职级高的")),
    ("required", gettext_lazy("难户必须配职级高的")),
    ("ignored", gettext_lazy("不看职级")),
)


class AskForm(forms.Form):
    """方案的条件 · In the URL; what is not understood is the usual."""

    area = forms.CharField(label=gettext_lazy("地区"), required=False, max_length=20)
    village = forms.ChoiceField(
        label=gettext_lazy("本村"),
        choices=VILLAGE,
        required=False,
        widget=forms.Select(attrs={"aria-label": gettext_lazy("本村")}),
    )
    rank = forms.ChoiceField(
        label=gettext_lazy("职级"),
        choices=RANK,
        required=False,
        widget=forms.Select(attrs={"aria-label": gettext_lazy("职级")}),
    )
    afresh = forms.BooleanField(label=gettext_lazy("已结对的也重新安排"), required=False)

    def rules(self) -> dict:
        self.is_valid()
        data = self.cleaned_data
        return {
            "village": data.get("village") or "any", "rank": data.get("rank") or "preferred", "afresh": data.get("afresh", False),
        }  # fmt: skip


class ConfirmForm(forms.Form):
    """确认方案 · A select and a reason for each household; empty means not now."""

    def __init__(self, *args, lines, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.helpers = {h.person.ref: h for h in helpers}
        choices = [("", _("暂不结对")), *[(ref, self.named(h)) for ref, h in self.helpers.items()]]
        for line in lines:
            who = forms.ChoiceField(label=_("由谁"), choices=choices, required=False)
            hint = forms.TextInput(attrs={"placeholder": _("改动的理由")})
            why = forms.CharField(label=_("改动的理由"), required=False, max_length=200, widget=hint)
            who.initial = line.helper.person.ref if line.helper else ""
            self.fields[f"who-{line.key}"], self.fields[f"why-{line.key}"] = who, why

    @staticmethod
    def named(helper) -> str:
        return _("%(who)s（%(rank)s，还可联系 %(room)d 户）") % {
            "who": helper,
            "rank": helper.get_rank_display(),
            "room": helper.room,
        }

    def rows(self):
        return [(line, self[f"who-{line.key}"], self[f"why-{line.key}"]) for line in self.lines]

    def clean(self):
        """By hand is whatever differs from the proposal: it needs a reason; and nobody beyond their room."""
        found = super().clean()
        given: dict[str, int] = {}
        for line in self.lines:
            chosen, why = found.get(f"who-{line.key}", ""), found.get(f"why-{line.key}", "").strip()
            given[chosen] = given.get(chosen, 0) + 1
            if chosen != (line.helper.person.ref if line.helper else "") and not why:
                self.add_error(f"why-{line.key}", _("与方案不同，请写明理由。"))
        for ref, number in given.items():
            if ref and number > self.helpers[ref].room:
                helper = self.helpers[ref]
                self.add_error(
                    None,
                    _("%(who)s还可联系 %(most)d 户，这里选了 %(n)d 户。")
                    % {"who": helper, "most": helper.room, "n": number},
                )
        return found

    def pairs(self) -> list[tuple]:
        """(person under care, helper, why, reason of the change) for actions.pair_up."""
        made = []
        for line in self.lines:
            chosen = self.cleaned_data[f"who-{line.key}"]
            if not chosen:
                continue
            own = self.cleaned_data[f"why-{line.key}"].strip()
            who = self.helpers[chosen].person
            said = _("人工调整：%(why)s") % {"why": own} if own else line.reason
            made += [(person, who, said, own or said) for person in line.people]
        return made
