"""改规则的表单 · A value as an office types it, checked by the rule's own type; and on what it rests."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import finding

from .desk_base import line

HINTS = {
    "limit": gettext_lazy("例如：5个工作日、30日、3个月。"),
    "decimal": gettext_lazy("例如：0.8。"),
    "share": gettext_lazy("例如：80%。"),
    "size": gettext_lazy("例如：20 MB、500 KB。"),
    "dates": gettext_lazy("一行一个：2026-02-16 休，2026-02-14 班，2026-10-01~2026-10-07 休。"),
}


class RuleFind(finding.Find):
    """规则的查找 · Of a place (the page itself sees to that): a group, only what was set, words of the name."""

    pills = ("group", "own")
    group = finding.Choice([], label=gettext_lazy("类别"))
    own = finding.Choice([("1", gettext_lazy("只看另有规定的"))], label=gettext_lazy("出自"))
    area = finding.Area()
    q = finding.Words()


class RuleForm(forms.Form):
    """取值 · The new value, and its basis."""

    value = forms.CharField(label=gettext_lazy("取值"), required=False, max_length=4000, strip=True)
    note = line(gettext_lazy("依据"), hint=gettext_lazy("写文号或会议，例如：永政协发〔2023〕5号。"), limit=200)

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self.rule, box = found.declaration, self.fields["value"]
        self.initial["value"] = found.text
        box.help_text = (
            _("单位：%(unit)s。") % {"unit": self.rule.unit} if self.rule.unit else HINTS.get(self.rule.kind, "")
        )
        if self.rule.kind in ("text", "dates"):
            box.widget = forms.Textarea(attrs={"rows": 5})
        if self.rule.choices:
            self.fields["value"] = forms.ChoiceField(label=_("取值"), choices=list(self.rule.choices.items()))

    def clean_value(self):
        try:
            self.parsed = self.rule.parse(self.cleaned_data["value"])
        except ValueError as reason:
            raise forms.ValidationError(str(reason))
        return self.cleaned_data["value"]
