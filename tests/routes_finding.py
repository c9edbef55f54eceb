"""查一查的路由 · The box that finds anything, at the desk and in public."""

from tests.routes import Route, at, inside

FINDING = {
    "search": Route(
        at("/desk/search/", "/desk/search/?q=赵", "/desk/search/?q=zjz&noun=area", "/desk/search/?q=没有这样的事"),
        inside,
        posts=True,
    ),
    "search-public": Route(at("/search/", "/search/?q=赵", "/search/?q=路&noun=matter&since=2023-01-01")),
}
