"""纸质录入的网址 · Cards, batches, the sheet after a sitting."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter `ref`

from .views import hands, paper, paper_batches, sheet

urlpatterns = [
    path("desk/c/<ref:ref>/cards/", paper.cards, name="paper-cards"),
    path("desk/c/<ref:ref>/sheet/", sheet.sheet, name="sitting-sheet"),
    path("desk/c/<ref:ref>/hands/", hands.hands, name="hands"),
    path("desk/c/<ref:ref>/paper/", paper_batches.batches, name="paper-batches"),
    path("desk/c/<ref:ref>/paper/<ref:batch>/", paper.batch, name="paper-batch"),
    path("desk/c/<ref:ref>/paper/<ref:batch>/recount/", paper.draw, name="paper-recount"),
    path("desk/c/<ref:ref>/paper/<ref:batch>/accept/", paper.accept, name="paper-accept"),
    path("desk/c/<ref:ref>/paper/<ref:batch>/drop/", paper_batches.drop, name="paper-drop"),
]
