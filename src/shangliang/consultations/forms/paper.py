"""纸质录入的表单 · A batch; a grid of cards by statements (1 赞成, 2 不赞成, 3 说不准); the sheet after a sitting."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shangliang.gatherings.models import Presence

from ..actions.papers import MOST

KEYS = {"1": 1, "2": -1, "3": 0}
SHOWN = {value: key for key, value in KEYS.items()}
PER_PAGE = 10


class BatchForm(forms.Form):
    """登记一沓卡片"""

    declared = forms.IntegerField(label=_("这一沓几张"), min_value=1, max_value=MOST)
    double = forms.BooleanField(
        label=_("两个人各录一遍，互相看不见"), required=False, help_text=_("投进箱子的纸质表态必须两个人录。")
    )


class GridForm:
    """网格 · Not a form of Django's: a thousand fields of one kind. Cells are named c<card>-<statement>."""

    def __init__(self, data, *, shown: Sequence[int], numbers: list[int], typed: dict[int, dict]) -> None:
        self.shown, self.numbers = shown, numbers  # the cards of this page, the statements
        self.data = data
        self.typed = typed
        self.errors: list[str] = []

    def rows(self):
        """(card, [(name, value, wrong, statement)]) for the page."""
        for card in self.shown:
            yield card, [self._cell(card, n) for n in self.numbers]

    def _cell(self, card: int, number: int):
        name = f"c{card}-{number}"
        if self.data is not None:
            value = self.data.get(name, "").strip()  # whole: of "12" the first digit would be a view that nobody gave
            return name, value, bool(value) and value not in KEYS, number
        kept = self.typed.get(card, {}).get(str(number))
        return name, "" if kept is None else SHOWN[kept], False, number

    def cards(self) -> dict[int, dict[int, int]]:
        """What was typed, card by card; an empty card is a card without views."""
        found = {}
        for card, cells in self.rows():
            if any(bad for _name, _value, bad, _n in cells):
                self.errors.append(gettext("第 %(card)s 张有认不出的数字，只能填 1、2、3 或留空。") % {"card": card})
                continue
            found[card] = {number: KEYS[value] for _name, value, _bad, number in cells if value}
        return found


class CardsField(forms.CharField):
    """卡片 · One line for each card, one figure for each statement in its order; - where nothing is ticked."""

    def __init__(self, *, numbers: list[int], **kwargs):
        self.numbers = numbers
        super().__init__(widget=forms.Textarea(attrs={"rows": 5, "class": "code"}), required=False, **kwargs)

    def clean(self, value) -> dict[int, dict[int, int]]:
        lines = ["".join(line.split()) for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(gettext("一沓请填 1 到 %(most)s 张。") % {"most": MOST})
        return {card: self._card(card, line) for card, line in enumerate(lines, 1)}

    def _card(self, card: int, line: str) -> dict[int, int]:
        if set(line) - {*KEYS, "-"}:
            raise forms.ValidationError(
                gettext("第 %(card)s 张有认不出的数字，只能填 1、2、3，没有表态的写 -。") % {"card": card}
            )
        if len(line) != len(self.numbers):
            wrong = {"card": card, "n": len(line), "all": len(self.numbers)}
            raise forms.ValidationError(gettext("第 %(card)s 张写了 %(n)s 个，公开的看法有 %(all)s 条。") % wrong)
        return {number: KEYS[key] for number, key in zip(self.numbers, line, strict=True) if key in KEYS}


class SheetForm(forms.Form):
    """会后一张表 · Who came, what was said, the cards that were filled in; hands and agreement are forms beside it."""

    said = forms.CharField(
        label=_("会上说的、纸上写的看法"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("一行一条，一条一个意思。已有的不用再写。"),
    )  # fmt: skip
    notes = forms.CharField(
        label=_("会议记录"), required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5})
    )

    CAME = (
        ("present", _("出席")),
        ("nonvoting", _("列席")),
        ("late", _("迟到")),
        ("leave", _("请假")),
        ("absent", _("缺席")),
    )

    shown = forms.CharField(required=False, max_length=10_000, widget=forms.HiddenInput)  # what the cards are read by

    def __init__(self, *args, people, numbers: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.people, self.now = people, ".".join(map(str, numbers))
        self.initial["shown"] = self.now
        self.fields["cards"] = CardsField(
            numbers=numbers, label=gettext("收上来的卡片"), max_length=MOST * 400,
            help_text=gettext("一行一张，按看法的顺序一条一个数：1 赞成，2 不赞成，3 说不准，没有表态的写 -。"),
        )  # fmt: skip
        for person in people:
            came = person.presence if person.presence != Presence.EXPECTED else "present"
            self.fields[f"came_{person.pk}"] = forms.ChoiceField(
                choices=self.CAME, initial=came, label=person.name, widget=forms.Select(attrs={"class": "input short"})
            )
            self.fields[f"why_{person.pk}"] = forms.CharField(
                required=False, max_length=120, initial=person.reason, label=gettext("请假原因"),
                widget=forms.TextInput(attrs={"class": "input", "placeholder": gettext("请假原因")}),
            )  # fmt: skip

    @property
    def rows(self):
        return [(person, self[f"came_{person.pk}"], self[f"why_{person.pk}"]) for person in self.people]

    def clean(self):
        found = super().clean()
        for person in self.people:
            if found.get(f"came_{person.pk}") == "leave" and not found.get(f"why_{person.pk}"):
                self.add_error(f"why_{person.pk}", gettext("请假要写明原因。"))
        if found.get("cards") and found.get("shown") != self.now:
            self.data = self.data | {"shown": self.now} if isinstance(self.data, dict) else self.data
            self.add_error("cards", gettext("公开的看法刚才变了，请按现在的顺序再核对一遍卡片。"))
        return found

    def came(self) -> dict[int, tuple[str, str]]:
        """{attendance: (presence, reason)}."""
        return {p.pk: (self.cleaned_data[f"came_{p.pk}"], self.cleaned_data[f"why_{p.pk}"]) for p in self.people}

    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["said"].splitlines() if line.strip()]
