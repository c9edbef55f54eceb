"""观的办公网址 · Today, the leader's page, the file for inspection, the box that finds anything."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter <code:>

from .views import boards, inspection, leader, search, today, yearly

urlpatterns = [
    path("desk/", today.today, name="today"),
    path("desk/search/", search.desk, name="search"),
    path("desk/leader/", leader.leader, name="leader"),
    path("desk/board/", boards.boards, name="boards"),
    path("desk/board/<code:code>/", boards.board, name="board"),
    path("desk/board/<code:code>/screen/", boards.screen, name="board-screen"),
    path("desk/board/<code:code>/sheet/", boards.sheet, name="board-sheet"),
    path("desk/board/<code:code>/export/", boards.export, name="board-export"),
    path("desk/report/<code:code>/<int:year>/", yearly.report, name="year-report"),
    path("desk/inspection/", inspection.places, name="inspections"),
    path("desk/inspection/<code:code>/", inspection.paper, name="inspection"),
]
