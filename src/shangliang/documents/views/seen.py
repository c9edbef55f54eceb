"""看得见的公文 · The document within reach or a 404; the ability to act on it or a 403."""

from shangliang.people.views.finding import allow, one

from ..models import Document


def able(person, ability: str) -> list[str]:
    """The areas of the posts with which the person may do this; empty: nowhere."""
    return sorted({p.organisation.area_id for p in person.held_posts if p.allows(ability, p.organisation.area_id)})


def seen(person, ref: str, ability: str = "") -> Document:
    rows = Document.objects.visible_to(person).select_related(
        "organisation", "area", "drafter", "passed_by", "case__matter"
    )
    found = one(rows, ref=ref)
    allow(able(person, "document.see"))
    if ability:
        allow(person.can(ability, found.area_id))
    return found
