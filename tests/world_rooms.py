"""小世界的议事室 · A room with one of the six haves and one use; a village without a room."""

from dataclasses import dataclass

from shangliang.subjects.actions import note_have, use_room
from shangliang.subjects.models import ConsultationRoom
from tests import cast
from tests.subjects.rooms import SINCE, ago, room


@dataclass(frozen=True)
class Rooms:
    room: ConsultationRoom

    @classmethod
    def made(cls) -> "Rooms":
        cast.area(cast.SIBLING_VILLAGE)
        made = room()
        note_have(made, "sign", since=SINCE, by=cast.clerk(), note="门牌")
        use_room(made, "读书会", 12, by=cast.clerk(), on=ago(3))
        return cls(made)
