"""阶段的日期 · What the form proposes, and how the dates follow the day of the sitting."""

import datetime as dt

from shangliang.kit import clock

from ..models import Consultation, Phase

Dates = list[tuple[str, dt.date, dt.date]]
NEXT_WORKDAY = clock.Limit.parse("1个工作日")


def phases_from(made: Consultation) -> Dates:
    """The phases of the form, one after the other from the day it was begun: (name, first day, last day).

    The last, in which people meet, begins on a day that is worked on; the one before goes on until then.
    """
    found: Dates = []
    day = made.begun_on
    for name, days in made.rules.phases:
        if found and len(found) + 1 == len(made.rules.phases):
            day = _workday(day, made.host.area_id)
            found[-1] = (*found[-1][:2], day - clock.days(1))
        end = day + clock.days(max(days, 1) - 1)
        found.append((str(name), day, end))
        day = end + clock.days(1)
    return found


def _workday(day: dt.date, area: str) -> dt.date:
    """This day, or the next that is worked on."""
    return clock.due(day - clock.days(1), NEXT_WORKDAY, area=area)


def phases_until(found: Consultation, held: dt.date) -> Dates:
    """The same phases, counted back from the day of the sitting."""
    rows, edge, floor = phases_from(found), held, min(found.begun_on, held)
    dated: Dates = []
    for n in reversed(range(len(rows))):
        days = 1 if not dated else max(found.rules.phases[n][1], 1)
        starts = floor if n == 0 else max(edge - clock.days(days - 1), floor)
        dated.insert(0, (rows[n][0], starts, edge))
        edge = max(starts - clock.days(1), floor)
    return dated


def phases_meet(found: Consultation, held: dt.date, was: dt.date | None = None) -> None:
    """The phases lead up to the day of the sitting (`was`: the day it was on before), unless somebody gave them dates of their own."""
    rows = list(found.phases.order_by("id"))
    proposed = phases_until(found, was) if was else phases_from(found)
    if [(p.name, p.starts, p.ends) for p in rows] != proposed:
        return
    for phase, (_name, starts, ends) in zip(rows, phases_until(found, held), strict=True):
        phase.starts, phase.ends = starts, ends
    Phase.objects.bulk_update(rows, ["starts", "ends"])


def phases_reach(found: Consultation, held: dt.date) -> None:
    """One more sitting: the last phase goes on until then."""
    last = Phase.objects.filter(consultation=found).order_by("id").last()
    if last and last.ends < held:
        last.ends = held
        last.save(update_fields=["ends"])
