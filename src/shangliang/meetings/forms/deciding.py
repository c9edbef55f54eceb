"""表决的表单 · How, on which paper, the counts; the ballots of an election; what follows."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.marks import candidates
from shangliang.kit.forms import DateField
from shangliang.people.refusal import Refused

from ..items import FORM_WORDS, Form
from .fields import box, count, line, radio

ROW = re.compile(r"(.{1,40}?)[\s:：,，]+(\d{1,5})\s*票?")


class DecideForm(forms.Form):
    """记表决"""

    paper = radio(_("表决哪份文件"), [])
    how = radio(
        _("表决方式"), [], hint=_("举手的填下面三个数；电子的在主持台开始、截止；纸质的清点、封存以后再记结果。")
    )
    yes = count(_("赞成"), required=False)
    no = count(_("反对"), required=False)
    abstain = count(_("弃权"), required=False)

    def __init__(self, *args, papers, **kwargs):
        super().__init__(*args, **kwargs)
        self.papers = {str(paper.pk): paper for paper in papers}
        self.fields["how"].choices = FORM_WORDS.choices(_)
        self.fields["paper"].choices = [(key, str(paper)) for key, paper in self.papers.items()]
        if not self.papers:
            del self.fields["paper"]
        self.initial.setdefault("how", Form.HANDS.value)
        self.initial.setdefault("paper", next(iter(self.papers), None))

    def clean(self):
        found = super().clean()
        if found.get("how") == Form.HANDS and found.get("yes") is None and "yes" not in self.errors:
            self.add_error("yes", _("请写赞成的人数，没有写 0。"))
        found["no"], found["abstain"] = found.get("no") or 0, found.get("abstain") or 0
        found["paper"] = self.papers.get(found.get("paper", ""))
        return found


class ElectForm(forms.Form):
    """记选举结果"""

    seats = forms.IntegerField(label=_("应选人数"), min_value=1, max_value=100)
    votes = box(_("候选人得票"), rows=6, limit=8_000, hint=_("一行一人：姓名 票数。"))
    handed = count(_("发出选票"))
    returned = count(_("收回选票"))
    invalid = count(_("无效票"), required=False)
    scrutineers = line(_("监票人"))

    def clean_votes(self):
        found = []
        for row in filter(None, map(str.strip, self.cleaned_data["votes"].splitlines())):
            seen = ROW.fullmatch(row)
            if seen is None:
                raise forms.ValidationError(_("看不懂这一行：%(row)s。请写成“姓名 票数”。"), params={"row": row[:40]})
            found.append((seen[1].strip(), int(seen[2])))
        return found

    def clean_invalid(self):
        return self.cleaned_data["invalid"] or 0


class BallotForm(forms.Form):
    """电子选票"""

    seats = forms.IntegerField(label=_("应选人数"), min_value=1, max_value=60, initial=1)
    names = box(
        _("候选人"), rows=6, limit=2_000, hint=_("一行一人；选票上还可以另选他人、弃权。表决不记名，由监票人核对。")
    )

    def clean_names(self):
        try:
            return candidates(self.cleaned_data["names"].replace("、", "\n").splitlines(), 1)
        except Refused as reason:
            raise forms.ValidationError(str(reason))


class ConfirmForm(forms.Form):
    """监票人核对"""

    scrutineers = line(_("监票人"), hint=_("写监票人的姓名或职务，例如：监票人二名。"))


class FollowForm(forms.Form):
    """立重点任务"""

    title = line(_("任务"), limit=80)
    text = box(_("要求"), required=False)
    lead = line(_("牵头领导职务"), limit=60, required=False)
    campaign = line(_("所属行动"), limit=60, required=False, hint=_("例如：三抓三促。"))
    until = DateField(label=_("完成时限"), required=False)
