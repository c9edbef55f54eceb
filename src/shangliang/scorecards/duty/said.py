"""规则的讲法 · What a rule says besides its points, in short words: whom it is for, how authors share, from which on, up to what."""

from collections.abc import Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from shangliang.compute.duty import Consequence, Rule, Rules
from shangliang.compute.duty.numbers import shown
from shangliang.compute.duty.rules import Shared


def said(rule: Rule, rules: Rules) -> list[str]:
    """In the reader's language, as HTML; names of the set stay as the set has them."""
    return [*_whom(rule, rules), *_joint(rule, rules), *_limits(rule, rules)]


def told(text: str, **facts) -> str:
    """A sentence with its facts; words of the set are marked as what they are, Chinese."""
    marked = {
        key: format_html('<span lang="zh-Hans">{}</span>', one) if isinstance(one, str) else one
        for key, one in facts.items()
    }
    return format_html(text, **marked)


def _names(keys: Iterable[str], words: Mapping[str, str]) -> str:
    return _("、").join(word for key, word in words.items() if key in keys)


def _whom(rule: Rule, rules: Rules) -> Iterable[str]:
    if rule.filter.only:
        yield told(_("只给{who}"), who=_names(rule.filter.only, rules.roles))
    if rule.filter.never:
        yield told(_("不给{who}"), who=_names(rule.filter.never, rules.roles))
    if rule.filter.parts:
        yield told(_("只算{who}"), who=_names(rule.filter.parts, rules.parts))


def _joint(rule: Rule, rules: Rules) -> Iterable[str]:
    for part, value in (rule.share or {}).items():
        facts = {"part": rules.parts[part], "share": value if isinstance(value, Shared) else shown(value)}
        if value is Shared.EVEN:
            yield told(_("{part}平分"), **facts)
        elif value is Shared.REST:
            yield told(_("{part}分其余"), **facts)
        else:
            yield told(_("{part}得 {share}"), **facts)
    for part, most in (rule.people or {}).items():
        yield told(_("{part}只计前 {n} 人"), part=rules.parts[part], n=most)


def _limits(rule: Rule, rules: Rules) -> Iterable[str]:
    if rule.first > 1:
        yield told(_("第 {n} 件起"), n=rule.first)
    if rule.per > 1:
        yield told(_("每满 {n} 次"), n=rule.per)
    if rule.times:
        yield told(_("一年 {n} 次"), n=rule.times)
    if rule.cap is not None:
        yield told(_("一年最多 {n} 分"), n=shown(rule.cap))
    if rule.cap_group:
        yield told(_("“{group}”合计最多 {n} 分"), group=rule.cap_group, n=shown(rules.caps[rule.cap_group]))
    if rule.highest:
        yield told(_("“{group}”取最高"), group=rule.highest)


def when(one: Consequence) -> str:
    """总分低于 60，连续 2 年"""
    parts = []
    if one.below is not None:
        parts.append(told(_("总分低于 {n}"), n=shown(one.below)))
    if one.least is not None:
        parts.append(told(_("总分达到 {n}"), n=shown(one.least)))
    if one.grade:
        parts.append(told(_("等次是{name}"), name=one.grade))
    if one.lacking:
        parts.append(_("基本职责没有完成"))
    if one.years > 1:
        parts.append(told(_("连续 {n} 年"), n=one.years))
    return format_html_join(_("，"), "{}", ((one,) for one in parts))
