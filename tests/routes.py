"""路由表 · Every route of the url resolver: its addresses in a small world, and what each visitor is answered there.

A route that is missing here fails tests/browser/test_every_route.py. An answer is a status for GET: a number for
everybody, or a function of the visitor (None: anonymous; world.HOLDER: anonymous with codes; else a role).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import BY_NAME, STEPS, moves
from shangliang.people.can import ASSIGNED_ONLY, Role, may
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


def named(resolver=None) -> Iterator[str]:
    """The names of all routes there are; those of the interface for programs are told by its OpenAPI (tests/api)."""
    for found in (resolver or get_resolver()).url_patterns:
        if getattr(found, "namespace", None) == "api":
            continue
        if isinstance(found, URLPattern):
            yield found.name
        else:
            yield from named(found)


C, V = cast.COUNTY, cast.VILLAGE
CLERKS = {Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK}
LEADERS = {Role.OFFICE, Role.CHAIRPERSON, Role.PARTY, Role.SUPERVISION, Role.LEADER}
HANDLERS = {Role.UNIT, Role.CONTACT}  # of the organisation that was given an order


def later_steps() -> list[tuple[str, Callable]]:
    """Of raising: only whoever has typed the first comes to the next."""
    return [(f"/{V}/raise/?step={n}", lambda visitor: OK if visitor == HOLDER else ELSEWHERE) for n in (2, 3, 4)]


PUBLIC = {
    "healthz": Route(at("/healthz"), 503),  # no worker lives beside a test; tests/server shows its 200
    "home": Route(at("/", "/?q=赵", "/?q=没有")),
    "area-home": Route(at(f"/{C}/", f"/{V}/", "/62/")),
    "area-matters": Route(at(f"/{C}/matters/", f"/{C}/matters/?q=灯&class=公共服务")),
    "area-data": Route(at(f"/{C}/data/", f"/{V}/data/", "/62/data/")),
    "area-data-csv": Route(at(f"/{C}/data.csv")),
    "area-data-json": Route(at(f"/{C}/data.json")),
    "area-news": Route(at(f"/{C}/news/", f"/{C}/news/?q=会&since=2023-01-01")),
    "results": Route(at(f"/{C}/results/", f"/{C}/results/?how=settled")),
    "raise": Route(lambda w: [f"/{V}/raise/", "/62/raise/", *later_steps()], posts=True),
    "matter": Route(of("/m/{topic.ref}/?public")),
    "receipt": Route(of("/m/{fresh.ref}/receipt/"), held),
    "voice-account": Route(of("/m/{topic.ref}/mine/"), press, posts=True),
    "follow": Route(of("/m/{topic.ref}/follow/"), POST_ONLY, posts=True),
    "track": Route(at("/track/"), posts=True),
    "voice": Route(at("/my/"), posts=True),
    "voice-confirm": Route(at("/my/confirm/"), POST_ONLY, posts=True),
    "voice-reopen": Route(at("/my/reopen/"), POST_ONLY, posts=True),
    "voice-supplement": Route(at("/my/supplement/"), POST_ONLY, posts=True),
    "voice-leave": Route(at("/my/leave/"), POST_ONLY, posts=True),
    "firm": Route(at("/firm/"), posts=True),
    "firm-report": Route(at("/firm/new/"), POST_ONLY, posts=True),
    "firm-problem": Route(of("/firm/p/{problem.ref}/"), POST_ONLY, posts=True),
    "firm-leave": Route(at("/firm/leave/"), POST_ONLY, posts=True),
    "areas": Route(at(("/areas/", outside), "/areas/?q=赵", "/areas/?level=")),
    "area-tree": Route(at(f"/areas/{C}/", f"/areas/{V}/")),
    "policy": Route(at("/policy/")),
    "trail": Route(at("/trail/")),
    "trail-heads": Route(at("/trail/heads.json")),
    "trail-chain": Route(at(f"/trail/{C}/")),
    "file": Route(of("/files/{file.ref}/")),
    "look": Route(at("/kit/")),
    "look-desk": Route(at("/kit/desk/")),
    "look-topic": Route(at("/kit/topic/")),
    "look-receipt": Route(at("/kit/receipt/")),
    "prefer": Route(at("/prefer/"), POST_ONLY, posts=True),
}

SUBJECTS = {
    "enterprises": Route(at("/desk/enterprises/", "/desk/enterprises/?contact=no&q=yong"), only(able("subject.see"))),
    "enterprises-export": Route(at("/desk/enterprises/export/"), press, posts=True),
    "enterprise-add": Route(at("/desk/enterprises/add/"), only(able("subject.add")), posts=True),
    "enterprise": Route(of("/desk/enterprises/{enterprise.ref}/"), within(LEADERS, able("subject.see"))),
    "enterprise-link": Route(of("/desk/enterprises/{enterprise.ref}/link/"), press, posts=True),
}


def readers(matter) -> frozenset[Role]:
    """Whose desk shows it: the county's, its village's and town's, who was given an order, the member who wrote it."""
    found = set(LEADERS)
    if matter.area_id == V:
        found |= CLERKS
    if matter.orders.exists():
        found |= HANDLERS
    if matter.raisers.filter(person__isnull=False).exists():
        found |= {Role.MEMBER}
    return frozenset(found)


def a_step(matter, name) -> tuple[str, Callable]:
    """A step's page: for the roles of its ability; what only the same level may do, no county does for a village."""
    step = BY_NAME[name]
    roles = able(*filter(None, (step.ability, step.recorded)))
    if step.same_level and matter.holder_area != C:
        roles -= able(step.ability)
    if name in ORDER_STEPS:
        return f"/desk/m/{matter.ref}/{name}/", nothing
    return f"/desk/m/{matter.ref}/{name}/", within(readers(matter), roles)


def steps(world) -> Iterator[tuple[str, Callable]]:
    """Each step of the lifecycle once, on a matter on which it is open; approval at the county too; one too late."""
    found = {}
    for matter in (world.fresh, *world.stages, world.returned, world.merged, *world.accepted, world.waiting):
        for step in moves(matter.stage, matter.rules.path):
            found.setdefault(step.name, matter)
    assert found.keys() == {step.name for step in STEPS}
    yield from (a_step(matter, name) for name, matter in sorted(found.items()))
    yield a_step(world.waiting, "approve")
    late = within(readers(world.handled), able("matter.screen"), TOO_LATE)
    yield f"/desk/m/{world.handled.ref}/accept/", late


def matters(world) -> list[tuple[str, Callable]]:
    of_topics = (world.handled, world.fresh, world.topic, world.stages[-1], world.returned, world.merged, world.waiting)
    shown = (*of_topics, *world.accepted, world.problem)
    return [(f"/desk/m/{matter.ref}/", within(readers(matter), STAFF)) for matter in shown]


def news(world) -> Iterator[tuple[str, Callable]]:
    """A form for each kind; settled on the spot; grown out of another matter."""
    for slug, kind in KINDS.items():
        yield f"/desk/new/{slug}/", only(able(kind.raise_ability, *["matter.raise_for"] * kind.open_to_all))
    yield "/desk/new/topic/?settle=1", only(able("matter.settle"))
    yield f"/desk/new/topic/?source={world.topic.ref}", within(readers(world.topic), able("matter.raise"))


def orders(world) -> list[tuple]:
    return [(order, readers(order.matter)) for order in (world.order, world.handled.orders.get())]


ORDER_STEPS = ("receive", "progress", "reply", "return_order")
PILES = ("screen", "release", "late", "open")
DESK = {
    "today": Route(at("/desk/"), inside),
    "leader": Route(at("/desk/leader/"), only(LEADERS)),
    "matter-list": Route(
        at("/desk/matters/", "/desk/matters/?q=灯&sort=due", *[f"/desk/matters/?pile={p}" for p in PILES]), inside
    ),
    "answers": Route(at("/desk/answers/", "/desk/answers/?solved=yes&way=self&q=灯"), inside),
    "matter-export": Route(at("/desk/matters/export/"), press, posts=True),
    "screening": Route(
        at("/desk/screening/", "/desk/screening/?pile=release"), only(able("matter.screen")), posts=True
    ),
    "matter-desk": Route(matters),
    "matter-reveal": Route(of("/desk/m/{handled.ref}/raiser/"), press, posts=True),
    "matter-move": Route(steps, posts=True),
    "matter-new": Route(news, posts=True),
    "order-list": Route(at("/desk/orders/", "/desk/orders/?all=1&kind=topic&sort=raised"), inside),
    "order-export": Route(at("/desk/orders/export/"), press, posts=True),
    "order": Route(lambda w: [(f"/desk/o/{o.ref}/", within(seen, STAFF)) for o, seen in orders(w)]),
    "order-slip": Route(lambda w: [(f"/desk/o/{o.ref}/slip/", within(seen, STAFF)) for o, seen in orders(w)]),
    "order-feedback": Route(lambda w: [(f"/desk/o/{o.ref}/feedback/", within(seen, STAFF)) for o, seen in orders(w)]),
    "order-step": Route(
        lambda w: [
            (f"/desk/o/{o.ref}/{step}/", within(seen, {Role.UNIT})) for o, seen in orders(w) for step in ORDER_STEPS
        ],
        posts=True,
    ),
    "my-duty": Route(at("/desk/me/"), inside),
    "proposal-sign": Route(of("/desk/sign/{proposal.ref}/"), only(able("proposal.sign"), other=UNKNOWN), posts=True),
    "rules": Route(at("/desk/rules/"), inside),
    "rules-export": Route(at("/desk/rules/export/"), press, posts=True),
    "rule": Route(lambda w: [f"/desk/rules/{key}/" for key in w.rules], only(able("rule.set")), posts=True),
    "inbox": Route(at("/desk/notices/"), inside),
    "inbox-read": Route(at("/desk/notices/read/"), press, posts=True),
}
REACHING = set(Role) - ASSIGNED_ONLY  # who sees the gatherings of the village by the area of a post
HOLDS = within(REACHING, able("consultation.hold"))
PRINTS = within(REACHING, able("consultation.enter"))
RUNS = able("consultation.open")
OWN = only(RUNS, other=UNKNOWN)  # whoever is not of the host's desk does not know that there is such a page
RUN_BY = within(REACHING, RUNS)

from tests.routes_assessed import ASSESSED  # noqa: E402 - their tables are made of the words above
from tests.routes_boards import BOARDS  # noqa: E402
from tests.routes_bonds import BONDS  # noqa: E402
from tests.routes_documents import DOCUMENTS  # noqa: E402
from tests.routes_duty import DUTY  # noqa: E402
from tests.routes_files import FILES  # noqa: E402
from tests.routes_finding import FINDING  # noqa: E402
from tests.routes_meetings import MEETINGS  # noqa: E402
from tests.routes_offline import OFFLINE  # noqa: E402
from tests.routes_people import ACCOUNT, PEOPLE  # noqa: E402
from tests.routes_programs import PROGRAMS  # noqa: E402
from tests.routes_ready import READY  # noqa: E402
from tests.routes_rooms import ROOMS  # noqa: E402
from tests.routes_seats import SEATS  # noqa: E402
from tests.routes_table import PHONE, ROOM, TABLE  # noqa: E402
from tests.routes_trips import FIELDWORK  # noqa: E402

ROUTES = (
    PUBLIC
    | ACCOUNT
    | PEOPLE
    | PROGRAMS
    | BOARDS
    | SUBJECTS
    | FILES
    | ROOMS
    | READY
    | ASSESSED
    | BONDS
    | DOCUMENTS
    | FIELDWORK
    | MEETINGS
    | DUTY
    | FINDING
    | OFFLINE
    | DESK
    | ROOM
    | TABLE
    | SEATS
    | PHONE
)
