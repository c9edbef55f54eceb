"""有没有类似的 · Matters of the county that sound like what somebody is typing; and the very same, typed a moment ago."""

from shangliang.compute.likeness import SAME, most_like
from shangliang.kit import clock, search
from shangliang.people.areas import COUNTY

from .models import Matter
from .models.rows import dressed, rows

CANDIDATES = 200
SHOWN = 5
HALF = 0.5  # of the best: what is much less like it than the best is left out


def alike(area, text: str, among=None) -> list[dict]:
    """Up to five rows, best first; only open matters, for only these can still be followed. `among`: what else than
    public ones may be shown."""
    asked = search.any_of(text, place=area.code[:COUNTY])
    if asked is None:
        return []
    found = (Matter.objects.public() if among is None else among).open().filter(terms=asked).order_by("-moved_at", "pk")
    texts = [(pk, f"{title} {body}") for pk, title, body in found.values_list("pk", "title", "text")[:CANDIDATES]]
    ranked = most_like(text, texts, limit=SHOWN, least=SAME)
    best = [pk for pk, score in ranked if score >= HALF * ranked[0][1]]
    if not best:
        return []
    shown = {row["id"]: row for row in dressed(rows(Matter.objects.filter(pk__in=best)), below=area.code[:COUNTY])}
    return [shown[pk] for pk in best]


def typed_before(person, kind: str, fields: dict) -> list[dict]:
    """What this person has typed in today in the very same words: a form that the browser's "back" filled in again."""
    same = {name: fields[name] for name in ("title", "text", "area")}
    mine = Matter.objects.filter(kind=kind, entries__step="raised", entries__by=person, entries__at__date=clock.today())
    found = rows(mine.filter(**same).order_by("-pk"))[:1]
    return dressed(found, below=fields["area"].code[:COUNTY])


def known_before(person, form, fields) -> list[dict]:
    """The same typed before; for what is typed in for somebody else, what sounds like it as well."""
    if form.source:
        return []
    found = typed_before(person, form.kind, fields)
    if not found and form.spoken_for and form.mode == "raise":
        found = alike(fields["area"], fields["text"], Matter.objects.visible_to(person).filter(kind=form.kind))
    return found
