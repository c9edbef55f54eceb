"""表单 · Every form that the pages of the small world show, as a browser would send it: who may use it, and its fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from django.urls import resolve
from lxml import html

from tests.routes import ROUTES

BASE, SAID = "http://testserver", "先装上学的那一段路灯"
WORDS = {"text", "search", "textarea", "tel", "email", "url", "number", "date", "datetime-local", "time", ""}
PLAUSIBLE = {"date": "2023-07-03", "datetime-local": "2023-07-03T09:00", "time": "09:00", "number": "1",
             "email": "a@example.cn", "tel": "13800000000", "password": "一起商量-2023-再来"}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """一张表单 · Its route, its address, and what a reasonable visitor would send."""

    route: str
    url: str
    page: str  # where it was seen
    sent: dict[str, list[str]]
    words: frozenset[str]  # names of fields into which somebody types
    files: frozenset[str]
    hidden: frozenset[str] = field(default=frozenset())
    buttons: frozenset[tuple[str, str]] = field(default=frozenset())

    @property
    def shape(self) -> tuple:
        """Two forms with one shape are handled by the same code in the same state."""
        return self.route, frozenset(self.sent), self.files, frozenset(name for name, _value in self.buttons)


def forms_of(world, client, visitor) -> Iterator[Form]:
    """The forms on all pages that the visitor may open."""
    for name, route in ROUTES.items():
        for url, answer in route.addresses(world):
            if answer(visitor) == 200:
                yield from forms_on(client.get(url), url, name)


def forms_on(answer, url, page) -> Iterator[Form]:
    if not answer.get("Content-Type", "").startswith("text/html"):
        return
    for found in html.fromstring(answer.content.decode()).forms:
        if found.method == "POST":
            yield _form(found, url, page)


def _form(found, url, page) -> Form:
    target = urldefrag(urljoin(BASE + url, found.get("action") or url))[0].removeprefix(BASE)
    sent, words, files, hidden, buttons = {}, set(), set(), set(), set()
    for one in found.xpath(".//input[@name]|.//textarea[@name]|.//select[@name]|.//button[@name]"):
        name, kind = one.name if one.tag != "button" else one.get("name"), one.get("type", "").lower()
        if one.tag == "button" or kind == "submit":
            buttons.add((name, one.get("value", "")))
        elif kind == "file":
            files.add(name)
        else:
            if one.tag != "select" and (one.tag == "textarea" or kind in WORDS):
                words.add(name)
            if kind == "hidden":
                hidden.add(name)
            _fill(sent, one, name, kind)
    return Form(resolve(target.partition("?")[0]).url_name, target, page, sent, frozenset(words), frozenset(files),
                frozenset(hidden), frozenset(buttons))  # fmt: skip


def _fill(sent, one, name, kind) -> None:
    """What stands there, else what would be plausible; of several boxes the first."""
    if one.tag == "select":
        values = [option.get("value", option.text_content()) for option in one.iter("option")]
        chosen = [o.get("value", "") for o in one.iter("option") if o.get("selected") is not None]
        sent.setdefault(name, chosen or [value for value in values if value][:1])
    elif kind in {"radio", "checkbox"}:
        sent.setdefault(name, [one.get("value", "on")])
    else:
        typed = (one.text or "").lstrip("\n") if one.tag == "textarea" else one.get("value")
        sent.setdefault(name, []).append(typed or PLAUSIBLE.get(kind, SAID))
