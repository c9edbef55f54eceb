"""各步骤的表单 · One form for each step of the lifecycle. A step without a class of its own takes the note form."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from shangliang.kit import clock
from shangliang.kit.forms import DateField

from ..models import Matter, Raiser
from ..models.voices import Confirmation
from ..wording import day, whole_day
from .desk_base import StepForm, line, radio, words

# step: (label of the box, must be filled, hint)
NOTES = {
    "accept": (gettext_lazy("办公室意见"), False, gettext_lazy("可写初审意见；提出人和关心的人会看到。")),
    "give_back": (gettext_lazy("请补充什么"), True, gettext_lazy("写清缺什么，提出人照着补充。")),
    "supplement": (gettext_lazy("补充的情况"), True, ""),
    "unmerge": (gettext_lazy("为什么分开"), True, ""),
    "withhold": (gettext_lazy("为什么撤回公开"), True, gettext_lazy("只记在内部。")),
    "settle": (gettext_lazy("怎么办结的"), True, gettext_lazy("写清当场办了什么、结果怎样。按“当场办结”单独统计。")),
    "file": (gettext_lazy("审查意见"), False, ""),
    "plan": (
        gettext_lazy("协商方案"),
        True,
        gettext_lazy("目的、时间、地点、由谁主持、哪些人参加、利益相关方占多少。"),
    ),
    "research": (gettext_lazy("调研情况"), True, gettext_lazy("到了哪里、问了谁、了解到什么。")),
    "minute": (
        gettext_lazy("协商纪要"),
        True,
        gettext_lazy("文号、参加人数、达成的共识和保留的不同意见，送给谁。"),
    ),
    "leave_unfiled": (
        gettext_lazy("不立案的理由"),
        True,
        gettext_lazy("写明依据，以及怎么转办：社情民意信息，或者来信。提案人和联名人都会看到。"),
    ),
    "adopt": (gettext_lazy("采用或核实意见"), True, ""),
    "pause": (gettext_lazy("为什么暂停"), True, gettext_lazy("例如：等待上级批复、受季节影响。暂停期间不计时限。")),
    "resume": (gettext_lazy("说明"), False, ""),
    "remind": (gettext_lazy("催办内容"), False, gettext_lazy("不写也可以，承办单位会收到催办通知。")),
    "supervise": (gettext_lazy("督办要求"), True, gettext_lazy("写清要求什么、什么时候前办到。")),
    "redo": (gettext_lazy("哪里还没有解决"), True, gettext_lazy("会转给承办单位，按第二次答复的时限重新办理。")),
    "close": (gettext_lazy("销号说明"), False, ""),
    "close_unconfirmed": (
        gettext_lazy("为什么没有得到确认"),
        True,
        gettext_lazy("沉默不等于同意；按“未获确认”单独统计。"),
    ),
    "file_away": (gettext_lazy("留存理由"), True, ""),
    "archive": (gettext_lazy("归档说明"), False, ""),
    "escalate": (
        gettext_lazy("为什么要提交上一级"),
        True,
        gettext_lazy("跨村、涉及资金或政策等。全部经过随卷上移，未办完的交办单自动撤回。"),
    ),
    "reconsult": (gettext_lazy("为什么再协商"), True, ""),
    "reopen": (gettext_lazy("为什么重新打开"), True, ""),
}
DATED = frozenset({"plan", "research", "minute", "adopt", "file"})


class NoteForm(StepForm):
    """说明 · A step that needs a sentence, or may carry one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label, required, hint = NOTES.get(self.step.name, (_("说明"), "note" in self.step.needs, ""))
        self.fields["note"] = words(label, required=required, hint=hint)
        self.order_fields(["note"])


class DatedNoteForm(NoteForm):
    """说明与日期 · The same for what happened in a room or on a road."""

    dated = papered = True


class DeclineForm(StepForm):
    """不采纳 · A reason from the list, and a sentence that everybody who raised or follows it will read."""

    REASONS = [
        (text, gettext_lazy(text))
        for text in (
            gettext_noop("法律法规和政策已有明确规定"),
            gettext_noop("属于单个当事人之间的纠纷"),
            gettext_noop("人事事项"),
            gettext_noop("涉及国家秘密或个人隐私"),
            gettext_noop("已经解决或正在解决"),
            gettext_noop("不属于本地范围"),
            gettext_noop("其他"),
        )
    ]
    reason = radio(gettext_lazy("理由"), REASONS)
    note = words(
        gettext_lazy("给提出人的话"), hint=gettext_lazy("提出人和每一位关心的人都会看到。请写明依据和可以找谁。")
    )

    def facts(self):
        found = super().facts()
        reason = found.pop("reason")
        return found | {"note": f"{reason}。{found['note']}"}


class RedirectForm(StepForm):
    """引导 · Petitions, reports of wrongdoing and court matters go to whom the law names; only the redirect is kept."""

    TARGETS = [
        ("信访部门", gettext_lazy("信访部门（来信来访、信访事项）")),
        ("纪检监察机关", gettext_lazy("纪检监察机关（反映违纪违法）")),
        ("司法机关", gettext_lazy("司法机关（诉讼、仲裁等涉法涉诉）")),
        ("其他有权机关", gettext_lazy("其他有权机关")),
    ]
    target = radio(
        gettext_lazy("引导到哪里"), TARGETS, hint=gettext_lazy("原文和联系方式不再保存，只留下“已引导”这一条记录。")
    )
    sure = forms.BooleanField(label=gettext_lazy("已告知提出人去哪里反映"), required=True)

    def facts(self):
        return {k: v for k, v in super().facts().items() if k != "sure"}


class MergeForm(StepForm):
    """并案 · Into one of the similar ones, or into the one whose number is typed."""

    into = forms.ChoiceField(label=gettext_lazy("并入哪一件"), required=False, widget=forms.RadioSelect)
    number = line(gettext_lazy("或填写编号、台账号"), required=False, limit=40)

    def __init__(self, *args, similar=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [
            (m["ref"], _("%(what)s（%(more)s）") % {"what": m["title"], "more": m["serial"] or m["ref"]})
            for m in similar
        ]
        if not similar:
            del self.fields["into"]

    def clean(self):
        found = super().clean()
        key = (found.get("number") or found.get("into") or "").strip()
        if not key:
            raise forms.ValidationError(_("请选一件相似的，或填写要并入的编号。"))
        rows = Matter.objects.visible_to(self.person).exclude(pk=self.matter.pk)
        into = rows.filter(ref=key.upper()).first() or rows.filter(serial=key).first()
        if into is None:
            self.add_error("number", _("没有找到这个编号的事项，或它不在您的范围内。"))
        return found | {"into": into}

    def facts(self):
        into = self.cleaned_data["into"]
        return {"into": into, "note": f"并入《{into.title}》"}


class ReleaseForm(StepForm):
    """审核公开 · Nothing raised is public until a named person has read it for that. Single photos may be left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if photos := list(self.matter.files.photos().select_related("file")):
            self.fields["left_out"] = forms.MultipleChoiceField(
                label=_("不公开的照片"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "pictures"}),
                help_text=_("看得清人脸、门牌、车牌、证件的，请勾选。勾选的只留给工作人员看。"),
                choices=[(p.file.ref, _photo(n, p.file)) for n, p in enumerate(photos, 1)],
                initial=[p.file.ref for p in photos if not p.public],
            )  # fmt: skip
        self.fields["read"] = forms.BooleanField(
            label=_("已逐字看过：没有姓名、电话、身份证号、住址等个人信息，没有涉密内容"), required=True
        )

    def facts(self):
        return {"left_out": self.cleaned_data.get("left_out", [])}


def _photo(number, file):
    """The photo small, and what it is called."""
    name = _("照片 %(n)s") % {"n": number} if file.is_image else file.name
    if not file.is_image:
        return name
    return format_html(
        '<img src="{}" alt="" loading="lazy" width="160" height="120"> {}', reverse("file", args=[file.ref]), name
    )


class ExtendForm(StepForm):
    """延期 · A later day, and why."""

    due = DateField(label=gettext_lazy("新的期限"))
    note = words(gettext_lazy("延期理由"))

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due <= clock.today():
            raise forms.ValidationError(_("新的期限应在今天之后。"))
        if self.matter.due_on and due <= self.matter.due_on:
            raise forms.ValidationError(_("应晚于原来的期限 %(day)s。") % {"day": whole_day(self.matter.due_on)})
        return due


class AppraiseForm(StepForm):
    """评议 · Counts of three answers; 不满意 beyond the rule's share asks for another consultation."""

    good = forms.IntegerField(label=gettext_lazy("满意（人）"), min_value=0, max_value=100_000)
    fair = forms.IntegerField(label=gettext_lazy("基本满意（人）"), min_value=0, max_value=100_000)
    bad = forms.IntegerField(label=gettext_lazy("不满意（人）"), min_value=0, max_value=100_000)
    note = words(gettext_lazy("评议方式和意见"), required=False, hint=gettext_lazy("例如：协商参加人会上填表。"))

    def clean(self):
        found = super().clean()
        if not self.errors and sum(found[k] for k in ("good", "fair", "bad")) < 1:
            raise forms.ValidationError(_("至少有一个人参加评议。"))
        return found

    def facts(self):
        found = super().facts()
        return {"appraisal": {k: self.cleaned_data[k] for k in ("good", "fair", "bad")}, "note": found.get("note", "")}


class ConfirmForm(StepForm):
    """代为登记确认 · What the one who raised it said by phone or face to face, with a witness."""

    dated = True
    raiser = forms.ChoiceField(label=gettext_lazy("哪一位提出人"), widget=forms.RadioSelect)
    way = radio(gettext_lazy("怎么回访的"), [("phone", gettext_lazy("电话回访")), ("word", gettext_lazy("当面口头"))])
    witness = line(gettext_lazy("见证人"), hint=gettext_lazy("在场或旁听的另一位工作人员，写姓名和职务。"), limit=60)
    solved = radio(gettext_lazy("解决了吗"), [("yes", gettext_lazy("已解决")), ("no", gettext_lazy("没有解决"))])
    process = radio(gettext_lazy("办理过程"), Confirmation.Rating.choices)
    result = radio(gettext_lazy("办理结果"), Confirmation.Rating.choices)
    text = words(gettext_lazy("提出人的原话"), required=False, hint=gettext_lazy("没有解决的，必须写明哪里没有解决。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.raisers = {
            str(r.pk): r
            for r in Raiser.objects.heard_in(self.matter)
            .named()
            .defer("contact")
            .order_by("-lead", "raised_on", "pk")[:50]
        }
        choices = [
            (k, _("%(who)s，%(day)s") % {"who": r.shown, "day": day(r.raised_on)}) for k, r in self.raisers.items()
        ]
        self.fields["raiser"].choices = choices
        if len(choices) == 1:
            self.fields["raiser"].initial = choices[0][0]

    def clean(self):
        found = super().clean()
        if found.get("solved") == "no" and not (found.get("text") or "").strip():
            self.add_error("text", _("请写明哪里没有解决，好让承办单位重新办理。"))
        return found

    def facts(self):
        found = super().facts()
        found["raiser"] = self.raisers[found["raiser"]]
        return found | {"solved": found["solved"] == "yes"}
