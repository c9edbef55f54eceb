"""网址 · Every noun brings its own urls; they are sought by their words (kit.addresses)."""

from django.urls import URLPattern, URLResolver, include, path

from shangliang.api import api
from shangliang.kit.addresses import by_words
from shangliang.server.health import healthz

nouns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", include("shangliang.people.urls")),
    path("", include("shangliang.kit.urls")),
    path("", include("shangliang.matters.urls")),
    path("", include("shangliang.subjects.urls")),
    path("", include("shangliang.documents.urls")),
    path("", include("shangliang.gatherings.urls")),
    path("", include("shangliang.consultations.urls")),
    path("", include("shangliang.bonds.urls")),
    path("", include("shangliang.fieldwork.urls")),
    path("", include("shangliang.meetings.urls")),
    path("", include("shangliang.scorecards.urls")),
    path("", include("shangliang.insight.urls")),
]
urlpatterns = [*by_words(nouns), path("api/v1/", api.urls)]

handler400 = "shangliang.kit.refusals.bad_request"
handler403 = "shangliang.kit.refusals.forbidden"
handler404 = "shangliang.kit.refusals.not_found"
handler500 = "shangliang.kit.refusals.broken"
