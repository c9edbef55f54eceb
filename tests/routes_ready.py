"""应急准备的路由 · Of a county's readiness, its goods and plans; of drills; of bookings of a room."""

from shangliang.people.can import Role
from tests import cast
from tests.routes import UNKNOWN, Route, able, at, inside, of, only, press

LOOKS, CHANGES = only(able("facility.see")), only(able("facility.edit"))
DRILL, COMING, DEPOT = "{ready.drill.ref}", "{ready.coming.ref}", "/desk/facilities/{ready.depot.ref}/stock/"
FINDING = f"/desk/drills/{DRILL}/findings/{{ready.finding.pk}}/"


def seen(visitor) -> int:
    """Of a place above a village: a village's clerk finds nothing there."""
    return inside(visitor, UNKNOWN if visitor == Role.VILLAGE_CLERK else LOOKS(visitor))


def changed(visitor) -> int:
    return inside(visitor, UNKNOWN if visitor == Role.VILLAGE_CLERK else CHANGES(visitor))


READY = {
    "readiness": Route(at("/desk/readiness/", f"/desk/readiness/?area={cast.VILLAGE}"), LOOKS),
    "readiness-print": Route(at("/desk/readiness/print/"), LOOKS),
    "emergency-plan-add": Route(at("/desk/readiness/plans/add/", "/desk/readiness/plans/add/?subject=地震"), CHANGES, posts=True),
    "emergency-plan-withdraw": Route(of("/desk/readiness/plans/{ready.plan.ref}/withdraw/"), press, posts=True),
    "training-add": Route(at("/desk/readiness/training/add/"), CHANGES, posts=True),
    "stock-add": Route(of(DEPOT, f"{DEPOT}?item={{ready.item.pk}}"), changed, posts=True),
    "stock-drop": Route(of(f"{DEPOT}{{ready.item.pk}}/drop/"), press, posts=True),
    "drills": Route(at("/desk/drills/", "/desk/drills/?state=open&sort_of=special"), LOOKS),
    "drills-export": Route(at("/desk/drills/export/"), press, posts=True),
    "drill-new": Route(at("/desk/drills/new/"), CHANGES, posts=True),
    "drill": Route(of(f"/desk/drills/{DRILL}/", f"/desk/drills/{COMING}/"), seen),
    "drill-edit": Route(of(f"/desk/drills/{COMING}/edit/"), changed, posts=True),
    "drill-hold": Route(of(f"/desk/drills/{COMING}/held/"), changed, posts=True),
    "drill-off": Route(of(f"/desk/drills/{COMING}/off/"), changed, posts=True),
    "drill-find": Route(of(f"/desk/drills/{DRILL}/findings/add/"), changed, posts=True),
    "drill-mend": Route(of(f"{FINDING}mended/"), changed, posts=True),
    "drill-suggest": Route(of(f"{FINDING}suggest/"), press, posts=True),
    "room-bookings": Route(
        of("/desk/rooms/{rooms.room.ref}/bookings/", "/desk/rooms/{rooms.room.ref}/bookings/?day=2023-02-30"),
        only(able("room.see")), posts=True,
    ),
    "booking-cancel": Route(of("/desk/rooms/{rooms.room.ref}/bookings/{ready.booking.ref}/cancel/"), press, posts=True),
}  # fmt: skip
