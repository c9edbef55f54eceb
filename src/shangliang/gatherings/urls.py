"""聚的网址 · The chair's console, the hall screen, check-in, polls; drills and bookings of rooms."""

from .urls_drills import urlpatterns as drills
from .urls_room import urlpatterns as room

urlpatterns = [*room, *drills]
