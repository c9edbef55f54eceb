"""公开的经过 · The timeline as the village reads it, newest first: bodies and what they did, never a person's name."""

import datetime as dt

from django.utils.translation import gettext as _

from ..agreement import Agreement
from ..models.entries import PRIVATE
from ..models.voices import Channel
from ..wording import day
from .desk_timeline import units


def public_lines(entries) -> list[dict]:
    """Public entries (oldest first, `named()`) as the timeline component takes them."""
    return [_line(entry) for entry in reversed(entries) if entry.public]


def own_lines(entries) -> list[dict]:
    """The same for whoever raised it, who also reads what was said to and by them."""
    return [_line(entry, own=True) for entry in reversed(entries) if entry.public or entry.step in TOLD]


TOLD = frozenset({"ask_confirm", "redirect"})  # not for everybody, but for whoever raised it


def _line(entry, *, own: bool = False) -> dict:
    quiet = entry.step in PRIVATE and not (own and entry.step != "redirect")
    return {
        "on": entry.on, "title": _title(entry), "by": _by(entry), "official": entry.official,
        "text": "\n".join(_texts(entry, quiet=quiet)), "tags": [{"label": t, "kind": "plain"} for t in _tags(entry)],
    }  # fmt: skip


def _title(entry) -> str:
    if entry.step == "raised":
        return _("提出")
    if entry.step == "confirm":
        return _("提出人确认：已经解决")
    if entry.step == "redo":
        return _("提出人说还没有解决，重新办理") if entry.voice_id else _("没有解决，重新办理")
    if entry.step == "reopen" and entry.voice_id:
        return _("提出人要求重新打开")
    if entry.official and entry.unit:
        unit = {"unit": entry.unit}
        return _("%(unit)s答复") % unit if entry.step == "reply" else _("%(unit)s阶段反馈") % unit
    return str(entry.done)


def _by(entry) -> str:
    """In whose name; a person's name never stands here."""
    if entry.official:
        return ""
    if entry.step == "raised":
        return raised_by(entry)
    if entry.recorded and entry.data.get("body"):
        return entry.data["body"]
    return entry.body or ""


def raised_by(entry) -> str:
    """一位居民，来访，工作人员代填: how it came in."""
    parts = [str(entry.voice.shown)] if entry.voice_id else []
    channel = entry.data.get("channel", "")
    if channel in Channel.values and channel not in ("web", "link"):
        parts.append(str(Channel(channel).label))
    return _("，").join([*parts, _("工作人员代填")] if entry.data.get("for") else parts)


def _texts(entry, *, quiet: bool) -> list[str]:
    data, lines = entry.data, [entry.note] if entry.note and not quiet and "agreement" not in entry.data else []
    if "orders" in data:
        lines.append(units(data["orders"]))
    if "appraisal" in data:
        lines.append(_("满意 %(good)s 人，基本满意 %(fair)s 人，不满意 %(bad)s 人") % data["appraisal"])
    if entry.step == "extend" and "due" in data:
        lines.append(_("期限由%(was)s延到%(due)s") % {k: day(dt.date.fromisoformat(data[k])) for k in ("was", "due")})
    if entry.step in ("escalate", "hand_down") and "to" in data:
        lines.append(_("由%(from)s转到%(to)s") % data)
    if entry.step in ("submit", "redirect") and data.get("target"):
        lines.append(_("送往：%(target)s") % data)
    if entry.step == "agree" and "agreement" in data:
        held = Agreement.from_data(data["agreement"])
        # its note is the same, made when it was kept; here it is said in the language of the page
        lines.append(_("在%(place)s商量，应到 %(invited)s 人，实到 %(present)s 人，其中利益相关方 %(interested)s 人。") % {
            "place": held.place, "invited": held.invited, "present": held.present, "interested": held.interested})  # fmt: skip
        counts = {"points": len(held.points), "differences": len(held.differences)}
        lines.append(_("共识 %(points)s 条，保留不同意见 %(differences)s 条。") % counts)
    return lines


def _tags(entry) -> list[str]:
    found = [entry.data["document"]] if entry.data.get("document") else []
    return [_("办公室代为登记"), *found] if entry.recorded else found


def latest_agreement(entries) -> Agreement | None:
    """What was agreed on last, and what stayed different."""
    found = next((e for e in reversed(entries) if e.step == "agree" and "agreement" in e.data), None)
    return Agreement.from_data(found.data["agreement"]) if found else None
