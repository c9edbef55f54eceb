"""导航 · What the office's left column offers. Nouns add their lines in AppConfig.ready(); kit knows none of them.

    nav.add(_("议题"), "matters:list", _("事"), roles={"office", "village_clerk"}, order=20)

An item is shown to everybody who is signed in, or to who holds one of `roles`, or whom `shown(person)` accepts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.urls import reverse
from django.utils.translation import get_language

_items: list["Item"] = []
_unread: list[Callable] = []


@dataclass(frozen=True, eq=False)
class Item:
    """栏目 · One line of the navigation."""

    label: str
    url_name: str
    group: str = ""
    roles: frozenset = frozenset()
    shown: Callable | None = None
    order: int = 50
    args: tuple = ()
    exact: bool = False  # a front page is "here" only itself, not with all that lies below it

    @cached_property
    def url(self) -> str:
        return reverse(self.url_name, args=self.args)


def add(label, url_name, group="", *, roles=(), shown=None, order=50, args=(), exact=False) -> None:
    item = Item(label, url_name, group, frozenset(str(r) for r in roles), shown, order, tuple(args), exact)
    if not any((i.url_name, i.args, i.label) == (item.url_name, item.args, item.label) for i in _items):
        _items.append(item)
        _items.sort(key=lambda i: i.order)


def count_unread_by(count: Callable) -> None:
    """Registered by kit.notices: a function (person) -> int."""
    _unread[:] = [count]


def unread(person) -> int:
    return _unread[0](person) if _unread and person is not None and person.is_authenticated else 0


class Groups(list[dict]):
    """栏目 · The groups of the navigation, each with its lines. Nobody changes them: who sees the same shares them and their markup, `drawn`."""

    drawn: tuple[str, ...] = ()


def groups(person, path: str = "") -> Groups:
    """Groups in the order of their first item; the deepest line that leads to `path` is marked as here."""
    if person is None or not person.is_authenticated:
        return Groups()
    held = {str(post.role) for post in getattr(person, "held_posts", ())}
    lines = tuple(item for item in _items if allowed(item, person, held))
    here = max((item.url for item in lines if _leads(item, item.url, path)), key=len, default=None)
    return _grouped(lines, here, get_language())


@lru_cache(maxsize=2048)
def _grouped(lines: tuple[Item, ...], here: str | None, language: str | None) -> Groups:
    """The same for everybody with these lines on this page: the desk says them on every page."""
    found: dict[str, list[dict]] = {}
    for item in lines:
        group, label = _said(item, language)
        found.setdefault(group, []).append(
            {"label": label, "name": item.url_name, "url": item.url, "here": item.url == here}
        )
    return Groups({"name": name, "items": items} for name, items in found.items())


@cache
def _said(item: Item, _language: str | None) -> tuple[str, str]:
    """The words of a line in one language: every page of the desk says them all."""
    return str(item.group), str(item.label)


def _leads(item: Item, url: str, path: str) -> bool:
    return path == url if item.exact else path.startswith(url)


def allowed(item: Item, person, held: set[str]) -> bool:
    return item.shown(person) if item.shown else not item.roles or bool(item.roles & held)
