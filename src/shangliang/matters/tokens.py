"""凭据 · What a browser keeps so that nobody needs an account: draft, device, the receipt's code, an opened matter.

All of them are cookies that no script can read. Those that open something are signed and end by themselves.
"""

import secrets

from django.conf import settings
from django.core import signing

from shangliang.kit import ids, keys, once

from .models import Raiser

WEEK, YEAR, HOURS = 7 * 24 * 3600, 365 * 24 * 3600, 2 * 3600
DRAFT, SENT, DEVICE, RECEIPT, VOICE = "draft", "sent", "device", "receipt", "voice"


def token(request, name: str) -> str:
    """The random token of this browser, or a new one (to be kept with `keep`)."""
    return request.COOKIES.get(name, "")[:100] or secrets.token_urlsafe(18)


def keep(response, name: str, value: str, *, seconds: int, path: str = "/"):
    response.set_cookie(name, value, max_age=seconds, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


def code_for(request, key: str) -> str:
    """The secret code of a receipt, drawn from the form's key and our own secret: sent twice, it is the same code."""
    if not key:
        return ids.ref()
    number = int.from_bytes(keys.digest("receipt code", f"{once.owner_of(request)}\0{key}".encode()))
    letters = []
    for _place in range(10):
        number, digit = divmod(number, len(ids.ALPHABET))
        letters.append(ids.ALPHABET[digit])
    return "".join(letters)


def hand_over(response, url: str, ref: str, code: str):
    """Give the code to the receipt's page, and only to it; for a day, so that it can be printed again."""
    return keep(response, RECEIPT, signing.dumps([ref, code], salt=RECEIPT), seconds=24 * 3600, path=url)


def handed(request, ref: str) -> str:
    """The code that this browser was given for this receipt, or ''."""
    found = _load(request, RECEIPT, 24 * 3600)
    return found[1] if isinstance(found, list) and found[0] == ref else ""


def open_voice(response, raiser: Raiser, way: str):
    """This browser has shown the code: it may see and answer for two hours, or until it leaves."""
    return keep(response, VOICE, signing.dumps([raiser.pk, way], salt=VOICE), seconds=HOURS)


def voice(request):
    """(raiser, way) that this browser has opened, or (None, '')."""
    found = _load(request, VOICE, HOURS)
    if not found:
        return None, ""
    raiser = Raiser.objects.select_related("matter__holder", "matter__merged_into__holder").filter(pk=found[0]).first()
    return raiser, found[1]


def shows_own(file, _person, request) -> bool:
    """Registered with kit.files: what one sent along oneself can be looked at by the code, public or not."""
    raiser, _way = voice(request)
    return raiser is not None and raiser.matter.files.photos().filter(file=file).exists()


def note_sent(response, seen: str, url: str, path: str):
    """This browser has sent the draft `seen`; a page of it that still lies open learns where it went."""
    return keep(response, SENT, signing.dumps([seen, url], salt=SENT), seconds=WEEK, path=path)


def sent(request) -> tuple[str, str]:
    """(what was sent last from here, the address of its receipt), or nothing twice."""
    found = _load(request, SENT, WEEK)
    return (found[0], found[1]) if found else ("", "")


def _load(request, name: str, seconds: int):
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=seconds)
    except signing.BadSignature:
        return None
