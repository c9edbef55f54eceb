"""A year of a city's CPPCC, invented: members, what each did, under the rules of 桐城 (joint authors, caps, cap groups)."""

import datetime as dt
import random

EVENTS = ("activity", "proposal_submitted", "proposal_filed", "opinion_submitted", "opinion_used", "speech_written")
PARTS = ("sole", "lead", "other", "collective")
FIRST = dt.date(2023, 1, 1)


def rows(members: int, events: int) -> list[list[str]]:
    """The rows of EVENTS.csv, heading first."""
    chance = random.Random(1)
    found = [["member", "event", "date", "evidence", "role", "part", "authors", "place"]]
    for number in range(events):
        day = FIRST + dt.timedelta(chance.randrange(365))
        who, what = f"m{number % members:05}", chance.choice(EVENTS)
        found.append([who, what, str(day), f"e{number:06}", "", chance.choice(PARTS), "4", str(chance.randint(1, 4))])
    return found
