"""查找 · What is asked of a list lives in its URL: one form for its filters, its days and its order; links that keep them.

A value that means nothing is said and passed over; it is never a 500 and never an empty list without a reason.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import quote_plus

from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .forms import DateField

TYPED = ("q", "since", "until")  # what stands in the boxes above a list; everything else is a link
BARE = ("cursor", "open")  # what belongs to one page of a list, not to the list


class Words(forms.CharField):
    """查找的话 · What is typed into the box."""

    def __init__(self, **how):
        super().__init__(**({"label": gettext_lazy("查找"), "required": False, "max_length": 60} | how))


class Area(forms.RegexField):
    """地区 · The code of a place."""

    def __init__(self):
        wrong = {"invalid": gettext_lazy("没有这个区划代码，没有按它筛选。")}
        super().__init__(
            r"^\d{2,12}(x\d{2})?$", label=gettext_lazy("地区"), required=False, max_length=20, error_messages=wrong
        )


class Choice(forms.ChoiceField):
    """选项 · One of a few words; another one is said and passed over."""

    def __init__(self, choices, *, label):
        wrong = {"invalid_choice": gettext_lazy("没有“%(value)s”这个选项，没有按它筛选。")}
        super().__init__(choices=choices, label=label, required=False, error_messages=wrong)


class Day(DateField):
    """日子 · A date that is not understood is passed over like everything else."""

    def __init__(self, label):
        wrong = {"invalid": gettext_lazy("这个日期看不懂，没有按它筛选。")}
        super().__init__(label=label, required=False, error_messages=wrong)


class Find(forms.Form):
    """查找 · A list's own form adds its filters; `sorts` names its orders (the first is the usual one)."""

    sorts: ClassVar[Mapping[str, tuple[Any, tuple[str, ...]]]] = {}
    pills: ClassVar[tuple[str, ...]] = ()  # of a public list: filters that are links, not controls of its form

    def __init__(self, data, **choices):
        """`choices`: of filters whose words are not known beforehand."""
        super().__init__(data)
        for name, pairs in choices.items():
            self.fields[name].choices = pairs
        if self.sorts:
            self.fields["sort"] = Choice([(name, word) for name, (word, _o) in self.sorts.items()], label=_("排序"))
        self.is_valid()

    def clean(self):
        found = super().clean()
        if found.get("since") and found.get("until") and found["since"] > found["until"]:
            self.add_error("until", _("结束的日子不能早于开始的日子。"))
        return found

    def value(self, name: str) -> Any:
        return self.cleaned_data.get(name) or ""

    @property
    def sorting(self) -> str:
        return self.value("sort") or next(iter(self.sorts))

    @property
    def order(self) -> tuple[str, ...]:
        """The fields of the keyset."""
        return self.sorts[self.sorting][1]

    @property
    def chosen(self) -> dict[str, str]:
        """What is asked for, for the page, the ledger and its trail row."""
        return {k: str(v) for k in self.fields if (v := self.cleaned_data.get(k)) and k != "sort"}

    def asked_key(self) -> tuple:
        """All that a question of this list depends on (for kit.asked)."""
        return tuple(self.chosen.items())

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The other filters, for the form of what is typed."""
        return [(k, str(v)) for k in self.fields if k not in TYPED and (v := self.cleaned_data.get(k))]

    @property
    def folded(self) -> list[forms.BoundField]:
        """For a public list: the controls behind the box for words."""
        return [self[name] for name in self.fields if name != "q" and name not in self.pills]

    @property
    def linked(self) -> list[tuple[str, str]]:
        """For a public list: what its form has to carry along."""
        return [(name, str(v)) for name in self.pills if (v := self.cleaned_data.get(name))]

    @property
    def anything(self) -> bool:
        """Whether there is something to clear away."""
        return any(self.data.get(name) for name in self.fields)

    @property
    def said(self) -> list[str]:
        """What was not understood, a sentence each."""
        told = [(self.fields[name].label, errors[0]) for name, errors in self.errors.items()]
        return [_("%(field)s：%(why)s") % {"field": label, "why": why} for label, why in told]

    def narrowed(self, found, **conditions):
        """`found` by what is chosen: a name of a field and the lookup that it stands for."""
        for name, lookup in conditions.items():
            if value := self.cleaned_data.get(name):
                found = found.filter(**{lookup: value})
        return found


def link(request, **changes) -> str:
    """This page's URL with some of its filters changed; paging starts again."""
    query = request.GET.copy()
    for name in (*BARE, *changes):
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path


def menu(request, find: Find, name: str, label, pairs: Iterable[tuple[str, Any]], everything) -> dict:
    """A filter as the component c-filters takes it; its first line takes the filter away."""
    now, bare = find.value(name), link(request, **{name: ""})
    joined = escape(f"{bare}{'&' if '?' in bare else '?'}{name}=")  # once, not for each of fifty lines
    options = [{"label": everything, "url": bare, "on": not now}]
    options += [
        {"label": text, "url": SafeString(joined + quote_plus(value)), "on": now == value} for value, text in pairs
    ]
    chosen = next((o["label"] for o in options[1:] if o["on"]), "")
    return {"label": label, "menu": True, "chosen": chosen, "options": options}


def sort_menu(request, find: Find) -> dict:
    """排序 · The usual order is the line that takes the others away."""
    (_first, (usual, _order)), *others = find.sorts.items()
    return menu(request, find, "sort", _("排序"), [(name, word) for name, (word, _o) in others], usual)


def pills(request, find: Find, name: str, everything) -> dict:
    """A filter of few words as links that stand side by side."""
    now, pairs = find.value(name), [("", everything), *find.fields[name].choices]  # type: ignore[attr-defined]
    return {
        "options": [{"url": link(request, **{name: key}), "label": label, "on": key == now} for key, label in pairs]
    }
