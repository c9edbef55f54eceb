"""说一句 · One sentence of one's own; a longer text for a reply, an argument or an amendment."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.matters.forms.public_fields import Words

LONGER = 1000


def has_words(text: str) -> None:
    """Dots and faces alone are not a sentence."""
    if sum(map(str.isalnum, text)) < 2:
        raise ValidationError(gettext("请写一句完整的话。"))


class SayForm(forms.Form):
    """加一句"""

    text = Words(label=_("您的看法"), rows=4, validators=[has_words],
                 help_text=_("一句话，只说一个意思，别人才好表态。不要写人名。"),
                 error_messages={"required": _("请写一句。")})  # fmt: skip

    def __init__(self, *args, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = most

    def clean_text(self):
        text = " ".join(self.cleaned_data["text"].split())
        if len(text) > self.most:
            raise ValidationError(gettext("最多 %(most)s 字，您写了 %(n)s 字。请写短一点，或者分成几条。") % {
                "most": self.most, "n": len(text)})  # fmt: skip
        return text


class WordsForm(forms.Form):
    """几句话"""

    text = Words(label=_("您想说的"), rows=4, max_length=LONGER, validators=[has_words],
                 error_messages={"required": _("请写几句。")})  # fmt: skip
