"""具 · Urls of the kit."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("kit/", views.look, name="look"),
    path("kit/desk/", views.look_desk, name="look-desk"),
    path("kit/topic/", views.look_topic, name="look-topic"),
    path("kit/receipt/", views.look_receipt, name="look-receipt"),
    path("", include("shangliang.kit.trail.urls")),
    path("", include("shangliang.kit.files.urls")),
    path("", include("shangliang.kit.offline.urls")),
    path("prefer/", views.prefer, name="prefer"),
]
