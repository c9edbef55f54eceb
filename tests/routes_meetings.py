"""会议的路由 · The routes of meetings and resolutions."""

from tests.routes import LEADERS, Route, able, at, of, only, press, within
from tests.routes import C as COUNTY

COMING, RUNNING, OVER = "{meetings.coming.ref}", "{meetings.running.ref}", "{meetings.over.ref}"
ITEM, HEARD, ELECTION = "{meetings.item.pk}", "{meetings.heard.pk}", "{meetings.election.pk}"
ASKED, BALLOTING = "{meetings.asked.pk}", "{meetings.balloting.pk}"
SEES = able("meeting.see")
SEEN = within(LEADERS, SEES)  # whoever is on the roll sees it too; nobody of the world is
CALLED, HELD = within(LEADERS, able("meeting.call")), within(LEADERS, able("meeting.hold"))
NOT_THERE = within(LEADERS, ())


def each(rest: str = "") -> tuple[str, ...]:
    return tuple(f"/desk/meetings/{ref}/{rest}" for ref in (COMING, RUNNING, OVER))


MEETINGS = {
    "meetings": Route(
        at(
            "/desk/meetings/",
            f"/desk/meetings/?kind=chairpersons&state=over&area={COUNTY}",
            "/desk/meetings/?state=minutes",
        ),
        only(SEES),
    ),
    "meetings-export": Route(at("/desk/meetings/export/"), press, posts=True),
    "meeting-new": Route(at("/desk/meetings/new/"), only(able("meeting.call")), posts=True),
    "meeting": Route(of(*each()), SEEN),
    "meeting-print": Route(of(*each("print/")), SEEN),
    "meeting-edit": Route(of(f"/desk/meetings/{COMING}/edit/"), CALLED, posts=True),
    "meeting-rehearse": Route(of(f"/desk/meetings/{COMING}/rehearse/"), press, posts=True),
    "meeting-call-off": Route(of(f"/desk/meetings/{COMING}/call-off/"), CALLED, posts=True),
    "meeting-roll": Route(of(*each("roll/")), HELD),
    "meeting-enrol": Route(of(f"/desk/meetings/{COMING}/enrol/"), press, posts=True),
    "roll-fill": Route(of(f"/desk/meetings/{COMING}/roll/fill/"), press, posts=True),
    "roll-add": Route(of(f"/desk/meetings/{COMING}/roll/add/"), CALLED, posts=True),
    "meeting-notice": Route(of(f"/desk/meetings/{COMING}/roll/notice/"), press, posts=True),
    "roll-sheet": Route(of(f"/desk/meetings/{COMING}/roll/sheet/"), HELD, posts=True),
    "roll-afterwards": Route(of(f"/desk/meetings/{OVER}/roll/afterwards/"), HELD, posts=True),
    "roll-half": Route(of(f"/desk/meetings/{COMING}/roll/half/"), HELD, posts=True),
    "roll-leave": Route(of(f"/desk/meetings/{COMING}/roll/1/leave/"), CALLED, posts=True),
    "roll-answer": Route(
        of(f"/desk/meetings/{COMING}/roll/1/answer/"), within(LEADERS, able("meeting.call")), posts=True
    ),
    "item-add": Route(of(f"/desk/meetings/{COMING}/items/add/"), CALLED, posts=True),
    "item": Route(of(f"/desk/meetings/{RUNNING}/items/{ITEM}/"), CALLED, posts=True),
    "item-papers": Route(of(f"/desk/meetings/{RUNNING}/items/{ITEM}/papers/"), CALLED, posts=True),
    "item-move": Route(of(f"/desk/meetings/{RUNNING}/items/{ITEM}/move/"), press, posts=True),
    "item-drop": Route(of(f"/desk/meetings/{RUNNING}/items/{HEARD}/drop/"), press, posts=True),
    "item-send": Route(of(f"/desk/meetings/{RUNNING}/items/{HEARD}/send/"), CALLED, posts=True),
    "item-report": Route(of(f"/desk/meetings/{COMING}/items/{{meetings.told.pk}}/report/"), press, posts=True),
    "item-done": Route(of(f"/desk/meetings/{RUNNING}/items/{HEARD}/done/"), HELD, posts=True),
    "item-certificates": Route(
        of(f"/desk/meetings/{RUNNING}/items/{{meetings.given.pk}}/certificates/"), CALLED, posts=True
    ),
    "item-decide": Route(of(f"/desk/meetings/{RUNNING}/items/{ITEM}/decide/"), HELD, posts=True),
    "item-elect": Route(of(f"/desk/meetings/{RUNNING}/items/{ELECTION}/elect/"), HELD, posts=True),
    "decision-conclude": Route(
        of(f"/desk/meetings/{RUNNING}/decisions/{{meetings.asked.pk}}/conclude/"), press, posts=True
    ),
    "item-ballot": Route(of(f"/desk/meetings/{RUNNING}/items/{ELECTION}/ballot/"), HELD, posts=True),
    "decision-drop": Route(of(f"/desk/meetings/{RUNNING}/decisions/{ASKED}/drop/"), press, posts=True),
    "decision-open": Route(of(f"/desk/meetings/{RUNNING}/decisions/{ASKED}/open/"), press, posts=True),
    "decision-close": Route(of(f"/desk/meetings/{RUNNING}/decisions/{ASKED}/close/"), press, posts=True),
    "balloting-open": Route(of(f"/desk/meetings/{RUNNING}/ballotings/{BALLOTING}/open/"), press, posts=True),
    "balloting-close": Route(of(f"/desk/meetings/{RUNNING}/ballotings/{BALLOTING}/close/"), press, posts=True),
    "balloting-confirm": Route(of(f"/desk/meetings/{RUNNING}/ballotings/{BALLOTING}/confirm/"), HELD, posts=True),
    "decision-follow": Route(
        of(f"/desk/meetings/{RUNNING}/decisions/{{meetings.decided.pk}}/follow/"), CALLED, posts=True
    ),
    "decision-plenary": Route(
        of(f"/desk/meetings/{RUNNING}/decisions/{{meetings.decided.pk}}/plenary/"), CALLED, posts=True
    ),
    "line-add": Route(of(f"/desk/meetings/{RUNNING}/lines/add/"), HELD, posts=True),
    "minutes": Route(of(*each("minutes/")), SEEN, posts=True),
    "minutes-comments": Route(of(f"/desk/meetings/{OVER}/minutes/comments/"), CALLED, posts=True),
    "minutes-remark": Route(of(f"/desk/meetings/{OVER}/minutes/remark/"), NOT_THERE, posts=True),
    "minutes-final": Route(of(f"/desk/meetings/{OVER}/minutes/final/"), press, posts=True),
    "minutes-issue": Route(of(f"/desk/meetings/{OVER}/minutes/issue/"), press, posts=True),
    "minutes-print": Route(of(f"/desk/meetings/{OVER}/minutes/print/"), SEEN),
    "minutes-version": Route(of(f"/desk/meetings/{OVER}/minutes/1/"), CALLED),
    "resolutions": Route(at("/desk/resolutions/", "/desk/resolutions/?kind=chairpersons&task=with"), only(SEES)),
    "resolutions-export": Route(at("/desk/resolutions/export/"), press, posts=True),
}
