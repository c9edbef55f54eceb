"""商的网址 · Public pages under /c/, the desk's under /desk/c/."""

from django.urls import include, path

urlpatterns = [
    path("", include("shangliang.consultations.urls_table")),
    path("", include("shangliang.consultations.urls_seats")),
    path("", include("shangliang.consultations.urls_paper")),
    path("", include("shangliang.consultations.urls_phone")),
]
