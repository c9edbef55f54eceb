"""限次 · How many wrong guesses an address may make: counted in PostgreSQL, so all page servers know the same number.

Only wrong answers count, and they count per address and purpose: a right code is never refused before the limit is
reached, and nobody can shut out somebody else's number. The limit is generous, a village shares one address.
"""

import datetime as dt

from django.conf import settings
from django.db import connection, models
from django.http import HttpRequest

from . import clock, keys

MOST = 30
WINDOW = dt.timedelta(minutes=10)


class Guess(models.Model):
    """猜错 · Wrong guesses of one address for one purpose since `since`; the address is kept as a keyed digest only."""

    key = models.BinaryField(primary_key=True, max_length=32)
    since = models.DateTimeField(db_index=True)
    number = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)


def address_of(request: HttpRequest) -> str:
    """The visitor's address: behind proxies what the outermost of ours wrote down, never what the visitor claims."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.PROXIES and len(said) >= settings.PROXIES:
        return said[-settings.PROXIES].strip()
    return request.META.get("REMOTE_ADDR", "")


def blocked(purpose: str, address: str, *, most: int = MOST) -> bool:
    """Whether this address has used up its wrong guesses for now."""
    guess = Guess.objects.filter(pk=_key(purpose, address), since__gt=clock.now() - WINDOW).first()
    return guess is not None and guess.number >= most


def wrong(purpose: str, address: str) -> None:
    """Count one wrong guess; after the window the count begins anew."""
    now = clock.now()
    query = (
        "INSERT INTO kit_guess (key, since, number) VALUES (%s, %s, 1) ON CONFLICT (key) DO UPDATE SET "
        "number = CASE WHEN kit_guess.since > %s THEN kit_guess.number + 1 ELSE 1 END, "
        "since = CASE WHEN kit_guess.since > %s THEN kit_guess.since ELSE EXCLUDED.since END"
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [_key(purpose, address), now, now - WINDOW, now - WINDOW])


def forget() -> int:
    """Drop what no longer counts; run by the worker each day."""
    return Guess.objects.filter(since__lt=clock.now() - WINDOW).delete()[0]


def _key(purpose: str, address: str) -> bytes:
    return keys.digest("guess", f"{purpose}\0{address}".encode())
