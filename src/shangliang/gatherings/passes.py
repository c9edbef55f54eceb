"""凭据 · What a browser keeps of a gathering: the opened hall screen, the slip with which a poll was entered. Signed."""

from django.conf import settings
from django.core import signing

from .models import Attendance, Screen

HALL, SEAT, DAY = "hall", "seat", 24 * 3600


def keep(response, name: str, value, *, seconds: int, path: str = "/"):
    """A cookie that no script can read and nobody can make up."""
    signed = signing.dumps(value, salt=name)
    response.set_cookie(name, signed, max_age=seconds, path=path, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response


def kept(request, name: str, seconds: int):
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=name, max_age=seconds)
    except signing.BadSignature:
        return None


def open_hall(response, screen: Screen):
    """This browser is the hall's screen until the code is changed, for a day at most."""
    return keep(response, HALL, [screen.pk, bytes(screen.code_hash).hex()], seconds=DAY, path="/hall/")


def hall_of(request) -> Screen | None:
    """The screen that this browser shows, with its gathering; one query."""
    found = kept(request, HALL, DAY)
    if not isinstance(found, list):
        return None
    screen = Screen.objects.filter(pk=found[0]).select_related("gathering__host", "gathering__area").first()
    return screen if screen and bytes(screen.code_hash).hex() == found[1] else None


def take_seat(response, one: Attendance):
    """This phone speaks for the holder of the ticket, at this gathering, until the ticket is printed anew."""
    value = [one.pk, bytes(one.ticket or b"").hex()]
    return keep(response, SEAT, value, seconds=DAY, path=f"/g/{one.gathering.ref}/")


def seated(request, ref: str) -> Attendance | None:
    """Whose seat this phone has taken, with the gathering."""
    found = kept(request, SEAT, DAY)
    if not isinstance(found, list):
        return None
    one = (
        Attendance.objects.filter(pk=found[0], gathering__ref=ref)
        .select_related("gathering__host", "gathering__screen")
        .first()
    )
    return one if one and one.ticket is not None and bytes(one.ticket).hex() == found[1] else None
