"""规则相容 · What single rules can not say of themselves: names that are there twice, and groups that contradict themselves.

Of a group "highest counts" all rules have one section and one cap group, and within one piece of evidence no limit of their
own. Else the highest could be one whose limit is used up, and one more thing done could lower a total.
"""

from collections import defaultdict
from collections.abc import Iterator

from .fields import SHOWN, Fields, twice
from .flaws import Flaw
from .rules import Rule, Rules, Section, Within


def check(found: Rules, top: Fields) -> None:
    """Raises Wrong with the line of the rule, or of the whole file."""
    kinds = _kinds(found)
    for rule, at in zip(found.rules, top.objects("rules"), strict=True):
        for flaw, name in _against(rule, found, kinds):
            raise at.wrong(flaw, value=name)
    for field, names in (
        ("rules", [rule.item for rule in found.rules]),
        ("minimum", [each.item for each in found.minimum]),
        ("grades", [each.name for each in found.grades]),
        ("grades", [str(each.least) for each in found.grades if not each.needs_minimum]),
    ):
        for name in twice(names):
            raise top.wrong(Flaw.TWICE, field=field, value=name[:SHOWN])
    for each in found.consequences:
        if each.grade and each.grade not in {grade.name for grade in found.grades}:
            raise top.wrong(Flaw.NO_GRADE, value=each.grade[:SHOWN])


def _kinds(found: Rules) -> dict[tuple[str, str], set[tuple[Section, str]]]:
    """What sections, and of those of whom the highest counts what cap groups, each group has rules of."""
    kinds = defaultdict[tuple[str, str], set[tuple[Section, str]]](set)
    for rule in found.rules:
        kinds["cap_group", rule.cap_group].add((rule.section, ""))
        kinds["highest", rule.highest].add((rule.section, rule.cap_group))
    return kinds


def _against(
    rule: Rule, found: Rules, kinds: dict[tuple[str, str], set[tuple[Section, str]]]
) -> Iterator[tuple[Flaw, str]]:
    if rule.cap_group and len(kinds["cap_group", rule.cap_group]) > 1:
        yield Flaw.MIXED_GROUP, rule.cap_group
    if not rule.highest:
        return
    if len(kinds["highest", rule.highest]) > 1:
        yield Flaw.HIGHEST_DIFFERS, rule.highest
    limited = rule.cap is not None or rule.times or rule.per > 1
    if limited and found.highest[rule.highest] is Within.EVIDENCE:
        yield Flaw.HIGHEST_LIMITED, rule.highest
