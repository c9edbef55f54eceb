"""附件 · Where files are handed out."""

from django.urls import path

from . import views

urlpatterns = [path("files/<slug:ref>/", views.download, name="file")]
