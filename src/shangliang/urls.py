"""网址 · Every noun brings its own urls; the area home comes last because it takes any code."""

from django.urls import include, path

from shangliang.server.health import healthz

urlpatterns = [
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
    path("", include("shangliang.insight.urls")),
]

handler400 = "shangliang.kit.refusals.bad_request"
handler403 = "shangliang.kit.refusals.forbidden"
handler404 = "shangliang.kit.refusals.not_found"
handler500 = "shangliang.kit.refusals.broken"
