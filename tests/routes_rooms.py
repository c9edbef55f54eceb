"""议事室等的路由 · Of rooms, stations, facilities, projects, of the import and of the file for inspection."""

from tests import cast
from tests.routes import Route, able, at, of, only, press

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
    "room-use": Route(of(f"{ONE}use/"), EDITS, posts=True),
    "room-close": Route(of(f"{ONE}close/"), press, posts=True),
}
