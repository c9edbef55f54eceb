"""相似的事 · Which other matters say the same; for the screening desk and for merging, within what the person may open."""

from django.contrib.postgres.search import SearchQuery

from shangliang.compute.similar import rank
from shangliang.compute.terms import term_set
from shangliang.kit import search
from shangliang.people.areas import after

from .matter import Matter

CANDIDATES = 80
ALIKE = 0.25  # below that two titles share only common words
OVERLAP = 0.5  # the share of the shorter title's terms that counts as "the same" in the list's number


def similar_to(matter, person, *, limit=5) -> list[Matter]:
    """Open matters of the same kind in the same county that are most like this one, best first."""
    terms = [t for t in dict.fromkeys(search.segment(matter.title)) if len(t) > 1][:12]
    if not terms:
        return []
    asked = SearchQuery(" | ".join(f"'{t}'" for t in terms), config="simple", search_type="raw")
    found = (
        Matter.objects.visible_to(person).open().within(matter.area_id[:6])
        .filter(kind=matter.kind, terms=asked).exclude(pk=matter.pk).order_by("-pk")[:CANDIDATES]
    )  # fmt: skip
    known = {m.pk: m for m in found}
    best = rank(f"{matter.title} {matter.text[:200]}", [(k, f"{m.title} {m.text[:200]}") for k, m in known.items()],
                limit=limit, least=ALIKE)  # fmt: skip
    return [known[key] for key, _score in best]


def similar_counts(rows, person) -> dict[str, int]:
    """For rows of a list: how many other open matters of their county and kind have a title much like theirs. One query."""
    counties = sorted({row["area_id"][:6] for row in rows})
    if not counties:
        return {}
    near = Matter.objects.visible_to(person).open().filter(area_id__gte=counties[0], area_id__lt=after(counties[-1]))
    others = near.order_by("-moved_at").values_list("ref", "kind", "area_id", "title")[:400]
    known = [(ref, kind, area[:6], term_set(title)) for ref, kind, area, title in others]
    return {row["ref"]: sum(_alike(row, term_set(row["title"]), other) for other in known) for row in rows}


def _alike(row, own, other) -> bool:
    ref, kind, county, terms = other
    if ref == row["ref"] or kind != row["kind"] or county != row["area_id"][:6] or not own or not terms:
        return False
    return len(own & terms) / min(len(own), len(terms)) >= OVERLAP
