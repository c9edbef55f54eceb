"""规则相容 · What single rules can not say of themselves: names that are there twice, and groups that contradict themselves.

Of a group "highest counts" all rules have one section and one cap group, and within one piece of evidence no limit of their
own. Else the highest could be one whose limit is used up, and one more thing done could lower a total.
"""

from collections.abc import Iterable, Iterator

from .fields import Fields
from .flaws import Flaw
from .rules import Rule, Rules, Within


def check(found: Rules, top: Fields) -> None:
    """Raises Wrong with the line of the rule, or of the whole file."""
    lines = [each.line for each in top.objects("rules")]
    for rule, line in zip(found.rules, lines, strict=True):
        for flaw, name in _against(rule, found):
            wrong = top.wrong(flaw, value=name)
            wrong.line = line
            raise wrong
    for field, names in (
        ("rules", [rule.item for rule in found.rules]),
        ("minimum", [each.item for each in found.minimum]),
        ("grades", [each.name for each in found.grades]),
        ("grades", [str(each.least) for each in found.grades if not each.needs_minimum]),
    ):
        for name in _twice(names):
            raise top.wrong(Flaw.TWICE, field=field, value=name)
    for each in found.consequences:
        if each.grade and each.grade not in {grade.name for grade in found.grades}:
            raise top.wrong(Flaw.NO_GRADE, value=each.grade)


def _against(rule: Rule, found: Rules) -> Iterator[tuple[Flaw, str]]:
    fellows = [other for other in found.rules if rule.cap_group and other.cap_group == rule.cap_group]
    if any(other.section is not rule.section for other in fellows):
        yield Flaw.MIXED_GROUP, rule.cap_group
    rivals = [other for other in found.rules if rule.highest and other.highest == rule.highest]
    if any((other.section, other.cap_group) != (rule.section, rule.cap_group) for other in rivals):
        yield Flaw.HIGHEST_DIFFERS, rule.highest
    limited = rule.cap is not None or rule.times or rule.per > 1
    if rivals and limited and found.highest[rule.highest] is Within.EVIDENCE:
        yield Flaw.HIGHEST_LIMITED, rule.highest


def _twice(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
