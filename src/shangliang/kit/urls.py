"""具 · Urls of the kit."""

from django.urls import path

from . import views

urlpatterns = [
    path("kit/", views.look, name="look"),
    path("kit/desk/", views.look_desk, name="look-desk"),
    path("kit/topic/", views.look_topic, name="look-topic"),
    path("kit/receipt/", views.look_receipt, name="look-receipt"),
    path("prefer/", views.prefer, name="prefer"),
]
