"""写消息 · The way back: the facts of an activity in the form of the newspaper. What is written here, `read` reads as the same facts.

本报金昌讯 6月5日，金昌市政协召开五届十二次主席会议。会议审议通过了《…》。出席会议的有9名组成人员。

Pure, and only Chinese: it is kept and published, whoever presses.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from .piece import Figure, Piece

GONE = ("开展", "进行")  # verbs of what one goes out for


def headline(told: Piece, verb: str = "召开") -> str:
    return f"{told.host}{verb}{told.event}"


def compose(told: Piece, paragraphs: Sequence[str] = (), *, verb: str = "召开", paper: str = "本报") -> str:
    """Dateline, who did what when and where; `paragraphs`: what else is told, the first of them behind the lead."""
    by = f"（通讯员{' '.join(told.authors)}）" if told.authors else " "
    lead = f"{paper}{told.place or ''}讯{by}{days(told)}，{told.host}{_where(told.places, verb)}{verb}{told.event}。"
    first, *rest = paragraphs or ("",)
    return "\n".join([lead + first, *rest])


def days(told: Piece) -> str:
    """6月5日, 6月5日至6日, 6月30日至7月2日, 12月30日至2025年1月2日, 近日."""
    if told.date is None:
        return told.date_text or "近日"
    first, last = told.date, told.date_end
    said = f"{first.month}月{first.day}日"
    return f"{said}至{_until(first, last)}" if last and last > first else said


def _until(first: date, last: date) -> str:
    if last.year != first.year:
        return f"{last.year}年{last.month}月{last.day}日"
    return f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"


def _where(places: Sequence[str], verb: str) -> str:
    if not places:
        return ""
    return f"前往{'、'.join(places)}" if verb in GONE else f"在{'、'.join(places)}"


def counted(lead: str, figures: Iterable[Figure]) -> str:
    """出席会议的有26名组成人员、2名列席人员。 Nothing where there is nothing to count."""
    said = "、".join(f"{one.number}{one.unit}{one.what}" for one in figures)
    return f"{lead}{said}。" if said else ""


def titled(lead: str, titles: Iterable[str]) -> str:
    """会议审议通过了《…》《…》。"""
    said = "".join(f"《{title}》" for title in titles)
    return f"{lead}{said}。" if said else ""
