"""行 · What stands many times on a page: links, tiles, nodes of a chain, lines of a timeline. A builtin: no load needed.

Written here, a line costs a tenth of what it costs in a template's loop. Every value is escaped by `plain`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from html import escape
from typing import Any

from django import template
from django.utils import dateformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shangliang.kit import clock

register = template.Library()

PAGE = ' aria-current="page"'


def plain(value: Any) -> str:
    """As Django's conditional_escape, without its look for lazy arguments."""
    return value if isinstance(value, SafeString) else escape(str(value))


def fill(pattern: str, rows: Iterable[Mapping[str, Any]]) -> SafeString:
    """The pattern, which is our own markup, once for each row."""
    return SafeString("".join(pattern.format_map({name: plain(row[name]) for name in row}) for row in rows))


@register.simple_tag
def options(choices, css: str = "") -> SafeString:
    """The links of a filter; a desk list has a hundred of them."""
    return SafeString("".join(_option(choice, css) for choice in choices))


def _option(choice: dict, css: str) -> str:
    count, on = choice.get("count"), ' aria-current="true"' if choice.get("on") else ""
    counted = "" if count is None else f" {plain(count)}" if css else f" <i>{plain(count)}</i>"
    kind = f'\n<a class="{css}"' if css else "<a"
    return f'{kind} href="{plain(choice["url"])}"{on}>{plain(choice["label"])}{counted}</a>'


@register.simple_tag
def nav_groups(groups, unread: int) -> SafeString:
    """The lines of the navigation, group by group; the inbox with what is unread. Drawn once for all who see the same."""
    if (parts := getattr(groups, "drawn", ())) == ():
        parts = tuple("".join(map(_group, groups)).split(BADGE))
        with suppress(AttributeError):  # the living page gives a plain list
            groups.drawn = parts
    badge = f'<i class="badge">{plain(unread)}</i>' if unread else ""
    return SafeString(badge.join(parts))


BADGE = "\0"  # where the badge goes; no text of a page can hold it


def _group(group: dict) -> str:
    lines = "".join(
        f'<li><a class="nav-link" href="{plain(item["url"])}"{PAGE if item["here"] else ""}>{plain(item["label"])}'
        f"{BADGE if item.get('name') == 'inbox' else ''}</a></li>"
        for item in group["items"]
    )
    head = f'<h2 class="nav-group">{plain(group["name"])}</h2>' if group["name"] else ""
    return f"{head}<ul>{lines}</ul>"


@register.simple_tag
def chain_nodes(steps) -> SafeString:
    """The nodes of a chain: label, state (past, now, next, skipped), `on` (a day) or `note`; the state is said to who cannot see."""
    said = {
        "past": plain(_("（已完成）")),
        "now": plain(_("（正在进行）")),
        "next": plain(_("（还没到）")),
        "skipped": plain(_("（没有经过）")),
    }
    return SafeString("".join(_node(step, said.get(step["state"], said["next"])) for step in steps))


def _node(step: dict, said: str) -> str:
    here, on = ' aria-current="step"' if step["state"] == "now" else "", step.get("on")
    note = f"{on.month}/{on.day}" if (on := on and clock.local_day(on)) else plain(step.get("note") or "")
    return (
        f'\n<li class="{plain(step["state"])}"{here}><span>{plain(step["label"])}<span class="hide">{said}</span>'
        f"{f' <small>{note}</small>' if note else ''}</span></li>"
    )


@register.simple_tag
def entry_lines(entries) -> SafeString:
    """The lines of a timeline: on, title, by, text, tags (label, kind), links (label, url), official."""
    shape = _("n月j日")
    return SafeString("".join(_entry(entry, shape) for entry in entries))


def _entry(entry: dict, shape: str) -> str:
    title, by, text = entry.get("title"), entry.get("by"), entry.get("text")
    more = [
        f'<span class="tag {plain(tag.get("kind", ""))}">{plain(tag["label"])}</span>'
        for tag in entry.get("tags") or ()
    ]
    more += [f'<a class="text" href="{plain(x["url"])}">{plain(x["label"])}</a>' for x in entry.get("links") or ()]
    parts = [
        '<li class="official">' if entry.get("official") else "<li>",
        f"\n<header>{f'<b>{plain(title)}</b>' if title else ''}{_time(entry['on'], shape)}",
        f"{f'<span>{plain(by)}</span>' if by else ''}</header>",
        f'\n<p class="body">{plain(text)}</p>' if text else "",
        f'\n<p class="meta">{"".join(more)}</p>' if more else "",
        "</li>",
    ]
    return "".join(parts)


def _time(moment, shape: str) -> str:
    """6月9日 (Jun 9 in English), of a day or of a moment in Shanghai; the filter `date` costs ten times as much."""
    day = clock.local_day(moment)
    said = f"{day.month}月{day.day}日" if shape == "n月j日" else dateformat.format(day, shape)
    iso = moment.astimezone(clock.SHANGHAI).isoformat() if isinstance(moment, dt.datetime) else moment.isoformat()
    return f'<time datetime="{iso}">{said}</time>'


@register.simple_tag
def tile_links(tiles) -> SafeString:
    """Numbers with their words; each opens the list that it counts."""
    return SafeString("".join(_tile(tile) for tile in tiles))


def _tile(tile: dict) -> str:
    zero, note = " zero" if tile["number"] == 0 else "", tile.get("note")
    return (
        f'\n<a href="{plain(tile["url"])}" class="{plain(tile.get("kind", ""))}{zero}"{PAGE if tile.get("here") else ""}>'
        f"<b>{plain(tile['number'])}</b><small>{plain(tile['label'])}</small>{f'<i>{plain(note)}</i>' if note else ''}</a>"
    )
