"""一项规则的表单 · One rule, duty, grade or consequence of a set with all it may say: whom it is for, how authors share, its limits."""

import copy
from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute.duty import Wrong, read
from shangliang.kit.duty.refusing import sentence

from ..duty.said import told
from .duty_boxes import CHOICES, YES, NumberBox, PointsBox, ShareBox, boxes, menu, words
from .duty_rules import OfVersion


class PartForm(OfVersion):
    """规则的一处 · `part` and `place` say which row of the set; a new one stands after the last. What is left empty goes out of the set."""

    part = ""  # of each kind below

    def __init__(self, *args, begun, place: int, year: int, **kwargs):
        super().__init__(*args, begun=begun, year=year, **kwargs)
        self.place = place
        self.row = self.held()
        own = self.made()
        for name, field in own.items():
            field.initial = self.first(name)
        if self.row:
            own["drop"] = forms.BooleanField(label=_("去掉这一项"), required=False)
        self.fields = own | self.fields

    def groups(self) -> list[dict]:
        """For the page: fields that belong together; what is not used stands closed."""
        last = ("from_year", "note", "drop")
        own = [self[name] for name in self.fields if name not in (*last, "version")]
        return [{"fields": own}, {"title": _("版本"), "fields": [self[name] for name in last if name in self.fields]}]

    def held(self) -> dict:
        rows = self.data_of.get(self.part, [])
        return rows[self.place] if self.place < len(rows) else {}

    def made(self) -> dict[str, forms.Field]:
        raise NotImplementedError

    def first(self, name: str):
        return self.row.get(name)

    def clean(self):
        found = super().clean()
        if self.errors:
            return found
        made = copy.deepcopy(self.data_of)
        self.put(made, found)
        try:
            read(made)
        except Wrong as wrong:
            self.add_error(None, sentence(wrong))
        return found | {"data": made}

    def put(self, made: dict, found: dict) -> None:
        """Into the set: in the place of what was there, after the last, or nowhere."""
        rows = made.setdefault(self.part, [])
        row = self.written(found)
        rows[self.place : self.place + 1] = [] if found.get("drop") else [row]
        if not rows and self.part != "rules":
            del made[self.part]

    def written(self, found: dict) -> dict:
        """What this page does not show stays; `False`, empty and the usual are left out."""
        made = self.made()
        kept = {name: value for name, value in self.row.items() if name not in made}
        own = {name: found[name] for name in made if found.get(name) not in (None, "", [], {}, False)}
        return kept | own


class RuleForm(PartForm):
    """一条规则"""

    part = "rules"
    WHOM, LIMITS = ("only", "except", "parts"), ("from", "per", "times", "cap", "cap_group", "highest", "remark")

    def groups(self) -> list[dict]:
        main, last = super().groups()
        parts = self.data_of.get("parts", {})
        joint = [(self[f"share-{part}"], self[f"people-{part}"]) for part in parts]
        apart = {*self.WHOM, *self.LIMITS, *(one.name for pair in joint for one in pair)}
        main["fields"] = [one for one in main["fields"] if one.name not in apart]
        whom, limits = ([self[name] for name in names] for names in (self.WHOM, self.LIMITS))
        return [
            main, {"title": _("给谁、不给谁"), "fields": whom},
            {"title": _("联名怎样分"), "pairs": joint, "hint": _("得几成：不填是全得；0.5 是一半；“平分”是几位作者平分；“其余”是分别人剩下的。"),
             "folded": not any(self.row.get(of) for of in ("share", "people")) and not any(one.errors for pair in joint for one in pair)},
            {"title": _("起算、次数和封顶"), "fields": limits, "narrow": True}, last,
        ]  # fmt: skip

    def made(self) -> dict[str, forms.Field]:
        of = self.data_of
        made = {
            "item": words(_("项目"), 80),
            "events": boxes(_("哪些事项"), of.get("events", {}), required=True),
            "points": PointsBox(label=_("每次几分"), required=True, help_text=_("扣分写成负数；三分之一写成 1/3。")),
            "in": menu(_("算在哪一部分"), CHOICES, hint=_("扣分不用选。")),
            "only": boxes(_("只给谁"), of.get("roles", {}), hint=_("都不选就是所有人。")),
            "except": boxes(_("不给谁"), of.get("roles", {})),
            "parts": boxes(_("只算哪种身份"), of.get("parts", {}), hint=_("都不选就是都算。")),
        }
        for part, name in of.get("parts", {}).items():
            made[f"share-{part}"] = ShareBox(part, name)
        for part, name in of.get("parts", {}).items():
            made[f"people-{part}"] = NumberBox(label=told(gettext("“{part}”只计前几人"), part=name))
        return made | {
            "from": NumberBox(label=_("从第几件起算")), "per": NumberBox(label=_("每满几次计一回")), "times": NumberBox(label=_("一年最多计几次")),
            "cap": PointsBox(label=_("这一项一年最多几分")),
            "cap_group": menu(_("合计封顶的组"), {key: f"{key}（{most}）" for key, most in of.get("caps", {}).items()}),
            "highest": menu(_("取最高的组"), {key: key for key in of.get("highest", {})}),
            "remark": words(_("说明"), 200, required=False),
        }  # fmt: skip

    def first(self, name: str):
        of, _dash, part = name.partition("-")
        return self.row.get(of, {}).get(part) if part else self.row.get("note" if name == "remark" else name)

    def written(self, found: dict) -> dict:
        row = {
            name: value
            for name, value in super().written(found).items()
            if "-" not in name and name not in ("remark", "note")
        }
        if found.get("remark"):
            row["note"] = found["remark"]
        for of in ("share", "people"):
            row.pop(of, None)
            said = {part: found[f"{of}-{part}"] for part in self.data_of.get("parts", {}) if found.get(f"{of}-{part}") not in (None, "")}  # fmt: skip
            if said:
                row[of] = said
        for usual, value in (("from", 1), ("per", 1)):
            if row.get(usual) == value:
                del row[usual]
        return row


class MinimumForm(PartForm):
    """一条基本职责"""

    part = "minimum"

    def made(self) -> dict[str, forms.Field]:
        of = self.data_of
        return {
            "item": words(_("项目"), 80),
            "events": boxes(_("哪些事项"), of.get("events", {}), required=True),
            "count": NumberBox(label=_("一年几次"), help_text=_("不填就是一次。")),
            "only": boxes(_("只要求谁"), of.get("roles", {}), hint=_("都不选就是所有人。")),
            "except": boxes(_("不要求谁"), of.get("roles", {})),
            "parts": boxes(_("只算哪种身份"), of.get("parts", {}), hint=_("都不选就是都算。")),
        }


class GradeForm(PartForm):
    """一个等次"""

    part = "grades"

    def made(self) -> dict[str, forms.Field]:
        return {
            "name": words(_("等次"), 20), "from": PointsBox(label=_("从几分起"), required=True),
            "needs_minimum": forms.BooleanField(label=_("基本职责都完成才给"), required=False, widget=YES()),
        }  # fmt: skip


class ConsequenceForm(PartForm):
    """一条结果运用"""

    part = "consequences"

    def made(self) -> dict[str, forms.Field]:
        grades = [row["name"] for row in self.data_of.get("grades", [])]
        return {
            "says": words(_("结果运用"), 120), "below": PointsBox(label=_("总分低于")), "from": PointsBox(label=_("总分达到")),
            "grade": menu(_("等次是"), {name: name for name in grades}),
            "lacking": forms.BooleanField(label=_("基本职责没有完成"), required=False, widget=YES()),
            "years": NumberBox(label=_("连续几年"), help_text=_("不填就是当年。")),
        }  # fmt: skip


class LimitsForm(PartForm):
    """总分与封顶 · What everybody begins with, limits of the parts and of the total, and of groups of rules."""

    part = "limits"
    TOTALS: ClassVar = (
        ("base", "start", _("基础分，人人都有")), ("base", "most", _("基础分合计最多")), ("bonus", "most", _("加分合计最多")),
        ("total", "least", _("总分最少")), ("total", "most", _("总分最多")),
    )  # fmt: skip

    def held(self) -> dict:
        return {}

    def made(self) -> dict[str, forms.Field]:
        made: dict[str, forms.Field] = {
            f"{of}-{name}": PointsBox(label=label, help_text=_("不填就是不限。") if name != "start" else "")
            for of, name, label in self.TOTALS
        }
        for n, group in enumerate(self.data_of.get("caps", {})):
            made[f"cap-{n}"] = PointsBox(label=told(gettext("“{group}”合计最多"), group=group), required=True)
        return made | {
            "part_year": forms.ChoiceField(
                label=_("届中增补、离任的委员"),
                required=False,
                choices=[("", _("照整年计")), ("months", _("按任职月数折算基础分和基本职责"))],
            ),
            "group": words(_("新的合计封顶组"), 20, required=False, hint=_("有了组，再到各项规则里选它。")),
            "group_most": PointsBox(label=_("这一组合计最多")),
        }

    def first(self, name: str):
        of, _dash, key = name.partition("-")
        if name == "part_year":
            return self.data_of.get(name)
        return list(self.data_of["caps"].values())[int(key)] if of == "cap" else self.data_of.get(of, {}).get(key)

    def clean(self):
        found = super().clean()
        if bool(found.get("group")) != (found.get("group_most") is not None):
            self.add_error("group", _("组的名称和分数一起填。"))
        return found

    def put(self, made: dict, found: dict) -> None:
        for of in ("base", "bonus", "total"):
            said = {name: found[f"{of}-{name}"] for one, name, _label in self.TOTALS if one == of and found.get(f"{of}-{name}") is not None}  # fmt: skip
            made.pop(of, None)
            if said:
                made[of] = said
        made.pop("part_year", None)
        if found.get("part_year"):
            made["part_year"] = found["part_year"]
        caps = {group: found[f"cap-{n}"] for n, group in enumerate(self.data_of.get("caps", {}))}
        if found.get("group") and found.get("group_most") is not None:
            caps[found["group"]] = found["group_most"]
        if caps:
            made["caps"] = caps


FORMS = {form.part: form for form in (RuleForm, MinimumForm, GradeForm, ConsequenceForm, LimitsForm)}
TITLES = {
    "rules": _("计分项目"), "minimum": _("基本职责"), "grades": _("等次"), "consequences": _("结果运用"), "limits": _("总分与封顶"),
}  # fmt: skip
