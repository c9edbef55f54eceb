"""几次外出 · One trip with everything on it, one batch with a lead, a firm's problem at work, a visit planned: all that pages show."""

from dataclasses import dataclass

from shangliang.fieldwork import actions
from shangliang.fieldwork.models import Coordination, FirmVisit, Lead, Met, TaskForce, Trip
from shangliang.kit import clock
from tests import cast
from tests.fieldwork import trips


@dataclass(frozen=True)
class Field:
    trip: Trip
    batch: Trip
    met: Met
    lead: Lead
    visit: FirmVisit
    force: TaskForce
    log: Coordination

    @classmethod
    def laid(cls, enterprise, problem) -> "Field":
        office = cast.office()
        trip = _trip(office)
        batch = trips.batch(starts=-3)
        met = actions.meet(batch, "沪上某药业（虚构）", sector="医药", by=office)
        lead = actions.follow_up(actions.meet(batch, "浙江某材料公司（虚构）", by=office), by=office)
        lead = actions.mark_lead(lead, "visit_on", clock.today(), by=office, visit_with="县政协主席")
        visit = actions.ask_firm(enterprise, clock.today(), who="县政协副主席", why="了解用电", by=office)
        actions.make_plan(problem, "先查线路，再换变压器", lead="县政协经济委主任", by=office)
        force = actions.join_force(problem, "县供电公司经理", by=office)
        log = actions.coordinate(problem, "县供电公司", "变压器什么时候换", by=office)
        actions.apply_policy(problem, "电费补贴办法", "补贴 2 万元", by=office)
        return cls(trip, batch, met, lead, visit, force, log)


def _trip(office) -> Trip:
    """Reported, with a suggestion, a finding still loose, a stop not yet written about."""
    trip = trips.planned(starts=-5, aim="摸清各村怎么征集议题")
    first = trip.stops.first()
    actions.record_stop(
        first,
        by=office,
        day=trip.starts_on,
        methods=["hearing"],
        notes="每月两次",
        document="市委通知",
        conveyed_to="村两委",
    )
    actions.suggest(actions.find(trip, "problem", "台账口径不一", stop=first, by=office), by=office)
    actions.find(trip, "practice", "议题上墙", by=office)
    return actions.write_report(trip, "一、基本情况", by=office)
