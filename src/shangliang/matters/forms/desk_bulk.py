"""批量筛选 · What the screening desk does with the picked matters at once."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Matter
from .desk_steps import DeclineForm, RedirectForm

DOES = [
    ("accept", gettext_lazy("受理")), ("give_back", gettext_lazy("退回补充")), ("decline", gettext_lazy("不采纳")), ("redirect", gettext_lazy("引导至有权机关")),
    ("merge", gettext_lazy("并案")), ("release", gettext_lazy("审核公开")),
]  # fmt: skip
# What a choice asks for and another does not: no word of "optional" beside it, but when it is wanted.
SOMETIMES = {
    "note": gettext_lazy("退回补充、不采纳要写。"),
    "reason": gettext_lazy("不采纳要选。"),
    "target": gettext_lazy("引导要选。"),
    "into": gettext_lazy("并案要写。"),
}
NOTED = frozenset({"give_back", "decline"})


class BulkForm(forms.Form):
    """批量 · `refs` picked, `do` the step, and what that step needs."""

    do = forms.ChoiceField(label=gettext_lazy("怎么办"), choices=DOES)
    note = forms.CharField(
        label=gettext_lazy("给提出人的话"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("不采纳的理由"), required=False, choices=[("", gettext_lazy("请选择")), *DeclineForm.REASONS]
    )
    target = forms.ChoiceField(
        label=gettext_lazy("引导到哪里"), required=False, choices=[("", gettext_lazy("请选择")), *RedirectForm.TARGETS]
    )
    into = forms.CharField(label=gettext_lazy("并入的编号"), required=False, max_length=40)

    def __init__(self, data=None, *, person, refs=()):
        super().__init__(data)
        for name, hint in SOMETIMES.items():
            self.fields[name].sometimes, self.fields[name].help_text = True, hint
        self.person = person
        self.refs = [r for r in dict.fromkeys(refs) if len(r) == 10 and "\0" not in r][:100]

    def clean(self):
        found, do = super().clean(), self.cleaned_data.get("do")
        if not self.refs:
            raise forms.ValidationError(_("请先在左边选中要办的事项。"))
        if do in NOTED and not (found.get("note") or "").strip():
            self.add_error("note", _("请写给提出人的话。"))
        if do == "decline" and not found.get("reason"):
            self.add_error("reason", _("请选不采纳的理由。"))
        if do == "redirect" and not found.get("target"):
            self.add_error("target", _("请选引导到哪里。"))
        if do == "merge":
            self._find_into(found)
        return found

    def _find_into(self, found):
        key = (found.get("into") or "").strip()
        rows = Matter.objects.visible_to(self.person)
        found["into_matter"] = rows.filter(ref=key.upper()).first() or (
            rows.filter(serial=key).first() if key else None
        )
        if found["into_matter"] is None:
            self.add_error("into", _("没有找到这个编号的事项，或它不在您的范围内。"))
        elif found["into_matter"].ref in self.refs:
            self.add_error("into", _("并入的这一件也被选中了，请去掉它。"))

    def matters(self):
        """The picked ones that are within reach; others are passed over in silence, as if they did not exist."""
        return list(Matter.objects.visible_to(self.person).filter(ref__in=self.refs))

    def facts(self):
        said, do = self.cleaned_data, self.cleaned_data["do"]
        if do == "decline":
            return {"note": f"{said['reason']}。{said['note']}"}
        if do == "redirect":
            return {"target": said["target"]}
        if do == "merge":
            into = said["into_matter"]
            return {"into": into, "note": f"并入《{into.title}》"}
        return {"note": said["note"]} if said.get("note") else {}
