"""经过 · The timeline as the desk reads it, newest first: who, in whose name, what, with its paper."""

import datetime as dt

from django.utils.translation import gettext as _

from shangliang.kit import clock

from ..models.orders import Part
from ..wording import day, whole_day


def timeline(entries, person) -> list[dict]:
    """Entries (oldest first, `named()`) as the component takes them."""
    return [line(entry) for entry in reversed(entries)]


def line(entry) -> dict:
    recorded = _("登记：%(done)s") % {"done": entry.done} if entry.recorded else entry.done
    return {
        "on": entry.on, "title": _official(entry) or recorded, "by": who(entry), "text": text(entry), "official": entry.official,
        "tags": [{"label": label, "kind": "plain"} for label in tags(entry)],
    }  # fmt: skip


def _official(entry) -> str:
    if not entry.official or not entry.unit:
        return ""
    unit = {"unit": entry.unit}
    return _("%(unit)s答复") % unit if entry.step == "reply" else _("%(unit)s阶段反馈") % unit


def who(entry) -> str:
    """In whose name, and by whom; the one who raised it is not named here."""
    if entry.voice_id and not entry.by_id:
        return _("提出人")
    return " ".join(name for name in (entry.body, entry.actor) if name) or _("系统")


def text(entry) -> str:
    """The note, with what the step carries besides."""
    data, lines = entry.data, [entry.note] if entry.note else []
    if "orders" in data:
        lines.append(units(data["orders"]))
    if "agreement" in data:
        lines += agreed(data["agreement"])
    if "appraisal" in data:
        lines.append(_("满意 %(good)s 人，基本满意 %(fair)s 人，不满意 %(bad)s 人") % data["appraisal"])
    if entry.step == "extend" and "due" in data:
        lines.append(_("期限由 %(was)s 延至 %(due)s") % {k: _spoken(data[k]) for k in ("was", "due")})
    if entry.step in ("escalate", "hand_down") and "to" in data:
        lines.append(_("由%(from)s转到%(to)s") % data)
    return "\n".join(lines)


def units(orders) -> str:
    """Lead unit: 水务局; Co-handling: 教育局."""
    named = [_("%(part)s：%(unit)s") % {"part": Part(part).label, "unit": name} for _id, name, part in orders]
    return _("；").join(named)


def agreed(data) -> list[str]:
    """共识 and what stayed different, numbered."""
    lines = [f"{i}. {_point(p)}" for i, p in enumerate(data["points"], 1)]
    return lines + [_("保留不同意见：%(text)s") % {"text": d} for d in data["differences"]]


def _point(point) -> str:
    more = [point.get("unit"), _spoken(point.get("due")), point.get("measure")]
    rest = _("，").join(m for m in more if m)
    return _("%(what)s（%(more)s）") % {"what": point["content"], "more": rest} if rest else point["content"]


def _spoken(iso) -> str:
    """A day kept as 2023-06-30, as people say it."""
    return whole_day(dt.date.fromisoformat(iso)) if iso else ""


def tags(entry) -> list[str]:
    found = []
    if entry.recorded:
        found.append(_("代为登记"))
    if entry.data.get("body"):
        found.append(entry.data["body"])
    if entry.data.get("document"):
        found.append(entry.data["document"])
    if entry.data.get("target") and entry.step in ("submit", "redirect"):
        found.append(entry.data["target"])
    if clock.local_day(entry.at) > clock.local_day(entry.on):
        found.append(_("%(day)s录入") % {"day": day(clock.local_day(entry.at))})
    if not entry.public:
        found.append(_("内部记录"))
    return found
