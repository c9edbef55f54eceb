"""共识的落实 · Each point of the agreement with the orders that carry it out and what their units replied."""

from ..agreement import Agreement
from ..models import OrderPoint


def carried(found, entries, given) -> list[dict]:
    """Point by point; nothing before there are orders: until then the timeline says what was agreed on."""
    entry = next((e for e in reversed(entries) if e.step == "agree" and "agreement" in e.data), None)
    if entry is None or not given:
        return []
    by_place: dict[int, list] = {}
    keys = {row["order"].pk: row for row in given}
    for order, place in OrderPoint.objects.filter(agreed=entry, order__in=keys).values_list("order_id", "place"):
        by_place.setdefault(place, []).append(keys[order])
    points = Agreement.from_data(entry.data["agreement"]).points
    return [{"place": n, "point": point, "orders": by_place.get(n, [])} for n, point in enumerate(points, 1)]
