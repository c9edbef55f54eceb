"""文史资料的表单"""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from shangliang.kit import finding

from ..models import Contribution
from .marks import box, day_field
from .writing import LONGEST, hosts_of, line


class HistoryFind(finding.Find):
    """文史征集的查找"""

    sorts: ClassVar = {
        "new": (_("最近征集"), ("-opened_on", "-id")),
        "old": (_("最早征集"), ("opened_on", "id")),
    }
    state = finding.Choice([("open", _("正在征集")), ("closed", _("已经截止"))], label=_("进展"))
    area = finding.Area()
    since = finding.Day(_("开始时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


class CallForm(forms.Form):
    """征集"""

    title = line(_("题目"), limit=120, required=True, hint=_("例如：征集脱贫攻坚亲历史料。"))
    text = box(_("征集什么"), 5000)
    address = line(_("稿件交到哪里"), required=True, hint=_("会公开，写办公室的地址和电话。"))
    organisation = forms.ChoiceField(label=_("征集单位"))
    until = day_field(_("截止"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person)}
        self.fields["organisation"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]

    def clean_organisation(self):
        return self.hosts[self.cleaned_data["organisation"]]


class ContributionForm(forms.Form):
    """来稿"""

    title = line(_("标题"), limit=120, required=True)
    body = forms.CharField(
        label=_("正文"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 16, "data-paste": "", "lang": "zh-Hans"}), help_text=_("一行一段。"),
    )  # fmt: skip
    signed = line(_("署名"), limit=60, required=True, hint=_("出版时印的名字。"))
    source = forms.ChoiceField(label=_("史料来源"), choices=Contribution.Source.choices)
    source_note = line(_("来源说明"), limit=300, hint=_("什么时候、什么地方、什么身份，或者出自哪份档案。"))
    contact = line(_("联系方式"), limit=120, hint=_("加密保存，只有征集单位看得到。"))


class ReviewForm(forms.Form):
    """审读"""

    verdict = forms.ChoiceField(label=_("审读意见"), choices=Contribution.Verdict.choices, widget=forms.RadioSelect)
    opinion = line(_("审读说明"), limit=500, hint=_("没有直接采用的要写。"))


class CollectForm(forms.Form):
    """辑录"""

    title = line(_("书名或辑名"), limit=120, required=True, hint=_("例如：某县文史资料第十二辑。"))
