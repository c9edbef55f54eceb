"""路由表：帮联 · The routes of bonds: visits, bonds, the pairing proposal, coverage. A part of tests.routes."""

from shangliang.kit import clock
from shangliang.people.can import Role
from tests import cast
from tests.routes import FORBIDDEN, LEADERS, OK, UNKNOWN, Route, able, at, inside, of, only, press, within

C = cast.COUNTY
OWN_PAIR = LEADERS | {Role.HELPER}
BINDS, SEES, VISITS = able("bond.make"), able("bond.see"), able("visit.record")
COUNTS = able("bond.see") & able("figure.see")
OFFICE = frozenset({Role.OFFICE})
KEEPS = within(OWN_PAIR, frozenset({Role.OFFICE, Role.HELPER}))  # whose it is, and who binds there
PAIR, FIRM, TALK = "{promises.pairing.ref}", "{promises.contact.ref}", "{promises.talk.ref}"
ROWS = {Role.TOWNSHIP_CLERK, Role.VILLAGE_CLERK, Role.OFFICE, Role.CHAIRPERSON, Role.SUPERVISION, Role.LEADER}
PLAN, ENTRY = "/desk/talks/{promises.plan.ref}/", "/desk/talks/{promises.plan.ref}/{promises.entry.pk}/"


def of_plan(roles):
    """The county's plan: unknown to a town's clerk, who has plans of their own."""
    return lambda visitor: inside(
        visitor, UNKNOWN if visitor == Role.TOWNSHIP_CLERK else OK if visitor in roles else FORBIDDEN
    )


def next_year() -> str:
    """For which there is no plan yet."""
    return f"/desk/talks/new/?year={clock.today().year + 1}"


SEES_PLANS = able("talk_plan.see")
BONDS = {
    "talks": Route(at("/desk/talks/", "/desk/talks/?state=late&term=year&way=talk"), only(SEES_PLANS)),
    "talks-export": Route(at("/desk/talks/export/"), press, posts=True),
    "talk-plan-new": Route(lambda w: ["/desk/talks/new/?year=无&part=first", next_year()], only(BINDS), posts=True),
    "talk-plan": Route(of(PLAN), of_plan(SEES_PLANS)),
    "talk-unplanned": Route(of(f"{PLAN}without/"), of_plan(SEES_PLANS)),
    "talk-add": Route(of(f"{PLAN}add/"), of_plan(OFFICE), posts=True),
    "talk-change": Route(of(ENTRY), of_plan(OFFICE), posts=True),
    "talk-out": Route(of(f"{ENTRY}out/"), of_plan(OFFICE), posts=True),
    "visits": Route(at("/desk/visits/"), only(VISITS)),
    "visit-log": Route(at("/desk/visits/log/", "/desk/visits/log/?way=home&q=某"), only(SEES | VISITS)),
    "visits-export": Route(at("/desk/visits/export/"), press, posts=True),
    "visit-new": Route(of(f"/desk/visits/{PAIR}/"), KEEPS, posts=True),
    "bonds": Route(
        at("/desk/bonds/", "/desk/bonds/?kind=pairing&state=late", "/desk/bonds/?kind=talks&state=unkept"), only(SEES)
    ),
    "bonds-export": Route(at("/desk/bonds/export/"), press, posts=True),
    "bond-new": Route(at("/desk/bonds/new/talk/", "/desk/bonds/new/posting/"), only(BINDS), posts=True),
    "bond": Route(of(f"/desk/bonds/{PAIR}/"), within(OWN_PAIR, SEES)),
    "bond-reveal": Route(of(f"/desk/bonds/{PAIR}/reveal/"), press, posts=True),
    "bond-change": Route(of(f"/desk/bonds/{PAIR}/change/"), within(OWN_PAIR, OFFICE), posts=True),
    "bond-end": Route(of(f"/desk/bonds/{TALK}/end/"), within(LEADERS, OFFICE), posts=True),
    "bond-aid": Route(of(f"/desk/bonds/{PAIR}/aid/"), KEEPS, posts=True),
    "bond-card": Route(of(f"/desk/bonds/{PAIR}/card/"), KEEPS, posts=True),
    "bond-card-print": Route(of(f"/desk/bonds/{PAIR}/card/print/"), KEEPS),
    "bond-ask": Route(of(f"/desk/bonds/{PAIR}/ask/"), KEEPS, posts=True),
    "bond-answer": Route(of(f"/desk/bonds/{PAIR}/ask/{{promises.inquiry.pk}}/"), KEEPS, posts=True),
    "bond-tick": Route(of(f"/desk/bonds/{FIRM}/tick/"), within(LEADERS, OFFICE), posts=True),
    "bond-need": Route(of(f"/desk/bonds/{PAIR}/need/"), KEEPS, posts=True),
    "enterprise-contact": Route(
        of("/desk/enterprises/{enterprise.ref}/contact/"), within(LEADERS, able("subject.add")), posts=True
    ),
    "pairing": Route(
        at("/desk/pairing/", f"/desk/pairing/?area={C}&village=forbidden&afresh=on"), only(BINDS), posts=True
    ),
    "helpers": Route(at("/desk/pairing/helpers/"), only(BINDS)),
    "helper-add": Route(at("/desk/pairing/helpers/add/"), only(BINDS), posts=True),
    "helper-withdraw": Route(of("/desk/pairing/helpers/{promises.helper.person.ref}/withdraw/"), press, posts=True),
    "coverage": Route(at("/desk/coverage/", f"/desk/coverage/?area={cast.TOWN}"), only(COUNTS)),
    "coverage-persons": Route(
        at("/desk/coverage/persons/", "/desk/coverage/persons/?state=unpaired"), only(ROWS | {Role.HELPER}, status=OK)
    ),
}
