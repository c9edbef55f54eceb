"""路由表 · Every route of the url resolver: its addresses in a small world, and what each visitor is answered there.

A route that is missing here fails tests/browser/test_every_route.py; tests/answers.py says how an answer is written.
"""

from collections.abc import Callable, Iterator

from django.urls import URLPattern, get_resolver

from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import BY_NAME, STEPS, moves
from shangliang.people.can import Role
from tests.answers import (
    CLERKS,
    ELSEWHERE,
    LEADERS,
    OK,
    POST_ONLY,
    STAFF,
    TOO_LATE,
    UNKNOWN,
    C,
    Route,
    V,
    able,
    at,
    held,
    inside,
    nothing,
    of,
    only,
    outside,
    press,
    within,
)  # fmt: skip
from tests.routes_talk import CONSULTATIONS, ROOM
from tests.world import HOLDER


def named(resolver=None) -> Iterator[str]:
    """The names of all routes there are."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield found.name
        else:
            yield from named(found)


HANDLERS = {Role.UNIT, Role.CONTACT}  # of the organisation that was given an order
PEOPLE_SEEN = able("person.see")


def of_people(*abilities) -> Callable:
    """The pages of a person: unknown to whoever sees no people."""
    return within(PEOPLE_SEEN, able(*abilities))


def later_steps() -> list[tuple[str, Callable]]:
    """Of raising: only whoever has typed the first comes to the next."""
    return [(f"/{V}/raise/?step={n}", lambda visitor: OK if visitor == HOLDER else ELSEWHERE) for n in (2, 3, 4)]


PUBLIC = {
    "healthz": Route(at("/healthz"), 503),  # no worker lives beside a test; tests/server shows its 200
    "home": Route(at("/", "/?q=赵", "/?q=没有")),
    "area-home": Route(at(f"/{C}/", f"/{V}/", "/62/")),
    "area-matters": Route(at(f"/{C}/matters/", f"/{C}/matters/?q=灯&class=公共服务")),
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
    "areas": Route(at("/areas/", "/areas/?q=赵")),
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

ACCOUNT = {
    "account_login": Route(at("/account/login/"), outside, posts=True),
    "account_logout": Route(at("/account/logout/"), inside, posts=True),
    "account_signup": Route(at("/account/signup/"), outside, posts=True),
    "account_inactive": Route(at("/account/inactive/")),
    "account_reauthenticate": Route(at("/account/confirm/"), inside, posts=True),
    "account_change_password": Route(at("/account/password/"), inside, posts=True),
    "account_set_password": Route(at("/account/password/set/"), ELSEWHERE, posts=True),
    "usersessions_list": Route(at("/account/sessions/"), inside, posts=True),
    "session-end": Route(at("/account/sessions/1/end/"), press, posts=True),
    "me": Route(at("/me/"), inside, posts=True),
}

PEOPLE = {
    "people": Route(at("/people/", "/people/?q=zhao", f"/people/?role=member&area={C}"), only(PEOPLE_SEEN)),
    "person-add": Route(at("/people/add/"), only(able("person.add", but=[Role.SYSTEM_ADMIN])), posts=True),
    "person": Route(of("/people/{clerk.ref}/"), of_people("person.see")),
    "person-edit": Route(of("/people/{clerk.ref}/edit/"), of_people("person.edit"), posts=True),
    "person-password": Route(of("/people/{clerk.ref}/password/"), of_people("person.edit"), posts=True),
    "post-add": Route(of("/people/{clerk.ref}/appoint/"), of_people("post.appoint"), posts=True),
    "post-end": Route(of("/people/{clerk.ref}/posts/{post.pk}/end/"), press, posts=True),
    "person-sessions-end": Route(of("/people/{clerk.ref}/sessions/end/"), press, posts=True),
    "organisations": Route(at("/organisations/", f"/organisations/?kind=cppcc&area={C}"), inside),
    "organisation-add": Route(at("/organisations/add/"), only(able("organisation.add")), posts=True),
    "organisation": Route(of("/organisations/{county.ref}/"), inside),
    "organisation-edit": Route(
        of("/organisations/{county.ref}/edit/"), only(able("organisation.add", but=CLERKS)), posts=True
    ),
    "term-add": Route(of("/organisations/{county.ref}/terms/add/"), only(able("term.open")), posts=True),
    "term": Route(of("/organisations/{county.ref}/terms/{term.number}/"), only(STAFF - {Role.RESIDENT, Role.FIRM})),
    "member-add": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/add/"), only(able("member.seat")), posts=True
    ),
    "member-remove": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/{member.ref}/remove/"), press, posts=True
    ),
    "area-add": Route(at(f"/areas/{V}/add/"), only(able("area.add")), posts=True),
}


SUBJECTS = {
    "enterprises": Route(at("/desk/enterprises/", "/desk/enterprises/?contact=no&q=yong"), only(able("subject.see"))),
    "enterprise-add": Route(at("/desk/enterprises/add/"), only(able("subject.add")), posts=True),
    "enterprise": Route(of("/desk/enterprises/{enterprise.ref}/"), within(LEADERS, able("subject.see"))),
    "enterprise-contact": Route(
        of("/desk/enterprises/{enterprise.ref}/contact/"), within(LEADERS, able("subject.add")), posts=True
    ),
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
    "order-step": Route(
        lambda w: [
            (f"/desk/o/{o.ref}/{step}/", within(seen, {Role.UNIT})) for o, seen in orders(w) for step in ORDER_STEPS
        ],
        posts=True,
    ),
    "my-duty": Route(at("/desk/me/"), inside),
    "proposal-sign": Route(of("/desk/sign/{proposal.ref}/"), only(able("proposal.sign"), other=UNKNOWN), posts=True),
    "rules": Route(at("/desk/rules/"), inside),
    "rule": Route(lambda w: [f"/desk/rules/{key}/" for key in w.rules], only(able("rule.set")), posts=True),
    "inbox": Route(at("/desk/notices/"), inside),
    "inbox-read": Route(at("/desk/notices/read/"), press, posts=True),
}
ROUTES = PUBLIC | ACCOUNT | PEOPLE | SUBJECTS | DESK | ROOM | CONSULTATIONS
