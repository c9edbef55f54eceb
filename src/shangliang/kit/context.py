"""页眉 · What every page knows: elder mode, navigation, unread notices. Lazy: an anonymous page asks nothing."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from . import nav

ELDER_COOKIE = "elder"


def page(request) -> dict:
    person = getattr(request, "user", None)
    return {
        "elder": request.COOKIES.get(ELDER_COOKIE) == "1",
        "languages": settings.LANGUAGES,
        "nav": SimpleLazyObject(lambda: nav.groups(person, request.path)),
        "unread": SimpleLazyObject(lambda: nav.unread(person)),
    }
