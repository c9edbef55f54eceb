"""名额的表单 · One line for each class of the pool, filled in by its share; compound quotas below, one a line."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..proposing import Row

MOST = 500
LINE = re.compile(r"(.+?)[,，]\s*(\d{0,3})\s*[,，]\s*(\d{0,3})")
JOIN = re.compile(r"[&＆]")


def number(label, most=MOST):
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False)


class QuotasForm(forms.Form):
    """定名额"""

    compound = forms.CharField(
        label=_("组合名额"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "placeholder": "性别=女&利益相关=有,2,", "lang": "zh-Hans"}),
        help_text=_("一行一条：特征=类别，用 & 连起来，再写至少和至多，逗号隔开；至多可以不写。"),
    )  # fmt: skip

    def __init__(self, *args, proposed: list[Row], seats: int, quotas=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.proposed, self.seats = proposed, seats
        kept = {tuple(map(tuple, row["cells"])): row for row in quotas}
        for n, row in enumerate(proposed):
            mine = kept.get(((row.feature, row.value),))
            least, most = (mine["least"], mine["most"]) if mine else (None, None) if quotas else (row.least, row.most)
            self.initial[f"least_{n}"], self.initial[f"most_{n}"] = least, most
            self.initial[f"people_{n}"] = mine.get("people") if mine else row.people
            self.fields |= {
                f"least_{n}": number(gettext("至少")), f"most_{n}": number(gettext("至多")),
                f"people_{n}": number(gettext("当地人口"), 100_000_000),
            }  # fmt: skip
        self.initial["compound"] = "\n".join(_line(row) for row in quotas if len(row["cells"]) > 1)
        self.order_fields([name for name in self.fields if name != "compound"])

    @property
    def rows(self):
        """For the page: (row of the pool, its three fields)."""
        names = ("least", "most", "people")
        return [(row, [self[f"{name}_{n}"] for name in names]) for n, row in enumerate(self.proposed)]

    def clean(self):
        found = super().clean()
        for n, row in enumerate(self.proposed):
            least, most = found.get(f"least_{n}"), found.get(f"most_{n}")
            if least is not None and most is not None and least > most:
                facts = {"feature": row.feature, "value": row.value}
                self.add_error(f"most_{n}", gettext("%(feature)s %(value)s：至多不能小于至少。") % facts)
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
            rows.append({"cells": [list(cell) for cell in cells], "least": least, "most": most, "people": None})
        return rows

    def quotas(self) -> list[dict]:
        """As they are kept; a class for which nothing is typed has no quota."""
        rows, found = [], self.cleaned_data
        for n, row in enumerate(self.proposed):
            least, most, people = (found.get(f"{name}_{n}") for name in ("least", "most", "people"))
            if least is not None or most is not None or people is not None:
                rows.append({"cells": [[row.feature, row.value]], "least": least or 0, "most": most, "people": people})
        return rows + self.joined


def _line(row: dict) -> str:
    cells = "&".join(f"{f}={v}" for f, v in row["cells"])
    return f"{cells},{row['least']},{'' if row['most'] is None else row['most']}"
