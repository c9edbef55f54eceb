"""筛选 · The filters above a list of matters, as plain data for the component: every choice is a link."""

from functools import cache
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shangliang.kit.finding import menu, sort_menu
from shangliang.people.views.finding import place_menu

from ..forms.desk_find import LIGHTS, STAGE_GROUPS
from ..kinds import choices
from ..lifecycle import LABELS, Stage


def filters(request, find, *, only=(), also=()) -> list[dict]:
    """种类, 环节, 时限, 地区, 排序; with `only`, these and the order; with `also`, what only this list can be asked."""
    labels = (
        ("kind", _("种类"), _("全部种类")), ("stage", _("环节"), _("全部环节")), ("light", _("时限"), _("不限时限")),
    )  # fmt: skip
    found = [
        menu(request, find, name, label, words(name), everything)
        for name, label, everything in labels
        if not only or name in only
    ]
    more = [menu(request, find, name, find.fields[name].label, find.fields[name].choices, _("不限")) for name in also]
    return [*found, *place_menu(request, find), *more, sort_menu(request, find)]


def words(name: str) -> list[tuple[str, str]]:
    """The lines of a menu in the reader's language."""
    return _words(get_language())[name]


@cache
def _words(_language) -> dict[str, list[tuple[str, str]]]:
    """Forty words that every list would look up again."""
    stages = [*STAGE_GROUPS, *[(s.value, LABELS[s]) for s in Stage]]
    menus: dict[str, Any] = {"kind": choices(), "stage": stages, "light": LIGHTS}
    return {name: [(value, escape(text)) for value, text in pairs] for name, pairs in menus.items()}
