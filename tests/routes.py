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
    """The names of all routes there are."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield found.name
        else:
            yield from named(found)


C, V = cast.COUNTY, cast.VILLAGE
CLERKS = {Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK}
LEADERS = {Role.OFFICE, Role.CHAIRPERSON, Role.PARTY, Role.SUPERVISION, Role.LEADER}
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
    "people-export": Route(at("/people/export/"), press, posts=True),
    "organisations-export": Route(at("/organisations/export/"), press, posts=True),
    "term-export": Route(of("/organisations/{county.ref}/terms/{term.number}/export/"), press, posts=True),
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
ROOM = {
    "gathering-list": Route(at("/desk/g/", "/desk/g/?when=coming", "/desk/g/?when=running"), inside),
    "gatherings-export": Route(at("/desk/g/export/"), press, posts=True),
    "gathering": Route(of("/desk/g/{sitting.ref}/"), within(REACHING, STAFF)),
    "room": Route(of("/desk/g/{sitting.ref}/room/"), HOLDS),
    "room-now": Route(of("/desk/g/{sitting.ref}/room/now/"), HOLDS),
    "room-act": Route(of("/desk/g/{sitting.ref}/room/ask/"), press, posts=True),
    "screen": Route(of("/desk/g/{sitting.ref}/screen/"), HOLDS, posts=True),
    "pictures": Route(of("/desk/g/{sitting.ref}/pictures/"), HOLDS, posts=True),
    "picture-drop": Route(of("/desk/g/{sitting.ref}/pictures/{sitting.ref}/drop/"), press, posts=True),
    "hall-picture": Route(of("/hall/picture/{sitting.ref}/"), 404),
    "checkin": Route(of("/desk/g/{sitting.ref}/checkin/"), HOLDS, posts=True),
    "checkin-add": Route(of("/desk/g/{sitting.ref}/checkin/add/"), press, posts=True),
    "attendance": Route(of("/desk/g/{sitting.ref}/checkin/1/"), HOLDS, posts=True),
    "sheet": Route(of("/desk/g/{sitting.ref}/sheet/"), HOLDS),
    "tickets": Route(of("/desk/g/{sitting.ref}/tickets/"), press, posts=True),
    "ticket-again": Route(of("/desk/g/{sitting.ref}/checkin/1/ticket/"), press, posts=True),
    "seat": Route(of("/g/{sitting.ref}/"), posts=True),
    "seat-hand": Route(of("/g/{sitting.ref}/hand/"), POST_ONLY, posts=True),
    "seat-here": Route(of("/g/{sitting.ref}/here/"), POST_ONLY, posts=True),
    "seat-vote": Route(of("/g/{sitting.ref}/vote/"), POST_ONLY, posts=True),
    "seat-leave": Route(of("/g/{sitting.ref}/leave/"), POST_ONLY, posts=True),
    "seat-read-back": Route(of("/g/{sitting.ref}/read-back/"), POST_ONLY, posts=True),
    "hall": Route(at("/hall/"), posts=True),
    "hall-now": Route(at("/hall/now/"), 410),
    "hall-leave": Route(at("/hall/leave/"), POST_ONLY, posts=True),
    "poll-new": Route(of("/desk/g/{sitting.ref}/polls/new/"), HOLDS, posts=True),
    "poll-desk": Route(lambda w: [f"/desk/p/{p.ref}/" for p in w.polls], HOLDS),
    "poll-count": Route(of("/desk/p/{poll.ref}/count/"), press, posts=True),
    "poll-for": Route(of("/desk/p/{poll.ref}/for/"), press, posts=True),
    "poll-links": Route(of("/desk/p/{poll.ref}/links/"), press, posts=True),
    "poll-link-again": Route(of("/desk/p/{poll.ref}/links/again/"), press, posts=True),
    "poll-act": Route(of("/desk/p/{poll.ref}/open/"), press, posts=True),
    "slip-book": Route(of("/desk/slips/{poll.book.ref}/"), PRINTS),
    "slip-print": Route(of("/desk/slips/{poll.book.ref}/print/"), press, posts=True),
    "slip-back": Route(of("/desk/slips/{poll.book.ref}/back/"), press, posts=True),
    "slip-reconcile": Route(of("/desk/slips/{poll.book.ref}/reconcile/"), press, posts=True),
    "slips": Route(of("/slips/{poll.book.ref}/")),
    "poll": Route(lambda w: [f"/p/{p.ref}/" for p in w.polls], posts=True),
    "poll-cast": Route(of("/p/{poll.ref}/cast/"), POST_ONLY, posts=True),
    "poll-leave": Route(of("/p/{poll.ref}/leave/"), POST_ONLY, posts=True),
    "poll-receipt": Route(of("/p/{polls[1].ref}/receipt/"), POST_ONLY, posts=True),
    "poll-sealed": Route(of("/p/{polls[1].ref}/sealed.json")),
}
RUNS = able("consultation.open")
OWN = only(RUNS, other=UNKNOWN)  # whoever is not of the host's desk does not know that there is such a page
RUN_BY = within(REACHING, RUNS)
RUNNING, AGREED, SEALED = "{tables.running.ref}", "{tables.agreed.ref}", "{tables.sealed.ref}"


def joined(visitor) -> int:
    """Only for who has shown a code of this consultation; everybody else is led to the box for it."""
    return OK if visitor == HOLDER else ELSEWHERE


def led_away(visitor) -> int:
    """The host's desk; who only sees the consultation is led to its public page."""
    return OK if visitor in RUNS else ELSEWHERE if visitor in REACHING else inside(visitor, UNKNOWN)


def doings(world) -> list[str]:
    """The desk's page of each activity that is not a sitting."""
    running = world.tables.running
    return [f"/desk/c/{running.ref}/doing/{one.pk}/" for one in running.activities.exclude(kind="sitting")]


def sittings(world) -> list[str]:
    """The desk's page of each sitting of the running consultation."""
    running = world.tables.running
    return [f"/desk/c/{running.ref}/sitting/{one.gathering.ref}/" for one in running.activities.sittings()]


def activities(world) -> list[str]:
    running = world.tables.running
    return [
        f"/c/{running.ref}/a/{one.pk}/" for one in running.activities.filter(kind__in=["pro_con", "text", "questions"])
    ]


TABLE = {
    "consultations": Route(at("/desk/c/", "/desk/c/?state=running&form=village&q=路"), inside),
    "consultations-export": Route(at("/desk/c/export/"), press, posts=True),
    "consultation-new": Route(at("/desk/c/new/"), only(RUNS), posts=True),
    "consultation-desk": Route(
        of("/desk/c/{tables.prepared.ref}/", *(f"/desk/c/{ref}/" for ref in (RUNNING, AGREED, SEALED))), led_away
    ),
    "consultation-minutes": Route(of(f"/desk/c/{AGREED}/minutes/"), RUN_BY),
    "consultation-quality": Route(of(f"/desk/c/{SEALED}/quality/"), RUN_BY),
    "consultation-plan": Route(of("/desk/c/{tables.prepared.ref}/plan/"), OWN, posts=True),
    "concern-add": Route(of(f"/desk/c/{RUNNING}/concern/"), OWN, posts=True),
    "concern-drop": Route(
        lambda world: [
            f"/desk/c/{c.consultation.ref}/concern/{c.matter.ref}/drop/" for c in world.tables.running.concerns.all()
        ],
        press,
        posts=True,
    ),
    "consultation-doing": Route(of(f"/desk/c/{RUNNING}/doing/"), OWN, posts=True),
    "activity-add": Route(
        of(f"/desk/c/{RUNNING}/doing/new/pro_con/", f"/desk/c/{RUNNING}/doing/new/questions/"), OWN, posts=True
    ),
    "activity-change": Route(doings, OWN, posts=True),
    "activity-drop": Route(lambda world: [f"{url}drop/" for url in doings(world)], press, posts=True),
    "consultation-sitting": Route(of("/desk/c/{tables.prepared.ref}/sitting/"), OWN, posts=True),
    "sitting-put-off": Route(sittings, OWN, posts=True),
    "sitting-call-off": Route(lambda world: [f"{url}off/" for url in sittings(world)], OWN, posts=True),
    "consultation-withdraw": Route(of("/desk/c/{tables.prepared.ref}/withdraw/"), OWN, posts=True),
    "participant-add": Route(of("/desk/c/{tables.prepared.ref}/roster/add/"), OWN, posts=True),
    "participant-leave": Route(of(f"/desk/c/{RUNNING}/roster/{{member_of.pk}}/leave/"), press, posts=True),
    "participant-answer": Route(of(f"/desk/c/{RUNNING}/roster/{{member_of.pk}}/answer/"), press, posts=True),
    "participant-link": Route(of(f"/desk/c/{RUNNING}/roster/{{member_of.pk}}/link/"), press, posts=True),
    "consultation-links": Route(of(f"/desk/c/{RUNNING}/links/"), press, posts=True),
    "consultation-notice": Route(of("/desk/c/{tables.prepared.ref}/notice/"), OWN, posts=True),
    "consultation-plan-print": Route(of(f"/desk/c/{RUNNING}/plan/print/"), OWN),
    "consultation-notice-print": Route(of(f"/desk/c/{RUNNING}/notice/print/"), OWN),
    "consultation-invitations": Route(
        of(f"/desk/c/{RUNNING}/invitations/", f"/desk/c/{RUNNING}/invitations/?person={{member_of.pk}}"), OWN
    ),
    "consultation-close": Route(of(f"/desk/c/{RUNNING}/close/"), press, posts=True),
    "consultation-agreement": Route(of(f"/desk/c/{AGREED}/agreement/"), OWN, posts=True),
    "read-back": Route(of(f"/desk/c/{AGREED}/read-back/"), press, posts=True),
    "objection": Route(of(f"/desk/c/{AGREED}/objection/"), OWN, posts=True),
    "unheard": Route(of(f"/desk/c/{AGREED}/unheard/"), OWN, posts=True),
    "consultation-papers": Route(of(f"/desk/c/{RUNNING}/papers/"), press, posts=True),
    "written-objection": Route(of(f"/desk/c/{AGREED}/written/"), OWN, posts=True),
    "consultation-sign": Route(of(f"/desk/c/{AGREED}/sign/"), OWN, posts=True),
    "consultation-conclude": Route(of(f"/desk/c/{AGREED}/conclude/"), press, posts=True),
    "paper-cards": Route(of(f"/desk/c/{RUNNING}/cards/"), OWN),
    "sitting-sheet": Route(of(f"/desk/c/{AGREED}/sheet/"), OWN, posts=True),
    "hands": Route(of("/desk/c/{tables.hands.ref}/hands/"), OWN, posts=True),
    "paper-batches": Route(of(f"/desk/c/{RUNNING}/paper/"), OWN, posts=True),
    "paper-batch": Route(of(f"/desk/c/{RUNNING}/paper/{{tables.batch.ref}}/"), OWN, posts=True),
    "paper-recount": Route(of(f"/desk/c/{RUNNING}/paper/{{tables.batch.ref}}/recount/"), press, posts=True),
    "paper-accept": Route(of(f"/desk/c/{RUNNING}/paper/{{tables.batch.ref}}/accept/"), press, posts=True),
    "paper-drop": Route(of(f"/desk/c/{RUNNING}/paper/{{tables.batch.ref}}/drop/"), press, posts=True),
    "moderation": Route(at("/desk/c/moderation/"), only(able("consultation.moderate"))),
    "consultation-moderation": Route(
        of(*(f"/desk/c/{RUNNING}/moderation/{pile}" for pile in ("", "?pile=shown", "?pile=out"))),
        within(REACHING, able("consultation.moderate")),
        posts=True,
    ),
    "consultation-seal": Route(
        of(f"/desk/c/{RUNNING}/seal/", f"/desk/c/{SEALED}/seal/"),
        within(REACHING, able("consultation.close")),
        posts=True,
    ),
}
PHONE = {
    "consultation-code": Route(at("/c/"), posts=True),
    "consultation": Route(of(f"/c/{RUNNING}/", f"/c/{AGREED}/", f"/c/{SEALED}/")),
    "consultation-join": Route(of(f"/c/{RUNNING}/join/"), posts=True),
    "consultation-join-openly": Route(of(f"/c/{RUNNING}/open/"), POST_ONLY, posts=True),
    "consultation-leave": Route(of(f"/c/{RUNNING}/leave/"), POST_ONLY, posts=True),
    "consultation-views": Route(of(f"/c/{RUNNING}/views/", f"/c/{RUNNING}/views/?n=3"), joined, posts=True),
    "consultation-say": Route(of(f"/c/{RUNNING}/say/"), joined, posts=True),
    "consultation-mine": Route(of(f"/c/{RUNNING}/mine/"), joined),
    "consultation-results": Route(of(f"/c/{RUNNING}/results/", f"/c/{RUNNING}/results/?all", f"/c/{SEALED}/results/")),
    "consultation-statement": Route(of(f"/c/{RUNNING}/s/2/"), posts=True),
    "consultation-activity": Route(activities, posts=True),
    "consultation-sealed": Route(of(f"/c/{SEALED}/sealed/")),
    "consultation-sealed-leaves": Route(of(f"/c/{SEALED}/sealed.json")),
}

from tests.routes_assessed import ASSESSED  # noqa: E402 - their tables are made of the words above
from tests.routes_bonds import BONDS  # noqa: E402
from tests.routes_documents import DOCUMENTS  # noqa: E402
from tests.routes_duty import DUTY  # noqa: E402
from tests.routes_files import FILES  # noqa: E402
from tests.routes_meetings import MEETINGS  # noqa: E402
from tests.routes_ready import READY  # noqa: E402
from tests.routes_rooms import ROOMS  # noqa: E402
from tests.routes_seats import SEATS  # noqa: E402
from tests.routes_trips import FIELDWORK  # noqa: E402

ROUTES = (
    PUBLIC
    | ACCOUNT
    | PEOPLE
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
    | DESK
    | ROOM
    | TABLE
    | SEATS
    | PHONE
)
