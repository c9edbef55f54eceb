"""一则消息 · What is read from one piece of news."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """数字 · How many of what: 13 户 of 困难群众."""

    what: str
    number: int | float
    unit: str


@dataclass(frozen=True)
class Piece:
    """一则消息 · One piece of the page; `text` is the whole body with its paragraphs mended."""

    headline: str
    text: str
    place: str | None = None
    authors: list[str] = field(default_factory=list)
    date: dt.date | None = None
    date_end: dt.date | None = None
    date_text: str | None = None
    host: str | None = None
    event: str | None = None
    places: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    section: str = ""  # the label above several pieces; on the page only

    def as_json(self) -> dict[str, Any]:
        """The form of `shangliang brief read --json`."""
        return {
            "headline": self.headline,
            "place": self.place,
            "authors": self.authors,
            "date": self.date and self.date.isoformat(),
            "date_end": self.date_end and self.date_end.isoformat(),
            "date_text": self.date_text,
            "host": self.host,
            "event": self.event,
            "places": self.places,
            "documents": self.documents,
            "figures": [{"what": each.what, "number": each.number, "unit": each.unit} for each in self.figures],
            "text": self.text,
        }
