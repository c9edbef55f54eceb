"""区域首页上的议事室 · A village's or community's own rooms, each with the way to its public page."""

from shangliang.kit import pages
from shangliang.people.areas import VILLAGE

from .models import ConsultationRoom


@pages.slot("area.public", order=20)
def of_area(_person, area) -> list[dict]:
    """Of a village or community itself; further up there are too many to name."""
    if len(area.code) < VILLAGE:
        return []
    rows = list(ConsultationRoom.objects.within(area.code).standing().order_by("name", "pk"))
    return [{"template": "subjects/_area_rooms.html", "rows": rows}] if rows else []
