"""有没有类似的 · Public matters of the county that sound like what somebody is typing."""

from shangliang.compute.similar import rank
from shangliang.kit import search

from .models import Matter
from .models.rows import dressed, rows

CANDIDATES = 200
SHOWN = 5
SAME = 0.25  # below this the texts only share a place or a season


def alike(area, text: str) -> list[dict]:
    """Up to five rows, best first; only open matters, for only these can still be followed."""
    asked = search.any_of(text)
    if asked is None:
        return []
    found = Matter.objects.public().open().within(area.code[:6]).filter(terms=asked).order_by("-moved_at", "pk")
    texts = [(pk, f"{title} {body}") for pk, title, body in found.values_list("pk", "title", "text")[:CANDIDATES]]
    best = [pk for pk, score in rank(text, texts, limit=SHOWN) if score >= SAME]
    if not best:
        return []
    shown = {row["id"]: row for row in dressed(rows(Matter.objects.filter(pk__in=best)), below=area.code[:6])}
    return [shown[pk] for pk in best]
