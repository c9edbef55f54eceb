"""Events written short, as one works them out on paper."""

import datetime as dt
import itertools

from shangliang.compute.duty import Event, shipped, table

WHO = "m1"


def year(*told, roles=(), on=2023):
    """Each told as "activity", "activity*3", "proposal_filed:lead", "proposal_filed:other/3" (of three authors),
    "proposal_filed:collective#4" (the fourth author); one a day, in this order, each with its own evidence "e0", "e1"..."""
    days = itertools.count()
    every = [each.partition("*") for each in told]
    return [_event(name, next(days), roles, on) for name, _star, times in every for _time in range(int(times or 1))]


def _event(told, day, roles, on):
    told, _sharp, place = told.partition("#")
    told, _slash, authors = told.partition("/")
    name, _colon, part = told.partition(":")
    date = dt.date(on, 1, 1) + dt.timedelta(day)
    return Event(WHO, date, f"e{day}", name, part, int(authors or 0), int(place or 0), tuple(roles))


def scored(key, *told, roles=(), listed=()):
    """The only score there is."""
    [found] = table(shipped(key), year(*told, roles=roles), listed)
    return found


def points(score):
    """What each line came to, in the order of the events."""
    return [line.points for line in score.lines]
