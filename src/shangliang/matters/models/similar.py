"""相似的事 · Which other matters say the same; for the screening desk and for merging, within what the person may open."""

from django.contrib.postgres.search import SearchRank
from django.db.models import F
from django.db.models.functions import Left

from shangliang.compute.likeness import SAME, most_like
from shangliang.compute.terms import term_set
from shangliang.kit import asked, search
from shangliang.people import areas
from shangliang.people.areas import after

from ..lifecycle import LABELS, Stage
from .matter import Matter

CANDIDATES = 12  # those that share most terms, by the index; so many are compared word by word
OPENING = 60  # characters of the text: what it is about is said first
BODIES = ("村民委员会", "社区居民委员会")  # as a place is called on paper
OVERLAP = 0.5  # the share of the shorter title's terms that counts as "the same" in the list's number


def similar_to(matter, person, *, limit=5) -> list[dict]:
    """Open matters of the same kind in the same county that are most like this one, best first, as rows."""
    terms = _telling(matter)
    if not terms:
        return []
    county, kind = matter.area_id[:6], matter.kind

    def near(own, words):
        asking = search.asked(words)
        there = Matter.objects.visible_to(person).open().filter(kind=kind, terms=asking).exclude(pk=own)
        best = there.annotate(opening=Left("text", OPENING)).order_by(SearchRank(F("terms"), asking).desc(), "-pk")
        return best.values("ref", "serial", "title", "stage", "opening")[:CANDIDATES]

    words = search.placed(" | ".join(f"'{t}'" for t in terms), county)
    found = asked.rows(near, own=matter.pk, words=words)
    known = {row["ref"]: row for row in found}
    texts = [(ref, f"{row['title']} {row['opening']}") for ref, row in known.items()]
    best = most_like(f"{matter.title} {matter.text[:OPENING]}", texts, limit=limit, least=SAME)
    return [_shown(known[ref]) for ref, _score in best]


def _shown(row: dict) -> dict:
    return row | {"stage_label": LABELS[Stage(row["stage"])], "desk_url": f"/desk/m/{row['ref']}/"}


def _telling(matter) -> list[str]:
    """The terms of its title that say what it is about: not the names of its place, which all have that lie there."""
    here = set(search.segment(" ".join([*areas.path_names(matter.area_id), *BODIES])))
    return [term for term in dict.fromkeys(search.segment(matter.title)) if len(term) > 1 and term not in here][:12]


def similar_counts(rows, person) -> dict[str, int]:
    """For rows of a list: how many other open matters of their county and kind have a title much like theirs. One query."""
    counties = sorted({row["area_id"][:6] for row in rows})
    if not counties:
        return {}
    low, high = counties[0], after(counties[-1])
    others = asked.rows(lambda: _near(person, low, high))
    known: dict[tuple, list] = {}
    for other in others:
        known.setdefault((other["kind"], other["area_id"][:6]), []).append((other["ref"], term_set(other["title"])))
    return {row["ref"]: _alike(row, known.get((row["kind"], row["area_id"][:6]), ())) for row in rows}


def _near(person, low: str, high: str):
    near = Matter.objects.visible_to(person).open().filter(area_id__gte=low, area_id__lt=high)
    return near.order_by("-moved_at").values("ref", "kind", "area_id", "title")[:400]


def _alike(row, others) -> int:
    """How many of them have a title much like the row's."""
    own = term_set(row["title"])
    if not own:
        return 0
    return sum(
        ref != row["ref"] and len(own & terms) >= OVERLAP * min(len(own), len(terms)) for ref, terms in others if terms
    )
