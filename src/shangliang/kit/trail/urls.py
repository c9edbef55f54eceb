"""轨迹 · Where the heads are published."""

from django.urls import path

from . import views

urlpatterns = [
    path("trail/", views.trail, name="trail"),
    path("trail/heads.json", views.heads_json, name="trail-heads"),
    path("trail/<slug:chain>/", views.chain, name="trail-chain"),
]
