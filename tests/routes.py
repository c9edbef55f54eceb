"""路由表 · Every route of the url resolver: its addresses in a small world, and what each role is answered there.

A route that is missing here fails tests/browser/test_every_route.py. An answer is a status for GET: a number for
everybody, or a function of the role (None: the anonymous visitor).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from shangliang.matters.kinds import KINDS
from shangliang.matters.lifecycle import moves
from shangliang.people.can import ASSIGNED_ONLY, Role, may
from tests import cast

OK, ELSEWHERE, FORBIDDEN, UNKNOWN, POST_ONLY = 200, 302, 403, 404, 405


@dataclass(frozen=True)
class Route:
    """一条路由 · Where it leads in a world, and the status of GET for a role."""

    urls: Callable
    answer: Callable | int = OK
    posts: bool = False  # a page with a form, or nothing but a form's target

    def status(self, role) -> int:
        return self.answer if isinstance(self.answer, int) else self.answer(role)


def inside(role) -> int:
    """For whoever is signed in."""
    return OK if role else ELSEWHERE


def press(role) -> int:
    """The target of a form behind the sign-in: nothing to see."""
    return POST_ONLY if role else ELSEWHERE


def only(*roles, other=FORBIDDEN) -> Callable:
    return lambda role: ELSEWHERE if role is None else OK if role in roles else other


def able(*abilities, other=FORBIDDEN, but=()) -> Callable:
    """For roles with one of these abilities."""
    return only(*[r for r in Role if r not in but and any(may(r, a) for a in abilities)], other=other)


def within(seen, *abilities) -> Callable:
    """404 for who can not see it, 403 for who can but may not."""
    ables = [r for r in Role if any(may(r, a) for a in abilities)]
    return lambda role: ELSEWHERE if not role else UNKNOWN if role not in seen else OK if role in ables else FORBIDDEN


def at(*urls) -> Callable:
    return lambda world: list(urls)


def of(template: str) -> Callable:
    """An address with attributes of the world in it: of("/m/{topic.ref}/")."""
    return lambda world: [template.format(**vars(world))]


def named(resolver=None) -> Iterator[str]:
    """The names of all routes there are."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield found.name
        else:
            yield from named(found)


C, V = cast.COUNTY, cast.VILLAGE
DESKS = {Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK, Role.OFFICE}
STAFF = able("person.see")

PUBLIC = {
    "healthz": Route(at("/healthz"), 503),  # no worker lives beside a test; tests/server shows its 200
    "home": Route(at("/", "/?q=赵", "/?q=没有")),
    "area-home": Route(at(f"/{C}/", f"/{V}/", "/62/")),
    "area-matters": Route(at(f"/{C}/matters/", f"/{C}/matters/?q=灯&class=公共服务")),
    "results": Route(at(f"/{C}/results/", f"/{C}/results/?how=settled")),
    "raise": Route(at(f"/{V}/raise/", "/62/raise/"), posts=True),
    "matter": Route(of("/m/{topic.ref}/?public")),
    "receipt": Route(of("/m/{fresh.ref}/receipt/"), UNKNOWN),
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
    "account_login": Route(at("/account/login/"), lambda role: ELSEWHERE if role else OK, posts=True),
    "account_logout": Route(at("/account/logout/"), inside, posts=True),
    "account_signup": Route(at("/account/signup/"), lambda role: ELSEWHERE if role else OK, posts=True),
    "account_inactive": Route(at("/account/inactive/")),
    "account_reauthenticate": Route(at("/account/confirm/"), inside, posts=True),
    "account_change_password": Route(at("/account/password/"), inside, posts=True),
    "account_set_password": Route(at("/account/password/set/"), ELSEWHERE, posts=True),
    "usersessions_list": Route(at("/account/sessions/"), inside, posts=True),
    "session-end": Route(at("/account/sessions/1/end/"), press, posts=True),
    "me": Route(at("/me/"), inside, posts=True),
}

PEOPLE = {
    "people": Route(at("/people/", "/people/?q=zhao", f"/people/?role=member&area={C}"), STAFF),
    "person-add": Route(at("/people/add/"), able("person.add", but=[Role.SYSTEM_ADMIN]), posts=True),
    "person": Route(of("/people/{clerk.ref}/"), STAFF),
    "person-edit": Route(of("/people/{clerk.ref}/edit/"), STAFF, posts=True),
    "person-password": Route(of("/people/{clerk.ref}/password/"), STAFF, posts=True),
    "post-add": Route(of("/people/{clerk.ref}/appoint/"), STAFF, posts=True),
    "post-end": Route(of("/people/{clerk.ref}/posts/{post.pk}/end/"), press, posts=True),
    "person-sessions-end": Route(of("/people/{clerk.ref}/sessions/end/"), press, posts=True),
    "organisations": Route(at("/organisations/", f"/organisations/?kind=cppcc&area={C}"), inside),
    "organisation-add": Route(at("/organisations/add/"), able("organisation.add"), posts=True),
    "organisation": Route(of("/organisations/{county.ref}/"), inside),
    "organisation-edit": Route(of("/organisations/{county.ref}/edit/"), STAFF, posts=True),
    "term-add": Route(of("/organisations/{county.ref}/terms/add/"), able("term.open"), posts=True),
    "term": Route(of("/organisations/{county.ref}/terms/{term.number}/"), inside),
    "member-add": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/add/"), able("member.seat"), posts=True
    ),
    "member-remove": Route(
        of("/organisations/{county.ref}/terms/{term.number}/members/{member.ref}/remove/"), press, posts=True
    ),
    "area-add": Route(at(f"/areas/{V}/add/"), able("area.add"), posts=True),
}


def steps(world) -> list[str]:
    """Each step of the lifecycle once, on a matter on which it is open; a step that none has now is shown as too late."""
    found = dict.fromkeys(world.handled.rules.path, world.handled)
    for matter in (world.fresh, *world.stages):
        found |= {step.name: matter for step in moves(matter.stage, matter.rules.path)}
    return [f"/desk/m/{matter.ref}/{name}/" for name, matter in sorted(found.items())]


def matters(world) -> list[str]:
    return [f"/desk/m/{m.ref}/" for m in (world.handled, world.fresh, world.topic, world.stages[-1])]


def news(world) -> list[str]:
    plain = [f"/desk/new/{kind}/" for kind in KINDS]
    return [*plain, "/desk/new/topic/?settle=1", f"/desk/new/topic/?source={world.topic.ref}"]


ORDER_STEPS = ("receive", "progress", "reply", "return_order")
PILES = ("screen", "release", "late", "open")
DESK = {
    "today": Route(at("/desk/"), inside),
    "leader": Route(at("/desk/leader/"), inside),
    "matter-list": Route(
        at("/desk/matters/", "/desk/matters/?q=灯&sort=due", *[f"/desk/matters/?pile={p}" for p in PILES]), inside
    ),
    "matter-export": Route(at("/desk/matters/export/"), press, posts=True),
    "screening": Route(at("/desk/screening/", "/desk/screening/?pile=release"), inside, posts=True),
    "matter-desk": Route(matters, inside),
    "matter-reveal": Route(of("/desk/m/{handled.ref}/raiser/"), press, posts=True),
    "matter-move": Route(steps, inside, posts=True),
    "matter-new": Route(news, inside, posts=True),
    "order-list": Route(at("/desk/orders/", "/desk/orders/?all=1"), inside),
    "order": Route(lambda w: [f"/desk/o/{o.ref}/" for o in (w.order, w.handled.orders.get())], inside),
    "order-step": Route(
        lambda w: [f"/desk/o/{w.handled.orders.get().ref}/{step}/" for step in ORDER_STEPS], inside, posts=True
    ),
    "my-duty": Route(at("/desk/me/"), inside),
    "proposal-sign": Route(of("/desk/sign/{proposal.ref}/"), inside, posts=True),
    "rules": Route(at("/desk/rules/"), inside),
    "rule": Route(lambda w: [f"/desk/rules/{key}/" for key in w.rules], inside, posts=True),
    "inbox": Route(at("/desk/notices/"), inside),
    "inbox-read": Route(at("/desk/notices/read/"), press, posts=True),
}
REACHING = set(Role) - ASSIGNED_ONLY  # who sees the gatherings of the village by the area of a post


def room_of(*abilities) -> Callable:
    """404 for who sees no gathering of the village, 403 for who may not do that there."""
    ables = {role for role in REACHING if not abilities or any(may(role, a) for a in abilities)}
    return lambda visitor: (
        ELSEWHERE
        if visitor not in set(Role)
        else UNKNOWN
        if visitor not in REACHING
        else OK
        if visitor in ables
        else FORBIDDEN
    )


HOLDS, PRINTS = room_of("consultation.hold"), room_of("consultation.enter")
ROOM = {
    "gathering-list": Route(at("/desk/g/", "/desk/g/?when=coming", "/desk/g/?when=running"), inside),
    "gathering": Route(of("/desk/g/{sitting.ref}/"), room_of()),
    "room": Route(of("/desk/g/{sitting.ref}/room/"), HOLDS),
    "room-now": Route(of("/desk/g/{sitting.ref}/room/now/"), HOLDS),
    "room-act": Route(of("/desk/g/{sitting.ref}/room/ask/"), press, posts=True),
    "screen": Route(of("/desk/g/{sitting.ref}/screen/"), HOLDS, posts=True),
    "checkin": Route(of("/desk/g/{sitting.ref}/checkin/"), HOLDS, posts=True),
    "checkin-add": Route(of("/desk/g/{sitting.ref}/checkin/add/"), press, posts=True),
    "attendance": Route(of("/desk/g/{sitting.ref}/checkin/1/"), HOLDS, posts=True),
    "sheet": Route(of("/desk/g/{sitting.ref}/sheet/"), HOLDS),
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
    "poll-sealed": Route(of("/p/{polls[1].ref}/sealed.json")),
}
ROUTES = PUBLIC | ACCOUNT | PEOPLE | DESK | ROOM
