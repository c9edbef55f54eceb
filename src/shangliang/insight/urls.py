"""观的网址 · The desk's pages first; the area home last, because it takes any code."""

from . import urls_desk, urls_public

urlpatterns = [*urls_desk.urlpatterns, *urls_public.urlpatterns]
