"""准许 · Who may do what with a person's file: a post in whose reach it lies, or the bond by which one looks after them.

A helper's post reaches nobody by its area; it counts only together with a ground (grounds.py), and ends with it.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from shangliang.people.can import Role, may

from . import grounds
from .models import AssistedPerson, Household


def bonded(by, person: AssistedPerson) -> bool:
    """Whether somebody looks after exactly this person today."""
    return bool(bonded_among(by, [person]))


def bonded_among(by, persons: Iterable[AssistedPerson]) -> set[int]:
    """Whom of these somebody looks after today, by their keys; one query."""
    found = AssistedPerson.objects.filter(grounds.of("assisted_person", by), pk__in=[one.pk for one in persons])
    return set(found.order_by().values_list("pk", flat=True))


def by_reach(by, ability: str, area: str) -> bool:
    return any(post.role != Role.HELPER and post.allows(ability, area) for post in by.held_posts)


def allowed(by, ability: str, person: AssistedPerson, bond: bool | None = None) -> bool:
    """`bond`: what is known already of whether they look after the person."""
    if by_reach(by, ability, person.household.area_id):
        return True
    return any(may(post.role, ability) for post in by.held_posts) and (bonded(by, person) if bond is None else bond)


def allowed_household(by, ability: str, household: Household) -> bool:
    """A household is open to who may open one of its persons."""
    if by_reach(by, ability, household.area_id):
        return True
    if not any(may(post.role, ability) for post in by.held_posts):
        return False
    return household.persons.filter(grounds.of("assisted_person", by)).exists()


def places(by, ability: str) -> list[str]:
    """The areas of the posts by which somebody may use the ability on whole places."""
    return sorted({p.organisation.area_id for p in by.held_posts if by_reach(by, ability, p.organisation.area_id)})


def check(by, ability: str, person: AssistedPerson) -> None:
    if not allowed(by, ability, person):
        raise PermissionDenied
