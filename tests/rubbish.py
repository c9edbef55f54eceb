"""乱填 · What a form must take without breaking: nothing, too much, NUL, dates that are none, other people's ids, emoji.

Every body fills all names that any form of the product has: who sends rubbish does not read the form first.
"""

import re
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests import cast

FIELD = re.compile(r'<(?:input|select|textarea|button)\b[^>]*?\bname="([^"]+)"')
KEPT = {"csrfmiddlewaretoken", "once"}
BIDI = "\u202e反着写\u2066"
VALUES = {
    "NUL": "甲\0乙",
    "spaces": " \t\r\n\u3000\u200b",
    "emoji": "🤝👨‍👩‍👧‍👦" + BIDI,
    "markup": "<script>alert(1)</script>'\"{{ 7 }}%(x)s%",
    "a day that is none": "2023-02-30",
    "the end of time": "9999-12-31",
    "before time": "0001-01-01T00:00",
    "a number that is none": "²",
    "digits of elsewhere": "٣٤",
    "below zero": "-1",
    "beyond 64 bits": "9" * 30,
    "not a number": "NaN",
    "a long word": "长" * 30_000,
}
HUGE = 10 * 2**20


def names_in(html: str) -> set[str]:
    return set(FIELD.findall(html)) - KEPT


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


def bodies(world, names) -> Iterator[tuple[str, bytes]]:
    """(what it is, the body as multipart)."""
    yield "nothing", multipart({})
    for what, value in (VALUES | foreign(world)).items():
        yield what, multipart(dict.fromkeys(names, value))
    yield "many of each", multipart({name: ["1", "2", "x"] for name in names})
    yield "files for words", multipart({name: SimpleUploadedFile("x.txt", b"\0\xff") for name in names})


def huge() -> bytes:
    return multipart({"text": "多" * (HUGE // 3)})


def multipart(data) -> bytes:
    return encode_multipart(BOUNDARY, data)


def post(client, url, body, kind=MULTIPART_CONTENT):
    return client.generic("POST", url, body, content_type=kind)
