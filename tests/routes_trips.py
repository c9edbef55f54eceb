"""外出的路由 · The routes of trips, investment, a firm's problem at work, visits planned to firms."""

from shangliang.people.can import Role
from tests.routes import LEADERS, POST_ONLY, C, Route, able, at, of, only, press, within

TRIP, BATCH, LEAD, VISIT = "{field.trip.ref}", "{field.batch.ref}", "{field.lead.ref}", "{field.visit.ref}"
SEES, PLANS = able("trip.see"), able("trip.plan")
STAFFED = SEES - {Role.MEMBER}  # who sees every trip of the host's area; a member those they are on
SEEN = within(STAFFED, SEES)
PLANNED = within(STAFFED, PLANS)
LEADS = able("investment.see") - {Role.MEMBER}
EDITED = within(LEADS, able("investment.edit"))
HELPED = within(LEADERS, able("problem.coordinate"))


def stop(rest: str = ""):
    """The stop of the trip that nobody has written about yet."""
    return lambda world: [f"/desk/trips/{world.field.trip.ref}/stops/{world.field.trip.stops.last().pk}/{rest}"]


def suggest(world) -> list[str]:
    return [f"/desk/trips/{world.field.trip.ref}/findings/{world.field.trip.findings.last().pk}/suggest/"]


def leave(world) -> list[str]:
    return [f"/desk/trips/{world.field.trip.ref}/team/{world.field.trip.team.get().pk}/leave/"]


FIELDWORK = {
    "trips": Route(at("/desk/trips/", f"/desk/trips/?kind=research&state=going&area={C}"), only(SEES)),
    "trips-export": Route(at("/desk/trips/export/"), press, posts=True),
    "trip-new": Route(at("/desk/trips/new/"), only(PLANS), posts=True),
    "trip": Route(of(f"/desk/trips/{TRIP}/", f"/desk/trips/{BATCH}/"), SEEN),
    "trip-print": Route(of(f"/desk/trips/{TRIP}/print/", f"/desk/trips/{BATCH}/print/"), SEEN),
    "trip-edit": Route(of(f"/desk/trips/{BATCH}/edit/"), PLANNED, posts=True),
    "trip-join": Route(of(f"/desk/trips/{TRIP}/team/"), PLANNED, posts=True),
    "trip-leave": Route(leave, press, posts=True),
    "trip-call-off": Route(of(f"/desk/trips/{BATCH}/call-off/"), PLANNED, posts=True),
    "stop-add": Route(of(f"/desk/trips/{TRIP}/stops/add/"), PLANNED, posts=True),
    "stop": Route(stop(), PLANNED, posts=True),
    "stop-move": Route(stop("move/"), press, posts=True),
    "stop-drop": Route(stop("drop/"), press, posts=True),
    "finding-add": Route(of(f"/desk/trips/{TRIP}/findings/add/"), PLANNED, posts=True),
    "finding-suggest": Route(suggest, press, posts=True),
    "trip-forum": Route(
        of(f"/desk/trips/{TRIP}/forum/"), within(STAFFED, PLANS & able("consultation.open")), posts=True
    ),
    "trip-report": Route(of(f"/desk/trips/{TRIP}/report/"), PLANNED, posts=True),
    "trip-look-back": Route(of(f"/desk/trips/{TRIP}/look-back/"), PLANNED, posts=True),
    "company-add": Route(of(f"/desk/trips/{BATCH}/companies/add/"), PLANNED, posts=True),
    "company-drop": Route(of(f"/desk/trips/{BATCH}/companies/{{field.met.pk}}/drop/"), press, posts=True),
    "company-lead": Route(of(f"/desk/trips/{BATCH}/companies/{{field.met.pk}}/lead/"), press, posts=True),
    "investment": Route(
        at("/desk/investment/", "/desk/investment/?mark=visit_on&source=batch"), only(able("investment.see"))
    ),
    "investment-export": Route(at("/desk/investment/export/"), press, posts=True),
    "lead-new": Route(at("/desk/investment/new/"), only(able("investment.edit")), posts=True),
    "investment-plan": Route(
        at("/desk/investment/plan/", "/desk/investment/plan/?year=2023"), only(able("investment.see")), posts=True
    ),
    "lead": Route(of(f"/desk/investment/{LEAD}/"), within(LEADS, LEADS)),
    "lead-drop": Route(of(f"/desk/investment/{LEAD}/drop/"), EDITED, posts=True),
    "lead-mark": Route(
        of(f"/desk/investment/{LEAD}/intent_on/", f"/desk/investment/{LEAD}/signed_on/"), EDITED, posts=True
    ),
    "problem-work": Route(
        lambda world: [
            f"/desk/problems/{world.problem.ref}/{what}/" for what in ("plan", "force", "coordination", "policy")
        ],
        HELPED,
        posts=True,
    ),
    "problem-answer": Route(of("/desk/problems/{problem.ref}/coordination/{field.log.pk}/"), HELPED, posts=True),
    "problem-leave": Route(of("/desk/problems/{problem.ref}/force/{field.force.pk}/leave/"), press, posts=True),
    "firm-visit-plan": Route(
        of("/desk/enterprises/{enterprise.ref}/visits/plan/"), within(LEADERS, able("firm_visit.plan")), posts=True
    ),
    "firm-visit-done": Route(of(f"/desk/enterprises/{{enterprise.ref}}/visits/{VISIT}/done/"), press, posts=True),
    "firm-visit-decline": Route(of(f"/firm/visits/{VISIT}/decline/"), POST_ONLY, posts=True),
}
