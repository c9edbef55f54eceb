"""名额的表单 · One line for each class of the pool, filled in by its share; compound quotas below, one a line."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..proposing import Row

MOST = 500
LINE = re.compile(r"(.+?)[,，]\s*(\d{0,3})\s*[,，]\s*(\d{0,3})(?:\s*[,，]\s*(\d{0,3}))?")
COLUMNS = ("least", "most", "give", "people")
JOIN = re.compile(r"[&＆]")


def number(label, most=MOST, least=0, help_text=""):
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=False, help_text=help_text)


class QuotasForm(forms.Form):
    """定名额"""

    compound = forms.CharField(
        label=_("组合名额"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "性别=女&利益相关=有,2,", "lang": "zh-Hans"}),
        help_text=_("一行一条：特征=类别，用 & 连起来，再写至少和至多，逗号隔开；至多可以不写，后面还可以写可放宽几席。"),
    )  # fmt: skip
    cap = number(
        _("一个人的机会最高（%）"),
        100,
        1,
        _("可以不填。填了，谁中签的机会也不高过它；机会太高，容易有人为此谎报情况。"),
    )
    spare = number(_("先通知几位候补"))
    relax = forms.CharField(
        label=_("放宽的原因"), required=False, max_length=200, help_text=_("写进抽签记录，审定的党组织看得到。")
    )

    def __init__(self, *args, proposed: list[Row], seats: int, quotas=(), cap=None, spare=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["cap"], self.initial["spare"] = cap, spare or None
        self.proposed, self.seats = proposed, seats
        kept = {tuple(map(tuple, row["cells"])): row for row in quotas}
        for n, row in enumerate(proposed):
            mine = kept.get(((row.feature, row.value),))
            least, most = (mine["least"], mine["most"]) if mine else (None, None) if quotas else (row.least, row.most)
            self.initial[f"least_{n}"], self.initial[f"most_{n}"] = least, most
            self.initial[f"give_{n}"] = mine.get("give") if mine else None
            self.initial[f"people_{n}"] = mine.get("people") if mine else row.people
            self.fields |= {
                f"least_{n}": number(gettext("至少")), f"most_{n}": number(gettext("至多")),
                f"give_{n}": number(gettext("可放宽")), f"people_{n}": number(gettext("当地人口"), 100_000_000),
            }  # fmt: skip
        self.initial["compound"] = "\n".join(_line(row) for row in quotas if len(row["cells"]) > 1)
        last = ("compound", "cap", "spare", "relax")
        self.order_fields([name for name in self.fields if name not in last])

    @property
    def rows(self):
        """For the page: (row of the pool, its fields)."""
        return [(row, [self[f"{name}_{n}"] for name in COLUMNS]) for n, row in enumerate(self.proposed)]

    def clean(self):
        found = super().clean()
        for n, row in enumerate(self.proposed):
            least, most = found.get(f"least_{n}"), found.get(f"most_{n}")
            if least is not None and most is not None and least > most:
                facts = {"feature": row.feature, "value": row.value}
                self.add_error(f"most_{n}", gettext("%(feature)s %(value)s：至多不能小于至少。") % facts)
        if self.loosens and not found.get("relax", "").strip():
            self.add_error("relax", gettext("请写明为什么放宽。"))
        self.joined = self._compound(found.get("compound", ""))
        return found

    def _compound(self, text: str) -> list[dict]:
        rows, known = [], {(row.feature, row.value) for row in self.proposed}
        for at, line in enumerate((part.strip() for part in text.splitlines()), 1):
            if not line:
                continue
            read = LINE.fullmatch(line)
            cells = [tuple(map(str.strip, cell.partition("=")[::2])) for cell in JOIN.split(read[1])] if read else []
            strange = [f"{f}={v}" for f, v in cells if (f, v) not in known]
            if not read or len(cells) < 2 or strange or len({f for f, _v in cells}) < len(cells):
                why = gettext("名单里没有“%(cell)s”") % {"cell": strange[0][:40]} if strange else gettext("没有看懂")
                self.add_error("compound", gettext("第 %(line)s 行：%(why)s。") % {"line": at, "why": why})
                continue
            least, most = int(read[2] or 0), int(read[3]) if read[3] else None
            if most is not None and least > most:
                self.add_error(
                    "compound", gettext("第 %(line)s 行：%(why)s。") % {"line": at, "why": gettext("至多小于至少")}
                )
            give = int(read[4]) if read[4] else None
            rows.append(
                {"cells": [list(cell) for cell in cells], "least": least, "most": most, "give": give, "people": None}
            )
        return rows

    def quotas(self) -> list[dict]:
        """As they are kept; a class for which nothing is typed has no quota."""
        rows, found = [], self.cleaned_data
        for n, row in enumerate(self.proposed):
            least, most, give, people = (found.get(f"{name}_{n}") for name in COLUMNS)
            if least is not None or most is not None or people is not None:
                rows.append(
                    {
                        "cells": [[row.feature, row.value]],
                        "least": least or 0,
                        "most": most,
                        "give": give,
                        "people": people,
                    }
                )
        return rows + self.joined

    @property
    def loosens(self) -> bool:
        """Whether the press was the one that takes the smallest change."""
        return "loosen" in self.data

    def facts(self) -> dict:
        found = self.cleaned_data
        return {"cap": found["cap"], "spare": found["spare"] or 0, "relax": found["relax"] if self.loosens else ""}


def _line(row: dict) -> str:
    cells, give = "&".join(f"{f}={v}" for f, v in row["cells"]), row.get("give")
    return f"{cells},{row['least']},{'' if row['most'] is None else row['most']}{'' if give is None else f',{give}'}"
