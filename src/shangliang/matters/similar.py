"""有没有类似的 · Public matters of the county that sound like what somebody is typing."""

from shangliang.compute.similar import rank
from shangliang.kit import search
from shangliang.people.areas import COUNTY

from .models import Matter
from .models.rows import dressed, rows

CANDIDATES = 200
SHOWN = 5
SAME = 0.19  # below this the texts only share a place or a season; in everyday words the same thing scores 0.2 and more
HALF = 0.5  # of the best: what is much less like it than the best is left out


def alike(area, text: str) -> list[dict]:
    """Up to five rows, best first; only open matters, for only these can still be followed."""
    asked = search.any_of(text, place=area.code[:COUNTY])
    if asked is None:
        return []
    found = Matter.objects.public().open().filter(terms=asked).order_by("-moved_at", "pk")
    texts = [(pk, f"{title} {body}") for pk, title, body in found.values_list("pk", "title", "text")[:CANDIDATES]]
    ranked = rank(text, texts, limit=SHOWN, least=SAME)
    best = [pk for pk, score in ranked if score >= HALF * ranked[0][1]]
    if not best:
        return []
    shown = {row["id"]: row for row in dressed(rows(Matter.objects.filter(pk__in=best)), below=area.code[:COUNTY])}
    return [shown[pk] for pk in best]
