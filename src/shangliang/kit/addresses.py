"""网址的零件 · Converters of the url map: a public id, a division code. What they refuse never reaches a view: 404."""

from collections.abc import Iterable, Iterator

from django.urls import Resolver404, URLPattern, URLResolver, include, path, register_converter, resolve
from django.urls.resolvers import RoutePattern

from .ids import ALPHABET


class Ref:
    """编号 · The 10 characters of kit.ids.ref()."""

    regex = f"[{ALPHABET}]{{10}}"

    @staticmethod
    def to_python(value: str) -> str:
        return value

    @staticmethod
    def to_url(value: str) -> str:
        return value


class Code(Ref):
    """区划代码 · 2, 4, 6, 9 or 12 digits, or one of our own nodes below."""

    regex = r"(?:[0-9]{12}|[0-9]{9}|[0-9]{6}|[0-9]{4}|[0-9]{2})(?:x[0-9]{2})?"


register_converter(Ref, "ref")
register_converter(Code, "code")


def by_words(routes: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same routes as a tree of their words, plain words before converters.

    Django tries one route after the other: with hundreds, finding the right one cost a seventh of a small page.
    """
    groups: dict[str, list[URLPattern]] = {}
    for route in _flat(routes):
        word, slash, _rest = str(route.pattern).partition("/")
        groups.setdefault(word + slash, []).append(route)
    words = sorted(groups, key=lambda word: "<" in word)
    return [found for word in words for found in _below(word, groups[word])]


def _below(word: str, routes: list[URLPattern]) -> list[URLPattern | URLResolver]:
    if len(routes) == 1 or not word.endswith("/"):
        return [*routes]
    rests = [
        URLPattern(
            RoutePattern(str(r.pattern)[len(word) :], name=r.name, is_endpoint=True), r.callback, r.default_args, r.name
        )
        for r in routes
    ]
    return [path(word, include(by_words(rests)))]


def _flat(routes: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Nouns are included without a word of their own before their routes."""
    for route in routes:
        if isinstance(route, URLPattern):
            yield route
        else:
            yield from _flat(route.url_patterns)


def page_above(path: str) -> str:
    """The nearest address above this one that exists, or '': /my/confirm/ belongs to /my/."""
    parts = path.strip("/").split("/")[:-1]
    for n in range(len(parts), -1, -1):
        above = "/".join(["", *parts[:n], ""])
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return ""
