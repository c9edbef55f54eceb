"""联名分配 · How much of a rule's points falls to one of several authors, exactly."""

from enum import StrEnum
from fractions import Fraction

from .events import Event
from .rules import Points, Rule, Rules, Shared


class Lacking(StrEnum):
    """缺的事实 · What an event must say so that its share can be known."""

    AUTHORS = "authors"
    PLACE = "place"


def share(rule: Rule, event: Event, part: str) -> Points | Lacking:
    """1: all of it; 0: not among those who count."""
    most = rule.people.get(part) if rule.people else None
    if most is not None:
        if not event.place:
            return Lacking.PLACE
        if event.place > most:
            return 0
    found = rule.share.get(part, 1) if rule.share else 1
    if not isinstance(found, Shared):
        return found
    assert rule.share is not None
    named = [value for value in rule.share.values() if not isinstance(value, Shared)]
    others = event.authors - len(named) if found is Shared.REST else event.authors
    if others < 1:
        return Lacking.AUTHORS
    return (1 - sum(named)) * Fraction(1, others) if found is Shared.REST else Fraction(1, others)


def lacking(rules: Rules, event: Event) -> Lacking | None:
    """For whoever reads events from outside: the fact without which this one can not be scored."""
    part = event.part or rules.usual_part
    for rule in rules.by_event.get(event.event, ()):
        if rule.filter.parts and part not in rule.filter.parts:
            continue
        found = share(rule, event, part)
        if isinstance(found, Lacking):
            return found
    return None
