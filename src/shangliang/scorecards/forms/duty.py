"""积分的表单 · Which scores of a table; a set of rules; what is noted by hand; an objection and its answer."""

import json
from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute.duty import SHIPPED, Wrong, read, shipped
from shangliang.kit import clock, finding
from shangliang.kit.duty.refusing import sentence
from shangliang.kit.forms import DateField
from shangliang.matters.models import Matter

BIGGEST = 200_000  # letters of a set of rules
KEY, EXCELLENT, SPEECH, CHARITY = "proposal_key", "proposal_excellent", "speech_written", "charity"
NOTED = {KEY: _("重点提案"), EXCELLENT: _("优秀提案"), SPEECH: _("书面发言"), CHARITY: _("公益活动")}
OF_MATTERS = (KEY, EXCELLENT)


def box(label, *, limit=2000, rows=4, hint="", required=True, lang=""):
    """`lang`: of what stands in it, where that is not the reader's."""
    area = forms.Textarea(attrs={"rows": rows} | ({"lang": lang} if lang else {}))
    return forms.CharField(label=label, max_length=limit, widget=area, help_text=hint, required=required)


class ScoreFind(finding.Find):
    """积分表的查找 · Grades are those of the table's rules."""

    sorts: ClassVar = {"total": (_("总分从高到低"), ("-total", "id")), "name": (_("姓名"), ("pinyin", "id"))}
    grade = finding.Choice([], label=_("等次"))
    state = finding.Choice(
        [("minimum", _("基本职责未完成")), ("follows", _("有结果运用")), ("missing", _("数据不全")), ("objected", _("有异议"))],
        label=_("情况"),
    )  # fmt: skip
    q = finding.Words()


class RecordFind(finding.Find):
    """登记的查找"""

    sorts: ClassVar = {"new": (_("时间从近到远"), ("-on", "-id")), "old": (_("时间从早到晚"), ("on", "id"))}
    event = finding.Choice(list(NOTED.items()), label=_("事项"))
    since = finding.Day(_("时间从"))
    until = finding.Day(_("到"))
    q = finding.Words()


def sets() -> list[tuple[str, str]]:
    return [(key, shipped(key).name) for key in SHIPPED]


class RulesForm(forms.Form):
    """定规则 · The text is a file of docs/duty.md; what is wrong in it is said with its line."""

    from_year = forms.IntegerField(label=_("从哪一年起"), min_value=2000, max_value=2100)
    note = forms.CharField(label=_("依据"), max_length=200, help_text=_("例如：本级政协的考核办法，文号、日期。"))
    text = box(
        _("规则"),
        limit=BIGGEST,
        rows=24,
        lang="zh-Hans",
        hint=_("一项一条，改分值、封顶就改这里的数；格式见 docs/duty.md。"),
    )

    def clean_text(self):
        text = self.cleaned_data["text"]
        try:
            read(text)
        except Wrong as wrong:
            raise forms.ValidationError(
                gettext("第 %(line)s 行：%(why)s") % {"line": wrong.line, "why": sentence(wrong)}
            ) from wrong
        return json.loads(text)


class NoteForm(forms.Form):
    """登记 · What no other page records, of one of the place's members or of a proposal."""

    event = forms.ChoiceField(label=_("事项"), choices=list(NOTED.items()))
    on = DateField(label=_("日期"))
    serial = forms.CharField(
        label=_("提案的编号或台账号"),
        max_length=40,
        required=False,
        help_text=_("重点提案、优秀提案填这里，所有提案人都算。"),
    )
    person = forms.ChoiceField(label=_("委员"), required=False, help_text=_("书面发言、公益活动选委员。"))
    what = forms.CharField(label=_("内容"), max_length=120)
    evidence = forms.CharField(
        label=_("依据"), max_length=200, help_text=_("从哪里可以查到：会议、文件的名称和文号，签到册。")
    )

    def __init__(self, *args, people, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.area = area
        self.fields["person"].choices = [("", "—"), *people]
        self.fields["on"].initial = clock.today()

    def clean(self):
        found = super().clean()
        if found.get("event") in OF_MATTERS:
            found["matter"], found["person"] = self._matter(found.get("serial", "")), ""
        elif found.get("event") and not found.get("person"):
            self.add_error("person", gettext("请选是哪一位委员。"))
        return found

    def _matter(self, written: str):
        said = written.replace("\0", "").strip()
        ours = Matter.objects.within(self.area).filter(kind="proposal")
        found = (ours.filter(ref=said).first() or ours.filter(serial=said).first()) if said else None
        if found is None:
            self.add_error("serial", gettext("本级没有这个编号的提案。"))
        return found


class MainMembersForm(forms.Form):
    """集体提案的主要成员 · Names in their order, one a line."""

    serial = forms.CharField(label=_("集体提案的编号或台账号"), max_length=40)
    names = box(
        _("主要成员"), required=False, rows=5, lang="zh-Hans", hint=_("按次序一行一名；都删掉就是不登记主要成员。")
    )

    def __init__(self, *args, people, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.area, self.people = area, people

    def clean_serial(self):
        said = self.cleaned_data["serial"].replace("\0", "").strip()
        ours = Matter.objects.within(self.area).filter(kind="proposal")
        found = ours.filter(ref=said).first() or ours.filter(serial=said).first()
        if found is None:
            raise forms.ValidationError(gettext("本级没有这个编号的提案。"))
        return found

    def clean_names(self):
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["names"].splitlines())):
            same = self.people.get(line, [])
            if len(same) != 1:
                said = (
                    gettext("本级委员里没有“%(name)s”。")
                    if not same
                    else gettext("叫“%(name)s”的委员不止一个，不能按姓名登记。")
                )
                raise forms.ValidationError(said % {"name": line[:40]})
            found.append(same[0])
        return found


class WhyForm(forms.Form):
    why = forms.CharField(label=_("原因"), max_length=200)


class ObjectionForm(forms.Form):
    text = box(_("异议"), hint=_("写明哪一项不对，为什么，凭什么可以查到。"))


class AnswerForm(forms.Form):
    upheld = forms.ChoiceField(
        label=_("结论"), choices=[("yes", _("异议成立")), ("no", _("异议不成立"))],
        widget=forms.RadioSelect(attrs={"class": "short"}),
        help_text=_("成立的，先在原来的记录里改正，再重新计算、核对、公布。"),
    )  # fmt: skip
    answer = box(_("答复"))
