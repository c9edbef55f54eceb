"""问卷 · A form made of the questions that the office wrote; whatever is left out is left out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from shangliang.matters.forms.public_fields import Words

FIELDS = {
    "one": lambda q: forms.ChoiceField(choices=_pairs(q), widget=forms.RadioSelect, required=False, label=q["text"]),
    "many": lambda q: forms.MultipleChoiceField(
        choices=_pairs(q), widget=forms.CheckboxSelectMultiple, required=False, label=q["text"]
    ),
    "words": lambda q: Words(rows=3, max_length=500, required=False, label=q["text"]),
}


def _pairs(question: dict) -> list[tuple[str, str]]:
    return [(str(at), word) for at, word in enumerate(question.get("options", []))]


class QuestionsForm(forms.Form):
    """问卷"""

    def __init__(self, *args, questions: list[dict], **kwargs):
        super().__init__(*args, **kwargs)
        for at, question in enumerate(questions):
            self.fields[f"q{at}"] = FIELDS[question["kind"]](question)

    def clean(self):
        found = super().clean()
        if not self.errors and not any(found.values()):
            raise ValidationError(_("请至少答一题。"))
        return found

    def answers(self) -> dict:
        return {name: said for name, said in self.cleaned_data.items() if said}
