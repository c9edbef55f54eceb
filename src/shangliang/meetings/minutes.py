"""纪要初稿 · The draft as the record gives it: time, place, who was there, each item with what came of it, what the meeting said.

Kept, so in Chinese whoever asks for it. No sentence is invented: what is not on record is not in the draft.
"""

from django.utils.translation import override

from shangliang.gatherings.models import Attendance, Presence
from shangliang.gatherings.models.gathering import COUNTED
from shangliang.kit import clock

from .items import VERB_WORDS, ItemKind, Verb
from .models import Meeting
from .numbers import written
from .presence import here
from .wording import CHINESE, election_words, presence_words, verdict


def draft(meeting: Meeting) -> str:
    with override(CHINESE):
        parts = [_head(meeting), _people(meeting), *_items(meeting), *_said(meeting.lines.filter(item=None))]
        return "\n\n".join(part for part in parts if part)


def _head(meeting: Meeting) -> str:
    room = meeting.gathering
    start = room.starts_at.astimezone(clock.SHANGHAI)
    lines = [
        f"时间：{start.year}年{start.month}月{start.day}日 {start:%H:%M}",
        f"地点：{room.place}",
        *([f"主持：{room.chair}"] if room.chair else []),
        *([f"记录：{room.recorder}"] if room.recorder else []),
    ]
    return "\n".join(lines)


def _people(meeting: Meeting) -> str:
    people: list[Attendance] = list(meeting.gathering.attendances.all())
    groups = {
        "出席": [a.name for a in people if a.presence in COUNTED],
        "列席": [a.name for a in people if a.presence == Presence.NONVOTING],
        "请假": [a.name for a in people if a.presence == Presence.LEAVE],
        "缺席": [a.name for a in people if a.presence == Presence.ABSENT],
    }
    lines = [f"{word}：{'、'.join(names)}" for word, names in groups.items() if names]
    if later := [a.name for a in people if a.entered_at]:
        lines.append(f"散会后按签到表补录到会情况：{'、'.join(later)}。")
    if meeting.rules.decides:
        opened = meeting.gathering.opened_at
        first = meeting.decisions.exclude(passed=None).first()
        lines.append(f"{presence_words(first.here if first else here(meeting, opened))}。")
    return "\n".join(lines)


def _items(meeting: Meeting) -> list[str]:
    found = []
    rows = meeting.items.prefetch_related("papers", "decisions__paper", "elections__item", "lines")
    for place, item in enumerate(rows, 1):
        title = f"{written(place)}、{item.said}"
        lines = [title, *(f"汇报：{item.speaker}" for _one in [0] if item.speaker)]
        lines += [f"《{one.subject}》：{verdict(one)}" if one.paper else verdict(one) for one in item.decisions.all()]
        lines += [election_words(one) for one in item.elections.all()]
        if not item.is_voted and item.done_at:
            lines.append(_ended(item.result) or _done(item))
        lines += _said(item.lines.all())
        found.append("\n".join(lines))
    return found


def _ended(text: str) -> str:
    """A sentence ends like one."""
    return text if not text or text[-1] in "。！？" else f"{text}。"


def _done(item) -> str:
    return {ItemKind.HEAR: "会议听取了汇报。", ItemKind.LEARN: "会议进行了学习传达。", ItemKind.DISCUSS: "会议进行了讨论。"}.get(
        item.kind, "会议进行了这项议程。"
    )  # fmt: skip


def _said(lines) -> list[str]:
    return [f"{VERB_WORDS[Verb(line.verb)]}，{line.text}" for line in lines]
