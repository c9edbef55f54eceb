"""筛选 · The filters above a list of matters, as plain data for the component: every choice is a link."""

from functools import cache
from typing import Any
from urllib.parse import quote_plus

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shangliang.people import areas, reach

from ..forms.desk_find import LIGHTS, SORTS, STAGE_GROUPS
from ..kinds import KINDS, choices
from ..lifecycle import LABELS, Stage
from .desk_find import link


def menu(request, find, name, label, pairs, everything):
    """A menu of one filter; its first line takes the filter away."""
    now, bare = find.value(name), link(request, **{name: ""})
    joined = escape(f"{bare}{'&' if '?' in bare else '?'}{name}=")  # once, not for each of fifty lines
    options = [{"label": everything, "url": bare, "on": not now}]
    options += [
        {"label": text, "url": SafeString(joined + quote_plus(value)), "on": now == value} for value, text in pairs
    ]
    chosen = next((o["label"] for o in options[1:] if o["on"]), "")
    return {"label": label, "menu": True, "chosen": chosen, "options": options}


def filters(request, find) -> list[dict]:
    """种类, 环节, 时限, 地区, 排序."""
    found = [
        menu(request, find, "kind", _("种类"), words("kind"), _("全部种类")),
        menu(request, find, "stage", _("环节"), words("stage"), _("全部环节")),
        menu(request, find, "light", _("时限"), words("light"), _("不限时限")),
    ]
    if places := places_of(request.user, find.value("area")):
        found.append(menu(request, find, "area", _("地区"), places, _("全部地区")))
    return [*found, menu(request, find, "sort", _("排序"), SORTS[1:], SORTS[0][1])]


def order_filters(request, find) -> list[dict]:
    """种类, 地区, 排序 of the list of orders; how it stands with a clock is said by the tiles."""
    found = [menu(request, find, "kind", _("种类"), words("kind"), _("全部种类"))]
    if places := places_of(request.user, find.value("area")):
        found.append(menu(request, find, "area", _("地区"), places, _("全部地区")))
    return [*found, menu(request, find, "sort", _("排序"), [("raised", _("交办时间"))], _("时限"))]


def words(name: str) -> list[tuple[str, str]]:
    """The lines of a menu in the reader's language."""
    return _words(get_language())[name]


@cache
def _words(_language) -> dict[str, list[tuple[str, str]]]:
    """Forty words that every list would look up again."""
    stages = [*STAGE_GROUPS, *[(s.value, LABELS[s]) for s in Stage]]
    menus: dict[str, Any] = {"kind": choices(), "stage": stages, "light": LIGHTS}
    return {name: [(value, escape(text)) for value, text in pairs] for name, pairs in menus.items()}


def places_of(person, chosen: str) -> list[tuple[str, str]]:
    """The places one level below the person's own; below a chosen one, its own places too."""
    roots = [code for code, _full in reach.grounds(person)]
    if not roots:
        return []
    parents = {*roots, *([chosen] if chosen and any(chosen.startswith(r) for r in roots) else [])}
    codes = sorted({*areas.children(parents)[:400], *(p for p in parents if p not in roots)})
    names = areas.names(codes)
    return [(c, names[c] if len(c) == min(map(len, codes)) else f"　{names[c]}") for c in codes]


def sentence(find) -> str:
    """What the list shows, for its caption and for the ledger: 议题，办理中，城关镇."""
    named = areas.names([find.value("area")]) if find.value("area") else {}
    words = [
        dict(find.fields["pile"].choices).get(find.value("pile"), ""),
        KINDS[find.value("kind")].name if find.value("kind") else "",
        dict(find.fields["stage"].choices).get(find.value("stage"), ""),
        dict(LIGHTS).get(find.value("light"), ""),
        named.get(find.value("area"), ""),
        f"“{find.value('q')}”" if find.value("q") else "",
    ]
    return _("，").join(str(w) for w in words if w)
