"""议事室等的路由 · Of rooms, stations, facilities, projects, of the import and of the file for inspection."""

from collections.abc import Callable
from functools import partial

from shangliang.people.can import Role, may
from shangliang.subjects.kinds import KINDS
from tests import cast
from tests.routes import FORBIDDEN, OK, UNKNOWN, Route, able, at, inside, of, only, press

SEES, EDITS = only(able("room.see")), only(able("room.edit"))
ONE = "/desk/rooms/{rooms.room.ref}/"
ROOMS = {
    "rooms": Route(at("/desk/rooms/", "/desk/rooms/?used=no&haves=some&q=zhao"), SEES),
    "rooms-export": Route(at("/desk/rooms/export/"), press, posts=True),
    "room-add": Route(at("/desk/rooms/add/", f"/desk/rooms/add/?area={cast.VILLAGE}"), EDITS, posts=True),
    "room-coverage": Route(at("/desk/rooms/coverage/", f"/desk/rooms/coverage/?area={cast.VILLAGE}"), SEES),
    "rooms-without": Route(at("/desk/rooms/without/", "/desk/rooms/without/?settlement=village"), SEES),
    "rooms-without-export": Route(at("/desk/rooms/without/export/"), press, posts=True),
    "consultation-room": Route(of(ONE), SEES),
    "room-edit": Route(of(f"{ONE}edit/"), EDITS, posts=True),
    "room-haves": Route(of(f"{ONE}haves/"), EDITS, posts=True),
    "room-evidence": Route(of(f"{ONE}haves/sign/evidence/"), EDITS, posts=True),
    "room-poster": Route(of(f"{ONE}poster/"), SEES),
    "room-use": Route(of(f"{ONE}use/"), EDITS, posts=True),
    "room-photo": Route(of(f"{ONE}photo/"), EDITS, posts=True),
    "room-public": Route(of("/rooms/{rooms.room.ref}/")),
    "room-close": Route(of(f"{ONE}close/"), press, posts=True),
}
IMPORTS = only(able("import.run"))
BATCH = "/desk/import/enterprises/{rooms.batch.ref}/"


def bringer(visitor) -> int:
    """404 for who may import but did not bring it; 403 for who may not."""
    return inside(visitor, OK if visitor == Role.OFFICE else UNKNOWN if may_import(visitor) else FORBIDDEN)


def may_import(visitor) -> bool:
    return may(visitor, "import.run") and may(visitor, "subject.add")


FIRMS = only(able("import.run") & able("subject.add"))
ROOMS |= {
    "imports": Route(at("/desk/import/"), IMPORTS),
    "import": Route(at("/desk/import/enterprises/"), FIRMS, posts=True),
    "import-template": Route(at("/desk/import/enterprises/template/"), FIRMS),
    "import-batch": Route(of(BATCH, f"{BATCH}?show=new"), bringer),
    "import-columns": Route(of(f"{BATCH}columns/"), bringer, posts=True),
    "import-result": Route(of(f"{BATCH}result/"), press, posts=True),
    "import-act": Route(of(f"{BATCH}confirm/"), press, posts=True),
}

INSPECTS = only(able("inspection.see"))
ROOMS |= {
    "inspections": Route(at("/desk/inspection/", "/desk/inspection/?q=zhao"), INSPECTS),
    "inspection": Route(
        at(f"/desk/inspection/{cast.VILLAGE}/", f"/desk/inspection/{cast.VILLAGE}/?year=2023"), INSPECTS
    ),
}

LOOKS, CHANGES = only(able("facility.see")), only(able("facility.edit"))


def seen_from(low) -> Callable:
    """Of a place above a village: a village's clerk finds nothing there."""
    return lambda visitor: inside(visitor, UNKNOWN if visitor in low else LOOKS(visitor))


VILLAGE, LOW = [Role.VILLAGE_CLERK], [Role.VILLAGE_CLERK, Role.TOWNSHIP_CLERK]
for slug, single, low, forms in (("facilities", "facility", VILLAGE, [f"add/{kind}/" for kind in KINDS]),
                                 ("stations", "station", VILLAGE, ["add/"]), ("projects", "project", LOW, ["add/"])):  # fmt: skip
    one = f"/desk/{slug}/{{rooms.{single}.ref}}/"
    changed = partial(lambda low, visitor: inside(visitor, UNKNOWN if visitor in low else CHANGES(visitor)), low)
    ROOMS |= {
        slug: Route(at(f"/desk/{slug}/", f"/desk/{slug}/?state=open"), LOOKS),
        f"{slug}-export": Route(at(f"/desk/{slug}/export/"), press, posts=True),
        f"{slug}-add": Route(at(*[f"/desk/{slug}/{form}" for form in forms]), CHANGES, posts=True),
        single: Route(of(one), seen_from(low)),
        f"{slug}-edit": Route(of(f"{one}edit/"), changed, posts=True),
        f"{slug}-close": Route(of(f"{one}close/"), press, posts=True),
    }
    if slug == "stations":
        ROOMS["station-duty"] = Route(of(f"{one}duty/"), changed, posts=True)
