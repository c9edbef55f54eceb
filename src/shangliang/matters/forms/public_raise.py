"""我有事要商量 · The two forms of raising a topic: what it is, and what belongs to it."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit.forms import FilesField
from shangliang.people.areas import Area, spoken

from ..holders import complained_of, nearest
from ..kinds import KINDS
from .public_fields import ContactField, Words

TITLE, SHORTEST, LONGEST = 24, 6, 40  # characters of a title that is drawn from the text


class SayForm(forms.Form):
    """第一步 · One big box."""

    text = Words(
        label=gettext_lazy("什么事"),
        help_text=gettext_lazy("像说话一样写就行：在哪里、怎么回事、您希望怎么办。"),
        rows=10, min_length=5, max_length=5000,
        error_messages={"required": gettext_lazy("请写一写是什么事。"), "min_length": gettext_lazy("太短了，请再写几个字，别人才看得明白。")},
    )  # fmt: skip
    place = Words(
        label=gettext_lazy("具体在哪儿"),
        help_text=gettext_lazy("比如：三组到小学的路上"),
        max_length=120,
        required=False,
    )
    photos = FilesField(label=gettext_lazy("照片"), required=False)

    def __init__(self, *args, most, kept=0, **kwargs):
        """`most` photos may go along; `kept` of them were taken in before."""
        super().__init__(*args, **kwargs)
        self.most, self.kept = most, kept
        self.fields["photos"].widget.attrs |= {"accept": "image/*"}
        self.fields["photos"].help_text = _("最多 %(most)s 张。请不要拍到别人的脸。") % {"most": most}

    def clean_photos(self):
        found = self.cleaned_data["photos"]
        facts = {"most": self.most, "kept": self.kept, "n": len(found)}
        if self.kept and self.kept + len(found) > self.most:
            raise ValidationError(
                _("最多 %(most)s 张。已经收下 %(kept)s 张，这次选了 %(n)s 张，请少选几张，或去掉已收下的。") % facts
            )
        if len(found) > self.most:
            raise ValidationError(_("最多 %(most)s 张，您选了 %(n)s 张，请重新选。") % facts)
        return found


class AboutForm(forms.Form):
    """第三步 · Title, class, place, how to reach whoever raises it, whether the name is shown."""

    title = Words(label=gettext_lazy("一句话说清楚"), help_text=gettext_lazy("这是题目，大家先看到它。"), max_length=60,
                  error_messages={"required": gettext_lazy("请写一句话当题目。")})  # fmt: skip
    topic_class = forms.ChoiceField(
        label=gettext_lazy("哪一类"), widget=forms.RadioSelect, choices=[(c, gettext_lazy(c)) for c in KINDS["topic"].classes],
        error_messages={"required": gettext_lazy("请选一类，拿不准就选“其他”。"), "invalid_choice": gettext_lazy("请从这几类里选一个。")},
    )  # fmt: skip
    area = forms.ChoiceField(
        label=gettext_lazy("哪个村、哪个社区的事"),
        error_messages={"required": gettext_lazy("请选一个地方。"), "invalid_choice": gettext_lazy("请从列表里选一个地方。")},
    )  # fmt: skip
    name = Words(label=gettext_lazy("您的姓名"), max_length=40, required=False)
    contact = ContactField(label=gettext_lazy("电话或邮箱"), help_text=gettext_lazy("只有接办的工作人员能看到，用来告诉您结果。"),
                           max_length=60, required=False)  # fmt: skip
    name_public = forms.BooleanField(label=gettext_lazy("可以公开我的姓名"), required=False,
                                     help_text=gettext_lazy("不打勾，网上只写“一位居民”。"))  # fmt: skip

    about = Words(label=gettext_lazy("是反映某个单位的吗"), max_length=60, required=False,
                  help_text=gettext_lazy("不是就空着。是的话写单位名称：这件事由它的上一级接办，它和它管的地方看不到，也不公开。"))  # fmt: skip

    def __init__(self, *args, area, **kwargs):
        super().__init__(*args, **kwargs)
        self.place = area
        self.fields["area"].choices = places(area)
        if len(self.fields["area"].choices) == 1:
            self.fields["area"].widget = forms.HiddenInput()

    def clean_area(self):
        code = self.cleaned_data["area"]
        if nearest(code) is None:
            raise ValidationError(_("这个地方还没有接收意见的机构，请选上一级。"))
        return code

    def clean_about(self):
        """The body by its whole name; what could be several is asked again."""
        typed = self.cleaned_data["about"]
        found = complained_of(self.place.code, typed) if typed else []
        if typed and len(found) != 1:
            named = "、".join(map(str, found))
            raise ValidationError(
                _("是哪一个：%(names)s？请写全称。") % {"names": named}
                if found
                else _("没有找到这个单位，请写它的全称。")
            )
        return str(found[0]) if found else ""

    def clean(self):
        data = super().clean()
        if data.get("name_public") and not data.get("name"):
            self.add_error("name", _("您愿意公开姓名，请写上姓名；不愿意就把下面的勾去掉。"))
        return data


def places(area) -> list:
    """The area itself and everything below it that people call a place, grouped by township."""
    below = Area.objects.within(area.code).exclude(pk=area.code).filter(level__in=["township", "village", "local"])
    rows = list(below.order_by("code").values_list("code", "name", "level"))
    named = {code: spoken(name) for code, name, _level in rows}
    groups: dict[str, tuple[str, list]] = {}
    for code, name, level in rows:
        town = code[:9] if len(code) >= 9 else code
        if level == "township":
            groups[town] = (name, [(code, _("%(town)s（不分村）") % {"town": name})])
        else:
            whose = named.get(code.partition("x")[0], "") if level == "local" else ""
            groups.setdefault(town, (str(area), []))[1].append((code, f"{whose} {spoken(name)}".strip()))
    unsure = _("%(area)s（不分组）") if area.level == "village" else _("%(area)s（说不清是哪个村）")
    whole = (area.code, unsure % {"area": area} if rows else str(area))
    return [whole, *groups.values()]


def first_sentence(text: str) -> str:
    """A title out of the text: its first sentence, or as many of its clauses as a title can hold."""
    line = re.split(r"[。！？!?\n]", text.strip(), maxsplit=1)[0].strip()
    if len(line) <= TITLE:
        return line
    cut = max(line.rfind(mark, 0, TITLE + 1) for mark in "，,；;、 ")
    return line[: cut if cut >= SHORTEST else LONGEST].strip()
