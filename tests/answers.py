"""应答 · What a table of routes is written with: a route with its addresses, and what each visitor is answered there.

An answer is a status for GET: a number for everybody, or a function of the visitor (None: anonymous; world.HOLDER:
anonymous with codes; else a role).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shangliang.people.can import Role, may
from tests import cast
from tests.world import HOLDER

OK, ELSEWHERE, FORBIDDEN, UNKNOWN, POST_ONLY, TOO_LATE = 200, 302, 403, 404, 405, 409
STAFF = frozenset(Role)


@dataclass(frozen=True)
class Route:
    """一条路由 · Its addresses in a world (a string, or a pair of it and its own answer), and the status of GET there."""

    urls: Callable
    answer: Callable | int = OK
    posts: bool = False  # a page with a form, or nothing but a form's target

    def addresses(self, world) -> Iterator[tuple[str, Callable]]:
        for found in self.urls(world):
            url, answer = (found, self.answer) if isinstance(found, str) else found
            yield url, (answer if callable(answer) else same(answer))


def same(status: int) -> Callable:
    return lambda visitor: status


def inside(visitor, status=OK) -> int:
    """For whoever is signed in."""
    return status if visitor in STAFF else ELSEWHERE


def press(visitor) -> int:
    """The target of a form behind the sign-in: nothing to see."""
    return inside(visitor, POST_ONLY)


def nothing(visitor) -> int:
    return inside(visitor, UNKNOWN)


def outside(visitor) -> int:
    """For whoever is not signed in."""
    return ELSEWHERE if visitor in STAFF else OK


def held(visitor) -> int:
    """Only for the browser that has what it takes."""
    return OK if visitor == HOLDER else UNKNOWN


def able(*abilities, but=()) -> frozenset[Role]:
    """The roles with one of these abilities."""
    return frozenset(role for role in STAFF.difference(but) if any(may(role, a) for a in abilities))


def only(roles, *, other=FORBIDDEN, status=OK) -> Callable:
    return lambda visitor: inside(visitor, status if visitor in roles else other)


def within(readers, roles, status=OK) -> Callable:
    """404 for who can not see it, 403 for who can but may not."""
    return lambda visitor: inside(
        visitor, UNKNOWN if visitor not in readers else status if visitor in roles else FORBIDDEN
    )


def at(*urls) -> Callable:
    return lambda world: list(urls)


def of(*templates: str) -> Callable:
    """Addresses with attributes of the world in them: of("/m/{topic.ref}/")."""
    return lambda world: [template.format(**vars(world)) for template in templates]


C, V = cast.COUNTY, cast.VILLAGE
CLERKS = {Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK}
LEADERS = {Role.OFFICE, Role.CHAIRPERSON, Role.PARTY, Role.SUPERVISION, Role.LEADER}
