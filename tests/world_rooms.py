"""小世界的议事室 · A room with one of the six haves and one use; a village without a room."""

from dataclasses import dataclass

from shangliang.kit import importing
from shangliang.subjects.actions import note_have, put_on_duty, use_room
from shangliang.subjects.models import ConsultationRoom, Facility, MemberStation, Project
from tests import cast
from tests.kit import tables
from tests.subjects import registers
from tests.subjects.rooms import SINCE, ago, room


@dataclass(frozen=True)
class Rooms:
    room: ConsultationRoom
    batch: importing.ImportBatch
    facility: Facility
    station: MemberStation
    project: Project

    @classmethod
    def made(cls) -> "Rooms":
        cast.area(cast.SIBLING_VILLAGE)
        made = room()
        note_have(made, "sign", since=SINCE, by=cast.clerk(), note="门牌")
        use_room(made, "读书会", 12, by=cast.clerk(), on=ago(3))
        station = registers.station()
        put_on_duty(station, "农业界委员", day=SINCE, by=cast.office(), what="接待群众")
        return cls(made, brought(), registers.facility(), station, registers.project())


def brought() -> importing.ImportBatch:
    """A table of firms that the office of the county has handed over: one row is new, one is refused."""
    rows = ["新厂（虚构）", "永昌县"], ["远处厂（虚构）", "没有的地方"]
    return importing.take(
        tables.text(["企业名称", "所在地"], *rows), importing.get("enterprises"), by=cast.office(), area=cast.COUNTY
    )
