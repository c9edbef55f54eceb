"""Routes are sought by their words, and lead where they led one after the other."""

import pytest
from django.urls import URLPattern, get_resolver, include, path, resolve, reverse

from shangliang import urls
from shangliang.kit.addresses import by_words


def view(request, **_named):
    """Never called."""


def leaves(routes, before=""):
    for route in routes:
        if isinstance(route, URLPattern):
            yield before + str(route.pattern), route.name
        else:
            yield from leaves(route.url_patterns, before + str(route.pattern))


def test_no_route_is_lost_or_made():
    nouns = [route for route in get_resolver().url_patterns if getattr(route, "namespace", None) != "api"]
    assert sorted(leaves(nouns)) == sorted(leaves(urls.nouns))
    assert len(get_resolver().url_patterns) < len(list(leaves(urls.nouns))) / 4


ROUTES = by_words([
    path("a/<str:ref>/", view, name="one"),
    path("a/new/", view, name="new"),
    path("", include([path("a/<str:ref>/edit/", view, name="edit"), path("b", view, name="b")])),
    path("<code:code>/", view, name="home"),
    path("<code:code>/x/", view, name="x"),
])  # fmt: skip


@pytest.mark.parametrize(("address", "name", "named"), [
    ("/a/K7/", "one", {"ref": "K7"}), ("/a/new/", "new", {}), ("/a/K7/edit/", "edit", {"ref": "K7"}), ("/b", "b", {}),
    ("/620321/", "home", {"code": "620321"}), ("/620321/x/", "x", {"code": "620321"})])  # fmt: skip
def test_a_word_goes_before_a_name_and_both_ways_agree(address, name, named, settings):
    settings.ROOT_URLCONF = type("routes", (), {"urlpatterns": ROUTES})
    found = resolve(address)
    assert (found.url_name, found.kwargs) == (name, named)
    assert reverse(name, kwargs=named) == address
