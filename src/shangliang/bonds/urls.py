"""结对与包联的网址 · The addresses of its pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
