"""积分表 · The table as JSON, one line of text to a member, or as words for a terminal."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from shangliang.compute.duty import Line, Rules, Score
from shangliang.compute.duty.numbers import shown
from shangliang.kit.say import _, say

from .telling import Teller


def table_json(rules: Rules, scores: Sequence[Score]) -> str:
    """Keys are only ever added."""
    head = {
        "rules": {"key": rules.key, "name": rules.name, "version": rules.version, "source": rules.source},
        "years": sorted({score.year for score in scores}),
    }
    teller = Teller(rules)
    members = ",\n".join(_written(as_dict(score, rules, teller)) for score in scores)
    return f'{_written(head)[:-1]}, "members": [\n{members}\n]}}'


def _written(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def as_dict(score: Score, rules: Rules, teller: Teller) -> dict[str, Any]:
    return {
        "member": score.member,
        "year": score.year,
        "total": shown(score.total),
        "base": shown(score.base),
        "bonus": shown(score.bonus),
        "penalty": shown(score.penalty),
        "cut": shown(score.cut),
        "grade": score.grade,
        "consequences": list(score.consequences),
        "minimum": [
            {"item": each.minimum.item, "needed": each.needed, "done": each.done, "met": each.met}
            for each in score.duties
        ],
        "minimum_met": not score.lacking,
        "lines": [_line(line, rules, teller) for line in score.lines],
    }


def _line(line: Line, rules: Rules, teller: Teller) -> dict[str, Any]:
    event, rule = line.event, line.rule
    return {
        "date": event.date.isoformat(),
        "evidence": event.evidence,
        "event": event.event,
        "name": rules.events.get(event.event, event.event),
        "rule": rule.item if rule else "",
        "points": shown(line.points),
        "full": shown(rule.points) if rule else 0,
        "why": [why.value for why in line.why],
        "says": teller.why(line) if line.why else "",
    }


def told(scores: Sequence[Score]) -> Iterator[str]:
    said = say(_("%(member)s  %(year)d 年  %(total)s 分（基础分 %(base)s，加分 %(bonus)s，扣分 %(penalty)s）"))
    lacking, stop = say(_("基本职责未完成：%(what)s")), say(_("、"))
    for score in scores:
        sums = {name: shown(getattr(score, name)) for name in ("total", "base", "bonus", "penalty")}
        parts = [said % {"member": score.member, "year": score.year, **sums}, score.grade]
        missing = [f"{each.minimum.item} {each.done}/{each.minimum.count}" for each in score.duties if not each.met]
        parts.append(lacking % {"what": stop.join(missing)} if missing else "")
        yield "  ".join(part for part in [*parts, *score.consequences] if part)
