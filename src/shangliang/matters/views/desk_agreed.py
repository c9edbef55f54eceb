"""共识的落实 · Each point of the agreement with the orders that carry it out and what their units replied."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from ..agreement import Agreement
from ..models import OrderPoint

# which points of which agreement an order carries out; comes along with the orders
POINTS = ArraySubquery(
    OrderPoint.objects.filter(order=OuterRef("pk"))
    .order_by("place")
    .values_list(JSONObject(agreed="agreed_id", place="place"))
)


def carried(found, entries, given) -> list[dict]:
    """Point by point; nothing before there are orders: until then the timeline says what was agreed on."""
    entry = next((e for e in reversed(entries) if e.step == "agree" and "agreement" in e.data), None)
    if entry is None or not given:
        return []
    by_place: dict[int, list] = {}
    for row in given:
        for point in row["order"].carries:
            if point["agreed"] == entry.pk:
                by_place.setdefault(point["place"], []).append(row)
    points = Agreement.from_data(entry.data["agreement"]).points
    return [{"place": n, "point": point, "orders": by_place.get(n, [])} for n, point in enumerate(points, 1)]
