"""名单和纪要的表单 · Who is added; a signed sheet; an answer; leave; a line of the minutes; the minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit.forms import DateField

from ..items import VERB_WORDS
from .fields import box, line, radio

MOST, LONGEST = 500, 40


class PeopleForm(forms.Form):
    """添人"""

    way = radio(_("怎么来"), [("due", _("应到")), ("nonvoting", _("列席")), ("spectator", _("旁听"))])
    names = box(_("姓名"), limit=20_000, hint=_("一行一个，或者用顿号隔开。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("way", "nonvoting")

    def clean_names(self):
        found = [name.strip() for name in self.cleaned_data["names"].replace("、", "\n").splitlines() if name.strip()]
        if not found:
            raise forms.ValidationError(_("请写姓名。"))
        if len(found) > MOST or any(len(name) > LONGEST for name in found):
            raise forms.ValidationError(
                _("最多 %(n)s 人，一个姓名最多 %(long)s 字。"), params={"n": MOST, "long": LONGEST}
            )
        return found


class SheetForm(forms.Form):
    """录签到表"""

    numbers = line(_("签到表上签了名的席号"), limit=1_000, hint=_("例如：1-20、23。"))


class SignedForm(forms.Form):
    """散会后补录"""

    present = line(_("按时到会的席号"), limit=1_000, required=False, hint=_("例如：1-20、23。"))
    late = box(_("迟到的"), limit=8_000, required=False, rows=3, hint=_("一行一人，席号和时间，例如：23 9:40。"))
    left = box(
        _("早退的"), limit=8_000, required=False, rows=3, hint=_("一行一人，席号和时间；又迟到又早退的两处都写。")
    )
    away = line(_("没有到会的席号"), limit=1_000, required=False, hint=_("签到台点错的，改记为缺席。"))

    def clean(self):
        found = super().clean()
        if not self.errors and not any(found.values()):
            self.add_error("present", _("请至少写一个席号。"))
        return found


class HalfForm(forms.Form):
    """录半天"""

    half = forms.TypedChoiceField(label=_("哪个半天"), coerce=int)
    from_desk = forms.BooleanField(label=_("按签到台现在的情况记"), required=False)
    present = line(_("出席的席号"), limit=1_000, required=False, hint=_("例如：1-20、23。没有写到的记为缺席。"))
    leave = line(_("请假的席号"), limit=1_000, required=False)

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["half"].choices = list(enumerate(names))

    def clean(self):
        found = super().clean()
        if not found.get("from_desk") and not found.get("present") and "present" not in self.errors:
            self.add_error("present", _("请写出席的席号，或者选按签到台的情况记。"))
        return found


class AnswerForm(forms.Form):
    """回执"""

    coming = radio(_("能到会吗"), [("yes", _("能到会")), ("no", _("请假"))])
    reason = line(_("请假原因"), required=False)

    def clean(self):
        found = super().clean()
        if found.get("coming") == "no" and not found.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("请写请假的原因。"))
        return found


class LeaveForm(forms.Form):
    """准假"""

    reason = line(_("请假原因"))
    approved_by = line(_("准假人"), limit=60, hint=_("写职务，例如：政协主席。"))


class LineForm(forms.Form):
    """记一段"""

    verb = radio(_("怎样说"), [])
    item = forms.TypedChoiceField(label=_("哪个议题"), required=False, coerce=int, empty_value=None)
    text = box(_("内容"), limit=2_000, rows=3)

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.pk: item for item in meeting.items.all()}
        self.fields["verb"].choices = VERB_WORDS.choices(_)
        self.fields["item"].choices = [
            ("", _("整个会议")),
            *[(pk, f"{i.number}. {i.title}") for pk, i in self.items.items()],
        ]
        self.initial.setdefault("verb", "noted")


class MinutesForm(forms.Form):
    """纪要"""

    text = box(_("纪要"), limit=50_000, rows=24, lang="zh-Hans")
    rev = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class UntilForm(forms.Form):
    """征求意见到哪天"""

    until = DateField(label=_("征求意见到"))


class RemarkForm(forms.Form):
    """对纪要的意见"""

    text = box(_("意见"), limit=2_000)
