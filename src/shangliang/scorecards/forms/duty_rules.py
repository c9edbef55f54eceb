"""改分值的表单 · A set of rules as an office sees it: points and limit of each item, minimum duties, grades; nothing of JSON."""

import copy

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.compute.duty import Wrong, read
from shangliang.kit.duty.refusing import sentence

from .duty_boxes import points

# what stands in a row of each part of the set: (part, field, label)
COLUMNS = (
    ("rules", "points", _("分")),
    ("rules", "cap", _("封顶")),
    ("minimum", "count", _("一年几次")),
    ("grades", "from", _("从几分起")),
)
NAMES = {"rules": "item", "minimum": "item", "grades": "name", "consequences": "says"}


class OfVersion(forms.Form):
    """出自哪一版 · From when the change holds, what it rests on; refused when others changed the set while the form stood open."""

    from_year = forms.IntegerField(label=_("从哪一年起"), min_value=2000, max_value=2100)
    note = forms.CharField(label=_("依据"), max_length=200, help_text=_("例如：本级政协的考核办法，文号、日期。"))
    version = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args, begun, year: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.data_of, self.key = begun.data, begun.key
        self.fields["from_year"].initial, self.fields["version"].initial = year, begun.key

    def clean(self):
        found = super().clean()
        if found.get("version") and found["version"] != self.key:
            raise forms.ValidationError(gettext("规则刚才有人改成了新的一版，请回到规则页看过再改；您填写的还在这里。"))
        return found


class PointsForm(OfVersion):
    """改分值 · What is left out of a limit is no limit; what the page does not show stays as it is in the set."""

    name = forms.CharField(label=_("办法的名称"), max_length=60)
    field_order = ("name", "from_year", "note")

    def __init__(self, *args, begun, year: int, **kwargs):
        super().__init__(*args, begun=begun, year=year, **kwargs)
        data_of = self.data_of
        self.fields["name"].initial = data_of["name"]
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
        elif (number := points(said)) is not None:
            row[field] = number
        else:
            self.add_error(key, gettext("请填写数字。"))
