"""议事室的公开榜 · What was consulted in a room, and what came of it: for whoever scans the code beside its door."""

from shangliang.kit import pages
from shangliang.matters.models import Matter

from .models import Activity, Concern

MOST = 10


@pages.slot("room.public")
def board(_person, room):
    """Public consultations that were opened there, the latest first; their matters as far as they are public."""
    rows = Activity.objects.filter(
        gathering__room=room, gathering__opened_at__isnull=False, consultation__public=True,
        consultation__noticed_on__isnull=False, consultation__withdrawn_on__isnull=True,
    ).select_related("consultation", "gathering").order_by("-gathering__opened_at")[:MOST]  # fmt: skip
    found = list(rows)
    keys = [row.consultation_id for row in found]
    public = Matter.objects.public()
    concerns = Concern.objects.filter(consultation__in=keys, matter__in=public.values("pk")).select_related("matter")
    by_consultation: dict[int, list] = {}
    for one in concerns.order_by("pk"):
        by_consultation.setdefault(one.consultation_id, []).append(one.matter)
    lines = [{"row": row, "matters": by_consultation.get(row.consultation_id, [])} for row in found]
    return [{"template": "consultations/_room_board.html", "lines": lines}]
