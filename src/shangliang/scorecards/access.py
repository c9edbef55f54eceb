"""谁能评 · The host's office marks review and third party and lists the gaps; the assessed marks itself and may object."""

from shangliang.kit import rules
from shangliang.people.can import Role

from .models import Assessment, Side
from .rules import PUBLIC, SHOWN_TO


def hosts(person, assessment: Assessment) -> bool:
    return person.can("assessment.open", assessment.area_id)


def answers_for(person, assessment: Assessment) -> bool:
    """Of the body that is assessed; or, as a place answers by its own CPPCC office, of that."""
    body = assessment.body_id
    if body and person.posts_at(body, "assessment.self"):
        return True
    return person.can("assessment.open", assessment.place_id)


def may_mark(person, assessment: Assessment, side: str) -> bool:
    """The host may put in the self-score of a body that does not sign in."""
    if side == Side.AFTER:
        return False  # comes of asking gap by gap
    return hosts(person, assessment) or (side == Side.SELF and answers_for(person, assessment))


def may_read(person, assessment: Assessment) -> bool:
    """What is published: everybody, or the members of the committee of the host or of the place, as the rule there says; and
    whoever sees the assessment anyway."""
    if rules.value(SHOWN_TO, assessment.place_id) == PUBLIC:
        return True
    if not person.is_authenticated:
        return False
    places = {post.organisation.area_id for post in person.held_posts if post.role == Role.MEMBER}
    if places & {assessment.area_id, assessment.place_id}:
        return True
    return Assessment.objects.visible_to(person).filter(pk=assessment.pk).exists()
