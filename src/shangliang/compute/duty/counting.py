"""计分 · The lines of one member in one year: matched, shared, counted, limited; in this order, whatever order events come in."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from .events import Event
from .lines import Line, Why, cut
from .rules import Points, Rule, Rules, Section, Within
from .shares import Lacking, share


def counted(rules: Rules, events: Iterable[Event], listed: tuple[str, ...]) -> list[Line]:
    """`events` in order; `listed`: the roles of an event that names none."""
    lines: list[Line] = []
    by_rule: dict[Rule, list[Line]] = defaultdict(list)
    before: Event | None = None
    for event in events:
        if event == before:
            lines.append(Line(event, None, 0, (Why.TWICE,)))
            continue
        before = event
        found = _matched(rules, event, frozenset(event.roles or listed))
        for line in found:
            if line.rule:
                by_rule[line.rule].append(line)
        lines += found
    for rule, own in by_rule.items():
        _limited(rule, own)
    _highest(rules, lines)
    for name, cap in rules.caps.items():
        cut([line for line in lines if line.rule and line.rule.cap_group == name], cap, Why.CAP_GROUP)
    for section, most in ((Section.BASE, _room(rules)), (Section.BONUS, rules.bonus_most)):
        if most is not None:
            cut([line for line in lines if line.rule and line.rule.section is section], most, Why.SECTION)
    return lines


def _room(rules: Rules) -> Points | None:
    """What may be earned in the base."""
    return None if rules.base_most is None else max(rules.base_most - rules.start, 0)


def _matched(rules: Rules, event: Event, roles: frozenset[str]) -> list[Line]:
    part = event.part or rules.usual_part
    found = []
    for rule in rules.by_event.get(event.event, ()):
        fits = rule.filter
        if (fits.parts and part not in fits.parts) or not fits.is_for(roles):
            continue
        line = Line(event, rule, rule.points)
        if rule.share or rule.people:
            _shared(line, rule, part)
        found.append(line)
    return found or [Line(event, None, 0, (Why.NO_RULE,))]


def _shared(line: Line, rule: Rule, part: str) -> None:
    fraction = share(rule, line.event, part)
    if isinstance(fraction, Lacking):
        line.lose(Why.UNKNOWN)
    elif not fraction:
        line.lose(Why.PEOPLE if rule.people and part in rule.people else Why.SHARE)
    elif fraction != 1:
        line.points, line.why = rule.points * fraction, (Why.SHARE,)


def _limited(rule: Rule, lines: list[Line]) -> None:
    """The limits of the rule itself. Whatever is taken away is the least there is, so one more event never costs any."""
    for line in lines[: rule.first - 1]:
        line.lose(Why.FIRST)
    counting = lines[rule.first - 1 :]
    if rule.per > 1:
        for place, line in enumerate(counting, 1):
            if place % rule.per:
                line.lose(Why.PER)
        counting = counting[rule.per - 1 :: rule.per]
    if rule.times:
        for line in sorted(counting, key=lambda line: -line.size)[rule.times :]:
            line.lose(Why.TIMES)
    if rule.cap is not None:
        cut(lines, rule.cap, Why.CAP)


def _highest(rules: Rules, lines: list[Line]) -> None:
    for name, within in rules.highest.items():
        group = [line for line in lines if line.rule and line.rule.highest == name]
        if within is Within.YEAR:
            _only_best(_parted(group, lambda line: line.rule))
            continue
        for same in _parted(group, lambda line: line.event.evidence):
            _only_best([[line] for line in same])


def _parted(lines: list[Line], key: Callable[[Line], Hashable]) -> list[list[Line]]:
    found: dict[Hashable, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return list(found.values())


def _only_best(rivals: list[list[Line]]) -> None:
    """The lines with the highest sum; of equal ones the first."""
    best = max(rivals, key=lambda lines: sum(line.size for line in lines), default=[])
    for lines in rivals:
        if lines is not best:
            for line in lines:
                line.lose(Why.HIGHEST)
