"""聚的网址 · The chair's console, the hall screen, check-in, polls."""

from .urls_room import urlpatterns as room

urlpatterns = [*room]
