"""路由表：家庭档案 · The routes of households and persons under care. A part of tests.routes."""

from shangliang.people.can import Role
from tests.routes import CLERKS, ELSEWHERE, LEADERS, Route, able, at, inside, of, only, press, within

DESKS = CLERKS | {Role.OFFICE}
READERS = LEADERS | CLERKS  # whose reach holds the place; a helper needs a bond
OFFICE = frozenset({Role.OFFICE})
DECIDES = OFFICE | {Role.CHAIRPERSON}
SEES = within(READERS, DESKS)
WHOLE = "/desk/households/p/{files.whole.ref}/"


def led_on(visitor) -> int:
    """What leads on to another page: for who may do it at all."""
    return inside(visitor, ELSEWHERE if visitor in DESKS else 403)


FILES = {
    "households": Route(
        at("/desk/households/", "/desk/households/?state=all&paired=no"), only(able("household.see")), posts=True
    ),
    "households-export": Route(at("/desk/households/export/"), press, posts=True),
    "households-export-sensitive": Route(at("/desk/households/export/sensitive/"), only(OFFICE), posts=True),
    "household-takings": Route(at("/desk/households/takings/"), only(DECIDES)),
    "household-taking-act": Route(of("/desk/households/takings/{files.taking.ref}/agree/"), press, posts=True),
    "household-add": Route(at("/desk/households/add/"), only(DESKS), posts=True),
    "household-new": Route(at("/desk/households/new/"), led_on, posts=True),
    "looks": Route(at("/desk/households/looks/"), only({Role.AUDITOR})),
    "household": Route(
        of("/desk/households/{files.household.ref}/", "/desk/households/{files.gone.household.ref}/"), SEES
    ),
    "household-edit": Route(of("/desk/households/{files.household.ref}/edit/"), SEES, posts=True),
    "assisted-add": Route(of("/desk/households/{files.household.ref}/add/"), SEES, posts=True),
    "assisted-edit": Route(of(f"{WHOLE}edit/", "/desk/households/p/{files.child.ref}/edit/"), SEES, posts=True),
    "assisted-reveal": Route(of(f"{WHOLE}reveal/"), press, posts=True),
    "assisted-paper": Route(of(f"{WHOLE}paper/"), SEES, posts=True),
    "assisted-leave": Route(of(f"{WHOLE}leave/"), SEES, posts=True),
    "assisted-erase": Route(of(f"{WHOLE}erase/"), within(READERS, OFFICE), posts=True),
    "assisted-erased": Route(of("/desk/households/p/{files.gone.ref}/erased/"), SEES),
    "consent-add": Route(of(f"{WHOLE}consent/"), SEES, posts=True),
    "consent-withdraw": Route(of(f"{WHOLE}consent/{{files.consent.pk}}/withdraw/"), press, posts=True),
    "assisted-row-add": Route(
        of(*(f"{WHOLE}add/{sort}/" for sort in ("need", "subsidy", "guarantee"))), SEES, posts=True
    ),
    "need-met": Route(of(f"{WHOLE}needs/{{files.need.pk}}/met/"), SEES, posts=True),
    "assisted-row-strike": Route(of(f"{WHOLE}rows/subsidy/{{files.subsidy.pk}}/strike/"), press, posts=True),
}
