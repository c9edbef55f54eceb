"""录简讯的表单 · A page pasted or uploaded; one piece of it with what was read, to be confirmed or put right."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.kit.files.papers import decoded
from shangliang.kit.forms import DateField

from ..brief_file import BIGGEST, unfit
from ..briefs import Figure, Piece, read
from .writing import LONGEST, hosts_of, line

PARTS = re.compile(r"[、，,\n]+")
FIGURE = re.compile(r"^(?P<what>.*?)[\s|：:]*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[^\s\d]{0,8})$")
MOST_FIGURES, MOST_PIECES = 60, 60
FIRST = ("headline", "date", "date_end", "host", "event", "places", "figures")


class PageForm(forms.Form):
    """一版 · The text, or a file of it; the year where the page does not say it."""

    organisation = forms.ChoiceField(label=_("哪个机关的活动"))
    text = forms.CharField(
        label=_("版面文字"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12, "lang": "zh-Hans"}),
        help_text=_("整版粘贴，不用分篇，全角半角不用改。"),
    )
    file = forms.FileField(
        label=_("或者选文本文件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=_("UTF-8 或 GB18030 编码，最大 1 MB。"),
    )
    year = forms.IntegerField(
        label=_("年份"), required=False, min_value=1900, max_value=2100, help_text=_("版面上没有年份时填，例如 2023。")
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.hosts = {host.ref: host for host in hosts_of(person)}
        self.fields["organisation"].choices = [(ref, str(host)) for ref, host in self.hosts.items()]

    def clean(self):
        found = super().clean()
        name = "file" if found.get("file") else "text"
        if self.errors:
            return found
        text = found["text"] if name == "text" else self._read(found["file"])
        if not (text or "").strip() and name == "text":
            self.add_error("text", _("请粘贴一版文字，或者选一个文件。"))
        elif against := unfit(text):
            self.add_error(name, against)
        elif len(text) > LONGEST:
            self.add_error(name, gettext("最多 %(n)s 字，请按版面分开。") % {"n": LONGEST})
        elif not (pieces := len(read(text))):
            self.add_error(name, _("里面没有一则消息。"))
        elif pieces > MOST_PIECES:
            self.add_error(name, gettext("一次最多 %(most)s 则，请按版面分开。") % {"most": MOST_PIECES})
        else:
            found["page"] = text
        return found

    def _read(self, file) -> str | None:
        if file.size > BIGGEST:
            self.add_error("file", gettext("超过 %(most)s MB，请按版面分开。") % {"most": BIGGEST >> 20})
            return "略"
        return decoded(file.read())

    def facts(self) -> dict:
        found = self.cleaned_data
        return {"text": found["page"], "year": found["year"], "organisation": self.hosts[found["organisation"]]}


class PieceForm(forms.Form):
    """一则 · What was read stands in the fields; whoever confirms may put it right."""

    headline = line(_("标题"), limit=120, required=True)
    date = DateField(label=_("日期"), required=False)
    date_end = DateField(label=_("到哪天"), required=False)
    date_text = line(_("原文怎样写日期"), limit=40)
    host = line(_("主办单位"), limit=60)
    event = line(_("活动"), limit=120)
    places = line(_("去过的地方"), limit=300, hint=_("用顿号隔开。"))
    documents = forms.CharField(
        label=_("文件"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("一行一个，不写书名号。"),
    )
    figures = forms.CharField(
        label=_("数字"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一个：意见建议 18 条。"),
    )
    place = line(_("电头地名"), limit=40)
    authors = line(_("作者"), limit=200, hint=_("用顿号隔开。"))
    text = forms.CharField(
        label=_("正文"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 6, "lang": "zh-Hans"})
    )

    def __init__(self, data, *, piece: Piece, number: int, **more):
        super().__init__(data, prefix=f"p{number}", initial=shown(piece), **more)
        for name, field in self.fields.items():
            if isinstance(self.initial.get(name), str) and isinstance(field, forms.CharField):
                self.initial[name] = self.initial[name][: field.max_length]

    def first(self):
        """What is looked at first; the rest may stay folded."""
        return [self[name] for name in FIRST]

    def later(self):
        return [self[name] for name in self.fields if name not in FIRST]

    def clean_figures(self) -> list[Figure]:
        rows = [row.strip() for row in self.cleaned_data["figures"].splitlines() if row.strip()]
        if len(rows) > MOST_FIGURES:
            raise forms.ValidationError(gettext("最多 %(n)s 个数字。") % {"n": MOST_FIGURES})
        return [self._figure(row, at) for at, row in enumerate(rows, 1)]

    def _figure(self, row: str, at: int) -> Figure:
        found = FIGURE.match(row)
        if not found or len(found["number"]) > 15:
            raise forms.ValidationError(gettext("第 %(n)s 行看不懂，请写成：意见建议 18 条。") % {"n": at})
        number = float(found["number"]) if "." in found["number"] else int(found["number"])
        return Figure(found["what"].strip(), number, found["unit"])

    def clean(self):
        found = super().clean()
        first, last = found.get("date"), found.get("date_end")
        if last and not first:
            self.add_error("date", _("有结束的日期，也要有开始的日期。"))
        elif last and last < first:
            self.add_error("date_end", _("结束的日期不能早于开始的日期。"))
        return found

    def told(self) -> Piece:
        found = dict(self.cleaned_data)
        for name in ("authors", "places"):
            found[name] = [one for part in PARTS.split(found[name]) if (one := part.strip())]
        found["documents"] = [one for part in found["documents"].splitlines() if (one := part.strip().strip("《》"))]
        return Piece(**found)


def shown(piece: Piece) -> dict:
    """The fields as somebody reads and types them."""
    return {
        **{name: getattr(piece, name) or "" for name in ("headline", "date_text", "host", "event", "place", "text")},
        "date": piece.date,
        "date_end": piece.date_end,
        "places": "、".join(piece.places),
        "authors": "、".join(piece.authors),
        "documents": "\n".join(piece.documents),
        "figures": "\n".join(f"{one.what} {one.number} {one.unit}".strip() for one in piece.figures),
    }


class BulletinForm(forms.Form):
    """一则简讯 · Drafted from an activity on record; the facts are read from what stands here in the end."""

    title = line(_("标题"), limit=120, required=True)
    text = forms.CharField(
        label=_("正文"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14, "data-paste": "", "lang": "zh-Hans"}),
        help_text=_("按报纸简讯的写法起草，数字和名称来自记录；改好再存，审核以后才公开。"),
    )
