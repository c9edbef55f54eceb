"""公众的网址 · The root, an area's home, its lists. The area home stands last of all: it takes any code."""

from django.urls import path

from shangliang.kit import addresses  # noqa: F401 — the converter <code:>

from .views import area, calendar, lists, news, opendata, root, search

urlpatterns = [
    path("", root.home, name="home"),
    path("search/", search.public, name="search-public"),
    path("<code:code>/matters/", lists.matters, name="area-matters"),
    path("calendar/<str:token>.ics", calendar.mine, name="my-calendar"),
    path("<code:code>/calendar.ics", calendar.of_area, name="area-calendar"),
    path("<code:code>/news/", news.news, name="area-news"),
    path("<code:code>/data/", opendata.page, name="area-data"),
    path("<code:code>/data.csv", opendata.table, name="area-data-csv"),
    path("<code:code>/data.json", opendata.data, name="area-data-json"),
    path("<code:code>/results/", lists.results, name="results"),
    path("<code:code>/", area.home, name="area-home"),
]
