"""商的路由 · Gatherings with their polls and slips; consultations with their public pages, the host's desk, paper."""

from collections.abc import Callable, Iterator

from shangliang.people.can import ASSIGNED_ONLY, Role
from tests.answers import (
    ELSEWHERE,
    OK,
    POST_ONLY,
    STAFF,
    UNKNOWN,
    Route,
    able,
    at,
    inside,
    nothing,
    of,
    only,
    press,
    same,
    within,
)  # fmt: skip
from tests.world import HOLDER

REACHING = set(Role) - ASSIGNED_ONLY  # who sees the gatherings of the village by the area of a post
HOLDS = within(REACHING, able("consultation.hold"))
PRINTS = within(REACHING, able("consultation.enter"))
ROOM = {
    "gathering-list": Route(at("/desk/g/", "/desk/g/?when=coming", "/desk/g/?when=running"), inside),
    "gathering": Route(of("/desk/g/{sitting.ref}/"), within(REACHING, STAFF)),
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


def phones(visitor) -> int:
    """For the browser that has shown a slip; others are led to where a code is typed."""
    return OK if visitor == HOLDER else ELSEWHERE


def early(visitor) -> int:
    """A public page before the notice: for those who reach it by their area."""
    return OK if visitor in REACHING else UNKNOWN


def desk(visitor) -> int:
    """Whoever sees a consultation without running it is led to its public page."""
    return inside(visitor, OK if visitor in HOSTS else ELSEWHERE if visitor in REACHING else UNKNOWN)


def activities(world) -> Iterator[tuple[str, Callable]]:
    """Three kinds have a page of their own; the others lead to where they are done."""
    for activity in world.talk.activities.all():
        status = OK if activity.kind in {"pro_con", "text", "questions"} else ELSEWHERE
        yield f"/c/{world.talk.ref}/a/{activity.pk}/", same(status)


HOSTS = able("consultation.open")
READS = within(REACHING, HOSTS)
OWN = only(HOSTS, other=UNKNOWN)  # names and plans are of the host's desk
JUDGES = within(REACHING, able("consultation.moderate"))
CLOSES = within(REACHING, able("consultation.close"))
PUBLIC = {
    "consultation-code": Route(at("/c/"), posts=True),
    "consultation": Route(lambda w: [f"/c/{w.talk.ref}/", f"/c/{w.done.ref}/", (f"/c/{w.begun.ref}/", early)]),
    "consultation-join": Route(
        lambda w: [f"/c/{w.talk.ref}/join/", (f"/c/{w.begun.ref}/join/", same(UNKNOWN))], posts=True
    ),
    "consultation-join-openly": Route(of("/c/{talk.ref}/open/"), POST_ONLY),
    "consultation-leave": Route(of("/c/{talk.ref}/leave/"), POST_ONLY),
    "consultation-views": Route(of("/c/{talk.ref}/views/", "/c/{talk.ref}/views/?n=2"), phones, posts=True),
    "consultation-say": Route(of("/c/{talk.ref}/say/"), phones, posts=True),
    "consultation-mine": Route(of("/c/{talk.ref}/mine/"), phones),
    "consultation-results": Route(of("/c/{talk.ref}/results/", "/c/{done.ref}/results/?all")),
    "consultation-statement": Route(of("/c/{talk.ref}/s/2/", "/c/{done.ref}/s/2/"), posts=True),
    "consultation-activity": Route(activities, posts=True),
    "consultation-sealed": Route(lambda w: [f"/c/{w.done.ref}/sealed/", (f"/c/{w.talk.ref}/sealed/", same(UNKNOWN))]),
    "consultation-sealed-leaves": Route(of("/c/{done.ref}/sealed.json")),
}
TABLE = {
    "consultations": Route(at("/desk/c/", "/desk/c/?state=running&form=village&q=没有"), inside),
    "consultation-new": Route(at("/desk/c/new/"), only(HOSTS), posts=True),
    "consultation-desk": Route(of("/desk/c/{begun.ref}/", "/desk/c/{talk.ref}/", "/desk/c/{done.ref}/"), desk),
    "consultation-minutes": Route(of("/desk/c/{talk.ref}/minutes/", "/desk/c/{done.ref}/minutes/"), READS),
    "consultation-quality": Route(of("/desk/c/{talk.ref}/quality/", "/desk/c/{done.ref}/quality/"), READS),
    "consultation-plan": Route(of("/desk/c/{talk.ref}/plan/"), OWN, posts=True),
    "consultation-sitting": Route(of("/desk/c/{talk.ref}/sitting/"), OWN, posts=True),
    "participant-add": Route(of("/desk/c/{talk.ref}/roster/add/"), OWN, posts=True),
    "participant-leave": Route(of("/desk/c/{talk.ref}/roster/{invited.pk}/leave/"), press, posts=True),
    "participant-answer": Route(of("/desk/c/{talk.ref}/roster/{invited.pk}/answer/"), press, posts=True),
    "consultation-notice": Route(of("/desk/c/{begun.ref}/notice/"), OWN, posts=True),
    "consultation-notice-print": Route(of("/desk/c/{talk.ref}/notice/print/"), OWN),
    "consultation-close": Route(of("/desk/c/{begun.ref}/close/"), press, posts=True),
    "consultation-agreement": Route(of("/desk/c/{talk.ref}/agreement/"), OWN, posts=True),
    "read-back": Route(of("/desk/c/{talk.ref}/read-back/"), press, posts=True),
    "objection": Route(of("/desk/c/{talk.ref}/objection/"), OWN, posts=True),
    "consultation-sign": Route(of("/desk/c/{talk.ref}/sign/"), OWN, posts=True),
    "consultation-conclude": Route(of("/desk/c/{talk.ref}/conclude/"), press, posts=True),
    "moderation": Route(at("/desk/c/moderation/"), only(able("consultation.moderate"))),
    "consultation-moderation": Route(
        of("/desk/c/{talk.ref}/moderation/", "/desk/c/{talk.ref}/moderation/?pile=shown"), JUDGES, posts=True
    ),
    "consultation-seal": Route(of("/desk/c/{talk.ref}/seal/", "/desk/c/{done.ref}/seal/"), CLOSES, posts=True),
    "paper-cards": Route(of("/desk/c/{talk.ref}/cards/"), OWN),
    "sitting-sheet": Route(of("/desk/c/{talk.ref}/sheet/"), OWN, posts=True),
    "paper-batches": Route(of("/desk/c/{talk.ref}/paper/"), OWN, posts=True),
    "paper-batch": Route(
        lambda w: [
            f"/desk/c/{w.talk.ref}/paper/{w.batch.ref}/",
            f"/desk/c/{w.talk.ref}/paper/{w.batch.ref}/?from=11",
            (f"/desk/c/{w.talk.ref}/paper/{w.batch.ref}/?from=99", nothing),
        ],
        OWN,
        posts=True,
    ),
    "paper-accept": Route(of("/desk/c/{talk.ref}/paper/{batch.ref}/accept/"), press, posts=True),
}
CONSULTATIONS = PUBLIC | TABLE
