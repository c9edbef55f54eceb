"""会场与商量的路由 · The routes of gatherings and polls, of consultations on the desk, and of both on a phone."""

from tests.routes import (
    ELSEWHERE,
    HOLDS,
    OK,
    OWN,
    POST_ONLY,
    PRINTS,
    REACHING,
    RUN_BY,
    RUNS,
    STAFF,
    UNKNOWN,
    Route,
    able,
    at,
    inside,
    of,
    only,
    press,
    within,
)
from tests.world import HOLDER

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
