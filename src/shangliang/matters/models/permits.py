"""准许 · Whether a person may take a step on a matter, through which post, in their own right or recording it."""

from typing import NamedTuple

from shangliang.people.persons import Post


class Permit(NamedTuple):
    """准许 · The post that allows the step; `recorded`: the act of a body that does not sign in is entered for it."""

    post: Post | None
    recorded: bool


def permit(person, step, matter) -> Permit | None:
    """The permit of `person` for `step` on `matter`, or None."""
    for ability, recorded in ((step.ability, False), (step.recorded, True)):
        post = ability and _post(person, ability, matter, step.same_level and not recorded)
        if post:
            return Permit(post, recorded)
    return None


def pointless(step, matter) -> bool:
    """Whether the step would only be refused now: released already, paused already, nothing to withhold."""
    return {
        "release": matter.is_public or not matter.rules.public,
        "withhold": not matter.is_public,
        "pause": matter.paused_on is not None,
        "resume": matter.paused_on is None,
    }.get(step.name, False)


def _post(person, ability, matter, same_level):
    for post in person.posts_with(ability, matter.holder_area):
        if not same_level or post.organisation.area_id == matter.holder_area:
            return post
    return None
