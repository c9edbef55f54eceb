"""读英文页 · Reads a page as an English reader does, and finds the Chinese in it that nobody typed.

shown(html)        # every text a reader sees or hears: text, labels, alternative texts, the words on buttons
leftovers(pages)   # {address: html} -> {text: address} where the interface still speaks Chinese
"""

import functools
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import polib
from django.apps import apps

from shangliang.kit import rules

CATALOGUE = Path(__file__).parents[2] / "src/shangliang/locale/en/LC_MESSAGES/django.po"
# Characters and the marks that go with them; ＊ and 〔〕 are signs of the policy table and of document numbers.
CHINESE = re.compile(r"[\u3400-\u9fff\u3001-\u3011\uff01-\uff09\uff0b-\uff5e]")
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
HEARD = ("alt", "aria-label", "content", "placeholder", "title")
UNSEEN = {"script", "style", "template"}


class _Page(HTMLParser):
    """一页 · Collects what is seen, but for what is marked as being in Chinese (the switch of languages)."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.passed: list[bool] = []  # for each open element, whether it is passed over

    def handle_starttag(self, tag, attrs) -> None:
        found = dict(attrs)
        chinese = tag != "html" and (found.get("lang") or "").startswith("zh")
        passed = tag in UNSEEN or chinese or any(self.passed)
        if tag not in VOID:
            self.passed.append(passed)
        if not passed:
            named = (*HEARD, "value") if found.get("type") in {"submit", "button"} else HEARD
            self.texts += [found[name] for name in named if found.get(name)]

    def handle_startendtag(self, tag, attrs) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.passed.pop()

    def handle_endtag(self, tag) -> None:
        if tag not in VOID:
            self.passed.pop()

    def handle_data(self, data) -> None:
        if data.strip() and not any(self.passed):
            self.texts.append(data.strip())


def shown(html: str) -> list[str]:
    page = _Page()
    page.feed(html)
    return page.texts


def leftovers(pages: dict[str, str], typed=()) -> dict[str, str]:
    """Texts in which Chinese is left when everything that people wrote is taken out, each with one of its addresses."""
    known = beginnings([*quoting(), *sorted({*written(), *typed}, key=len, reverse=True)])
    texts = {text: address for address, html in pages.items() for text in shown(html) if CHINESE.search(text)}
    return {text: address for text, address in texts.items() if CHINESE.search(without(text, known))}


def beginnings(known: list[str]) -> dict[str, list[str]]:
    """By their first character: one regular expression of thousands of texts would try each of them at each character."""
    found: dict[str, list[str]] = {}
    for text in filter(None, known):
        found.setdefault(text[0], []).append(text)
    return found


def without(text: str, known: dict[str, list[str]]) -> str:
    """What is left when everything known is taken out; what stands first in its list goes before the others."""
    left, at = [], 0
    while at < len(text):
        taken = next((one for one in known.get(text[at], ()) if text.startswith(one, at)), "")
        left.append("" if taken else text[at])
        at += len(taken) or 1
    return "".join(left)


def written() -> set[str]:
    """All Chinese in the database and in the rules' own texts, but for words that the interface would translate."""
    models = [m for m in apps.get_models() if m.__module__.startswith("shangliang.")]
    found = {text for model in models for row in model.objects.all() for text in _in_row(row)}
    texts = [rule.format(rule.default) for rule in rules.declared() if rule.kind == "text"]
    found |= {
        part for text in texts for part in (text, *text.splitlines(), *text.split("、"))
    }  # lists of an office's words
    return {text for text in found if CHINESE.search(text)} - {chinese for chinese, _english in catalogue()}


@functools.cache
def catalogue() -> list[tuple[str, str]]:
    """Every sentence of the interface, and its English."""
    return [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(CATALOGUE))]


def quoting() -> list[str]:
    """English sentences that quote Chinese, as an example of what to write."""
    said = [english for _chinese, english in catalogue() if CHINESE.search(english)]
    return sorted(said, key=len, reverse=True)


def _in_row(row) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if not field.is_relation:
            yield from _in_value(getattr(row, field.attname))


def _in_value(value) -> Iterator[str]:
    if isinstance(value, str):
        yield from {value, *value.splitlines()}  # a long text is shown paragraph by paragraph
        if value.startswith("{"):  # a draft is one sealed text
            yield from _in_value(json.loads(value))
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _in_value(part)
