"""行程和报告 · What is printed of a trip: who goes where and when; after it, what was found and the report."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from shangliang.gatherings.sheets import when
from shangliang.kit import paper
from shangliang.kit.paper.sheet import Facts, Part, Rows, Section, Sheet, Steps, Words, facts, read
from shangliang.matters.wording import whole_day


def trip_sheet(trip, told: dict) -> Sheet:
    """`told` is what the page of the trip shows (views/trip.py)."""
    called_off = (Words(_("取消原因：") + trip.called_off, strong=True),) if trip.called_off else ()
    parts = (
        *called_off, _head(trip, told), *_stops(told), *_met(told), *_findings(told),
        *_told(_("报告"), trip.report, trip.reported_on), *_told(_("回头看"), trip.look_back, trip.looked_back_on),
    )  # fmt: skip
    return Sheet(trip.title, parts, place=str(trip.host), lead=f"{trip.rules.name} · {told['when']}")


def _head(trip, told: dict) -> Facts:
    team = _("、").join(f"{one.title} · {one.get_part_display()}" for one in told["team"])
    forum = f"{trip.forum.title} · {when(trip.forum)} · {trip.forum.place}" if trip.forum else ""
    return Facts(facts(
        (pgettext("会", "主办"), trip.host), (_("目的"), trip.aim), (_("外出组"), team), (_("去哪里"), trip.places), (_("座谈会"), forum),
    ))  # fmt: skip


def _stops(told: dict) -> list[Part]:
    rows = [
        (str(stop.number), f"{stop.day:%m-%d}" if stop.day else "", stop.name, "\n".join(filter(None, (_("、").join(map(str, stop.method_words)), stop.document))))
        for stop in (one["row"] for one in told["stops"])
    ]  # fmt: skip
    head = (_("次序"), _("哪天"), _("地点"), _("怎么做"))
    return [Section(_("行程")), Rows(head, tuple(rows), widths=(2, 3, 7, 7))] if rows else []


def _met(told: dict) -> list[Part]:
    lines = [" · ".join(filter(None, (one.name, one.sector, one.place))) for one in told["met"]]
    return [Section(_("会见的企业")), Steps(tuple(lines))] if lines else []


def _findings(told: dict) -> list[Part]:
    rows = [one["row"] for one in told["findings"]]
    lines = [f"{_('：').join((one.get_kind_display(), one.title))}\n{one.text}".strip() for one in rows]
    return [Section(_("发现")), Steps(tuple(lines))] if lines else []


def _told(title: str, text: str, day) -> list[Part]:
    """What was written afterwards, by its headings, with its day."""
    return [Section(title), *read(paper.read(text)), Words(whole_day(day), small=True)] if text and day else []
