"""对象的网址 · Firms under contact."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 - the converter `ref`

from .views import enterprises as views

urlpatterns = [
    path("desk/enterprises/", views.enterprises, name="enterprises"),
    path("desk/enterprises/add/", views.add, name="enterprise-add"),
    path("desk/enterprises/export/", views.export, name="enterprises-export"),
    path("desk/enterprises/<ref:ref>/", views.enterprise, name="enterprise"),
    path("desk/enterprises/<ref:ref>/link/", views.link, name="enterprise-link"),
]
