"""参与凭据 · What a browser keeps after a code was shown: which voter of which consultation, signed, for twelve hours.

The cookie goes to the pages of that consultation alone. It says no code and no name; after the seal it opens nothing.
"""

from django.conf import settings
from django.core import signing

from .models import Voter

NAME, SECONDS = "talk", 12 * 3600


def hand(response, voter: Voter, ref: str):
    """This browser speaks for the voter from now on."""
    value = signing.dumps([ref, voter.pk], salt=NAME)
    response.set_cookie(
        NAME, value, max_age=SECONDS, path=f"/c/{ref}/", httponly=True, samesite="Lax", secure=settings.HTTPS
    )
    return response


def take_back(response, ref: str):
    """下一位 · The next person on this phone begins with nothing."""
    response.delete_cookie(NAME, path=f"/c/{ref}/", samesite="Lax")
    return response


def voter_of(request, ref: str) -> Voter | None:
    """Whose browser this is, with the consultation: one query. A cookie of another consultation is nobody's here."""
    try:
        found = signing.loads(request.COOKIES.get(NAME, ""), salt=NAME, max_age=SECONDS)
    except signing.BadSignature:
        return None
    if not isinstance(found, list) or found[0] != ref:
        return None
    return Voter.objects.entered(found[1], ref)
