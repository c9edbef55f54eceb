"""乱填 · What a form must take without breaking: nothing, too much, NUL, days that are none, other people's ids, emoji.

One field after the other is spoilt while the rest is plausible, so that what stands behind the first check is reached too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests import cast

PLAIN, URLENCODED = "text/plain", "application/x-www-form-urlencoded"
KEYS = {"once", "csrfmiddlewaretoken"}  # looked at before any form is
SAID_TWICE, HUGE = "又说一遍", 10 * 2**20
VALUES = {
    "nothing": "",
    "NUL": "甲\0乙",
    "spaces": " \t\r\n\u3000\u200b",
    "emoji": "🤝🏮 好",
    "turned and joined": "👨‍👩‍👧‍👦\u202e反着写\u2066",
    "markup": "<script>alert(1)</script>'\"{{ 7 }}%(x)s%",
    "a day that is none": "2023-02-30",
    "the end of time": "9999-12-31",
    "before time": "0001-01-01T00:00",
    "a number that is none": "²",
    "digits of elsewhere": "٣٤",
    "below zero": "-1",
    "beyond 32 bits": "4294967296",
    "beyond 64 bits": "9" * 30,
    "an exponent": "1e400",
    "not a number": "NaN",
    "a long word": "长" * 30_000,
}
FEW = ("nothing", "NUL", "emoji", "a number that is none", "beyond 64 bits")


@dataclass(frozen=True)
class Body:
    """一次乱填 · What it is, the bytes, their type; what a page that refuses it has to show again."""

    what: str
    content: bytes
    kind: str = MULTIPART_CONTENT
    typed: tuple[str, ...] = ()


def foreign(world) -> dict[str, str]:
    """Ids that are somebody else's, or another thing's."""
    outside = cast.organisation("cppcc", cast.SIBLING_COUNTY)
    return {
        "another county's organisation": outside.ref,
        "another county": cast.SIBLING_COUNTY,
        "a matter": world.topic.ref,
        "a person": world.clerk.ref,
        "a key of the database": str(world.topic.pk),
    }


def few(form) -> Iterator[Body]:
    """For the ordinary run: all fields spoilt at once."""
    for what in FEW:
        yield spoilt(form, what, dict.fromkeys(form.sent, VALUES[what]))


def many(form, others: dict[str, str]) -> Iterator[Body]:
    """Every field with every value; then what is no such form at all."""
    for button in sorted(form.buttons) or [None]:
        pressed = dict([button]) if button else {}
        yield spoilt(form, f"as it is {button or ''}", pressed)
        yield spoilt(form, f"nothing but {button or 'nothing'}", dict.fromkeys(form.sent) | pressed)
    for name in alike(*form.sent, *dict(form.buttons)):
        values = VALUES | others if name not in KEYS else {what: VALUES[what] for what in FEW}
        for what, value in values.items():
            yield spoilt(form, f"{what} in {name}", {name: value})
        yield spoilt(form, f"without {name}", {name: None})
        yield spoilt(form, f"{name} thrice", {name: ["1", SAID_TWICE, "x"]})
    for name in form.files:
        yield spoilt(form, f"words for the file {name}", {name: "不是文件"})
        yield spoilt(form, f"a strange file {name}", {name: SimpleUploadedFile("x\u202egpj.exe", b"MZ\0\xff")})
    yield from no_form(form)


def alike(*names: str) -> list[str]:
    """Of fields that differ by a number (a card's row, a person's seat) the first: one piece of code reads them all."""
    return list({re.sub(r"\d+", "#", name): name for name in reversed(names)}.values())[::-1]


def no_form(form) -> Iterator[Body]:
    """Bodies that no page would send."""
    names = sorted(form.sent)
    yield Body("files for words", multipart({n: SimpleUploadedFile("x.txt", b"\0\xff") for n in names}))
    yield Body("lone surrogates", urlencode(dict.fromkeys(names, b"\xed\xa0\x80\xed\xb0\x80")).encode(), URLENCODED)
    yield Body("bytes that are no text", b"&".join(n.encode() + b"=\xff\xfe%ff%zz%" for n in names), URLENCODED)
    yield Body("an alphabet that is none", urlencode(form.sent, doseq=True).encode(), f"{URLENCODED}; charset=x-none")
    yield Body("JSON", b'{"text": ["\\ud800"]}', "application/json")
    yield Body("plain text", "一句话".encode(), PLAIN)
    yield Body("no boundary", b"--x\r\n\r\n--x--", "multipart/form-data")
    yield Body("half a multipart", multipart(form.sent)[:-40])
    yield Body("a thousand and more fields", urlencode([("x", n) for n in range(1500)]).encode(), URLENCODED)
    text = next(iter(sorted(form.words) or names or ["text"]))
    yield Body("10 MB of text", multipart(form.sent | {text: "多" * (HUGE // 3)}))


def spoilt(form, what: str, fields: dict) -> Body:
    """The form with these fields in place of its own; None: without."""
    sent = {name: value for name, value in (form.sent | fields).items() if value is not None}
    if set(fields) & ((form.hidden | dict(form.buttons).keys()) - KEYS):
        return Body(what, multipart(sent))  # no browser sends that: nobody has typed it
    typed = [value for name in form.words if name in sent for value in listed(sent[name])[-1:]]
    return Body(what, multipart(sent), typed=tuple(value.strip() for value in typed if value.isprintable()))


def listed(value) -> list[str]:
    return value if isinstance(value, list) else [value]


def multipart(data) -> bytes:
    return encode_multipart(BOUNDARY, data)
