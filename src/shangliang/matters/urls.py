"""事的网址 · Public pages and the desk's."""

from . import urls_desk, urls_public

urlpatterns = [*urls_public.urlpatterns, *urls_desk.urlpatterns]
