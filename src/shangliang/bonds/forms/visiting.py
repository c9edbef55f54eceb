"""走访的表单 · One page for one thumb: what was found first, then photos, then what is folded away until it is needed."""

import datetime as dt

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.gatherings.models import Way
from shangliang.kit import clock, once, rules
from shangliang.kit.forms import DateField, Files, FilesField
from shangliang.kit.say import say
from shangliang.matters.kinds import KINDS as MATTERS

from ..models.aid import AidKind, Source

NEXT = (
    ("", gettext_lazy("不定")),
    ("14", gettext_lazy("两周后")),
    ("30", gettext_lazy("一个月后")),
    ("90", gettext_lazy("三个月后")),
)
WORDS = ("found", "explained", "companions", "minutes", "received")


def box(label, rows, limit, hint=""):
    return forms.CharField(
        label=label, required=False, max_length=limit, help_text=hint, widget=forms.Textarea(attrs={"rows": rows})
    )


def line(label, limit, hint=""):
    return forms.CharField(label=label, required=False, max_length=limit, help_text=hint)


class VisitForm(forms.Form):
    """记一次走访 · Everything but the way may be left empty; the operation id goes with it from the first sight."""

    way = forms.ChoiceField(label=gettext_lazy("方式"), widget=forms.RadioSelect(attrs={"class": "short"}))
    found = box(gettext_lazy("看到、听到的情况"), 4, 2000, gettext_lazy("密封保存，只有能看这个人的人看得到。"))
    photos = FilesField(
        widget=Files(attrs={"accept": "image/*"}), label=gettext_lazy("照片"), required=False,
        help_text=gettext_lazy("可不拍。不要拍孩子的脸；照片里的位置信息会自动去掉。"),
    )  # fmt: skip
    also = forms.MultipleChoiceField(
        label=gettext_lazy("同一户一起看望的"), required=False, widget=forms.CheckboxSelectMultiple
    )
    need_title = line(
        gettext_lazy("新的需求或困难"), 60, gettext_lazy("例如：取暖炉要换。写事，不写姓名；保存后转有关方面办理。")
    )
    need_text = box(gettext_lazy("详细情况"), 3, 1000)
    need_class = forms.ChoiceField(label=gettext_lazy("分类"), required=False)
    aid_what = line(gettext_lazy("送去的物资或现金"), 60, gettext_lazy("例如：大米、面粉、食用油；现金写“现金”。"))
    aid_yuan = forms.DecimalField(
        label=gettext_lazy("金额或折价（元）"), required=False, min_value=0.01, max_digits=10, decimal_places=2,
        error_messages={"min_value": gettext_lazy("金额要大于 0。")},
    )  # fmt: skip
    aid_kind = forms.ChoiceField(label=gettext_lazy("款或物"), required=False, choices=AidKind)
    aid_source = forms.ChoiceField(label=gettext_lazy("来源"), required=False, choices=Source)
    explained = line(gettext_lazy("讲解的政策法律"), 200)
    companions = line(gettext_lazy("同行的人"), 120)
    minutes = forms.IntegerField(label=gettext_lazy("时长（分钟）"), required=False, min_value=1, max_value=1440)
    received = forms.IntegerField(label=gettext_lazy("接待人数"), required=False, min_value=0, max_value=9999)
    on = DateField(label=gettext_lazy("哪天"))
    again = forms.ChoiceField(
        label=gettext_lazy("下次走访"), choices=NEXT, required=False, widget=forms.RadioSelect(attrs={"class": "short"})
    )
    operation = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, bond, also=(), way="", **kwargs):
        super().__init__(*args, **kwargs)
        self.bond = bond
        names = dict(Way.choices)
        self.fields["way"].choices = [(way, names[way]) for way in bond.rules.ways]
        self.others = list(also)  # (ref, name)
        self.fields["also"].choices = self.others
        kind = MATTERS.get(bond.rules.matter)
        self.fields["need_class"].choices = [(word, say(word)) for word in kind.classes] if kind else []
        self.initial |= {"way": way or bond.rules.ways[0], "on": clock.today(), "operation": once.new_key()}
        self._drop_what_does_not_fit()

    def _drop_what_does_not_fit(self) -> None:
        """Goods go to families; minutes and people received belong to duty in a community; talks have no needs."""
        gone = [] if self.bond.kind == "pairing" else [n for n in self.fields if n.startswith("aid_")]
        gone += [] if self.bond.kind == "posting" else ["received"]
        gone += [] if self.bond.rules.matter else ["need_title", "need_text", "need_class"]
        gone += [] if self.others else ["also"]
        for name in gone:
            del self.fields[name]

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day > clock.today():
            raise forms.ValidationError(_("日期还没有到，请核对。"))
        if day < self.bond.start:
            raise forms.ValidationError(_("不能早于开始的日期（%(day)s）。") % {"day": self.bond.start})
        return day

    def clean(self):
        found = super().clean()
        if bool(found.get("aid_what")) != bool(found.get("aid_yuan")) and "aid_yuan" not in self.errors:
            missing = "aid_yuan" if found.get("aid_what") else "aid_what"
            self.add_error(missing, _("物资或现金要写明内容和金额，物资写折价。"))
        if found.get("need_text") and not found.get("need_title"):
            self.add_error("need_title", _("请用一句话写明是什么需求。"))
        most = rules.value("files.max_count", self.bond.area_id)
        if len(found.get("photos") or ()) > most:
            self.add_error("photos", _("一次最多传 %(most)s 个附件。") % {"most": most})
        return found

    @property
    def needs_open(self) -> bool:
        return self._open("need_")

    @property
    def aid_open(self) -> bool:
        return self._open("aid_w", "aid_y")

    @property
    def more_open(self) -> bool:
        return any(name in self.errors for name in ("explained", "companions", "minutes", "received", "on"))

    def _open(self, *starts: str) -> bool:
        """A folded part that holds something or is wrong stays unfolded."""
        names = [n for n in self.fields if n.startswith(starts) and n != "need_class"]
        return any(n in self.errors or self.data.get(n) for n in names)

    def words(self) -> dict:
        """For the action: what was said of the visit."""
        data = self.cleaned_data
        days = data.get("again")
        next_on = data["on"] + dt.timedelta(int(days)) if days else None
        return {name: data[name] for name in WORDS if data.get(name)} | {"next_on": next_on}

    def aid(self) -> dict | None:
        data = self.cleaned_data
        if not data.get("aid_what"):
            return None
        return {
            "what": data["aid_what"], "yuan": data["aid_yuan"], "kind": data.get("aid_kind") or "goods",
            "source": data.get("aid_source") or "own",
        }  # fmt: skip

    def need(self) -> dict | None:
        data = self.cleaned_data
        if not data.get("need_title"):
            return None
        text = data.get("need_text") or data["need_title"]
        return {"title": data["need_title"], "text": text, "topic_class": data.get("need_class") or ""}
