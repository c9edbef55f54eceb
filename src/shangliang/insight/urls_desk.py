"""观的办公网址 · Today and the leader's page."""

from django.urls import path

from .views import leader, today

urlpatterns = [
    path("desk/", today.today, name="today"),
    path("desk/leader/", leader.leader, name="leader"),
]
