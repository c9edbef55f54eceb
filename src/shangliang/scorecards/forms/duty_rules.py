"""改分值的表单 · A set of rules as an office sees it: points and limit of each item, minimum duties, grades; nothing of JSON."""

import copy
import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute.duty import Wrong, read
from shangliang.kit.duty.refusing import sentence

WHOLE = re.compile(r"-?\d{1,7}", re.ASCII)
NUMBER = re.compile(r"-?\d{1,7}(\.\d{1,6})?", re.ASCII)
# what stands in a row of each part of the set: (part, field, label)
COLUMNS = (
    ("rules", "points", _("分")),
    ("rules", "cap", _("封顶")),
    ("minimum", "count", _("一年几次")),
    ("grades", "from", _("从几分起")),
)
NAMES = {"rules": "item", "minimum": "item", "grades": "name"}


class PointsForm(forms.Form):
    """改分值 · What is left out of a limit is no limit; what the page does not show stays as it is in the set."""

    name = forms.CharField(label=_("办法的名称"), max_length=60)
    from_year = forms.IntegerField(label=_("从哪一年起"), min_value=2000, max_value=2100)
    note = forms.CharField(label=_("依据"), max_length=200, help_text=_("例如：本级政协的考核办法，文号、日期。"))

    def __init__(self, *args, data_of: dict[str, Any], year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.data_of = data_of
        self.fields["name"].initial, self.fields["from_year"].initial = data_of["name"], year
        for part, field, label in COLUMNS:
            for n, row in enumerate(data_of.get(part, [])):
                box = forms.CharField(required=field not in ("cap", "count"), max_length=20, label=label)
                box.initial = row.get(field, 1 if field == "count" else "")
                box.widget.attrs |= {"inputmode": "decimal", "size": 8, "class": "input short"}
                box.widget.attrs["aria-labelledby"] = f"{part}-{n} {part}-{field}"  # its row and its column
                self.fields[f"{part}-{n}-{field}"] = box

    def rows(self, part: str) -> list[dict]:
        """For the page: each row with its boxes."""
        return [
            {"key": f"{part}-{n}", "name": row[NAMES[part]], "note": row.get("note", ""),
             "boxes": [{"box": self[f"{part}-{n}-{field}"], "label": label} for of, field, label in COLUMNS if of == part]}
            for n, row in enumerate(self.data_of.get(part, []))
        ]  # fmt: skip

    def clean(self):
        found = super().clean()
        made = copy.deepcopy(self.data_of) | {"name": found.get("name", "")}
        for part, field, _label in COLUMNS:
            for n, row in enumerate(made.get(part, [])):
                key = f"{part}-{n}-{field}"
                if key in found:
                    self._put(row, field, found[key].strip(), key)
        if not self.errors:
            try:
                read(made)
            except Wrong as wrong:
                self.add_error(None, sentence(wrong))
        return found | {"data": made}

    def _put(self, row: dict, field: str, said: str, key: str) -> None:
        if not said:
            row.pop(field, None)
        elif WHOLE.fullmatch(said):
            row[field] = int(said)
        elif NUMBER.fullmatch(said):
            row[field] = float(said)
        elif field == "points" and said == str(row.get(field)):
            pass  # 1/3, as the set has it
        else:
            self.add_error(key, gettext("请填写数字。"))
