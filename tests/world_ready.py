"""小世界的应急台账 · A depot with goods, a plan, a drill that found something, one that is planned; a room that is booked."""

import datetime as dt
from dataclasses import dataclass

from shangliang.gatherings.actions import book_room
from shangliang.gatherings.models import Booking, Drill, DrillFinding
from shangliang.kit import clock
from shangliang.subjects.actions import issue_plan, keep_stock
from shangliang.subjects.models import EmergencyPlan, Facility, StockItem
from tests import cast
from tests.gatherings import drills
from tests.subjects.ready import lives, stands


@dataclass(frozen=True)
class Ready:
    depot: Facility
    item: StockItem
    plan: EmergencyPlan
    drill: Drill
    finding: DrillFinding
    coming: Drill
    booking: Booking

    @classmethod
    def made(cls, room) -> "Ready":
        lives()
        stands("文化广场", "shelter", term="短期", size=4000, capacity=1800)
        depot, office = stands("县储备库", "stock"), cast.office()
        item = keep_stock(depot, "帐篷", unit="顶", quantity=20, quota=30, by=office)
        plan = issue_plan(
            "地震", "地震应急预案", cast.area(cast.COUNTY), issued_on=clock.today() - clock.days(30), by=office
        )
        drill = drills.held()
        start = clock.end_of(clock.today()) + dt.timedelta(hours=9)
        booking = book_room(
            room, "读书会", who="村妇联", starts_at=start, ends_at=start + dt.timedelta(hours=2), by=office
        )
        return cls(depot, item, plan, drill, drills.found(drill), drills.planned("还没有演练的"), booking)
