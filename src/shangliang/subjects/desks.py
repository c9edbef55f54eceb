"""就近的工作台 · Who is told of what runs out: those at the nearest place, from the village upward, who may do something about it."""

from collections.abc import Iterable

from shangliang.people.areas import lineage
from shangliang.people.can import Role, may
from shangliang.people.models import Post


def nearest(area: str, ability: str) -> Iterable[int]:
    """Their keys. A helper's post is no desk."""
    roles = [role.value for role in Role if may(role, ability) and role != Role.HELPER]
    posts = Post.objects.held().filter(role__in=roles, organisation__area__in=lineage(area))
    found: dict[str, set[int]] = {}
    for who, place in posts.values_list("person_id", "organisation__area_id"):
        found.setdefault(place, set()).add(who)
    return found[max(found, key=len)] if found else ()
