"""绩的网址 · Frameworks, assessments, duty points, honours."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
