"""离线登记的网址 · The page that works without a network, what it asks and sends, what arrived, the service worker."""

from django.urls import path

from . import views

urlpatterns = [
    path("sw.js", views.worker, name="service-worker"),
    path("desk/offline/", views.offline, name="offline"),
    path("desk/offline/hello/", views.hello, name="offline-hello"),
    path("desk/offline/take/", views.take, name="offline-take"),
    path("desk/offline/sync/", views.sync, name="offline-sync"),
    path("desk/offline/kept/", views.kept, name="offline-kept"),
    path("desk/offline/kept/<slug:ref>/", views.one, name="offline-one"),
]
