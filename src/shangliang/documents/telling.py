"""讲活动 · Where a bulletin may come from: nouns further up register in the slot `bulletin.source` how they tell what they hold.

@pages.slot("bulletin.source")
def of_meeting(person, origin): ...   # "meeting:<ref>" -> [Source], or None if it is not theirs, not seen, not over

So this noun writes and keeps bulletins of meetings, trips and sittings without knowing one of them.
"""

from dataclasses import dataclass

from shangliang.kit import pages
from shangliang.people.areas import COUNTY, lineage, names
from shangliang.people.models import Organisation
from shangliang.people.organisations import OrgKind

from .briefs import Piece, read
from .briefs.gazetteer import short
from .rules import paper_word

SLOT = "bulletin.source"


@dataclass(frozen=True)
class Source:
    """一次活动 · Its headline, its text in the form of the newspaper, whose it is, and its own page."""

    headline: str
    text: str
    told: Piece
    organisation: Organisation
    back: str


def source_of(person, origin: str) -> Source | None:
    return next(iter(pages.panels(SLOT, person, origin)), None)


def called(body: Organisation) -> str:
    """As news calls it: 金昌市政协 (政协金昌市委员会), 金昌市政协党组, else its name."""
    words: dict[str, str] = {OrgKind.CPPCC: "政协", OrgKind.PARTY_GROUP: "政协党组"}
    return f"{body.area.name}{words[body.kind]}" if body.kind in words else body.short or body.name


def dated(area) -> dict[str, str]:
    """What stands in the dateline: the county (else the city) that the place belongs to, and the paper's word for itself."""
    above = [code for code in reversed(lineage(area.code)) if len(code) <= COUNTY]
    known = names(above)
    named = next((known[code] for code in above if code in known), area.name)
    return {"place": short(named), "paper": paper_word(area.code)}


def as_told(headline: str, text: str, source: Source) -> Piece:
    """The facts of the text as it stands now, read like any news; of the record where it can not be read as one piece."""
    year = source.told.date.year if source.told.date else None
    area = source.organisation.area.name
    found = read(f"{headline}\n\n{text}", year=year, places=[area, *source.told.places])
    piece = found[0] if len(found) == 1 else source.told
    return Piece(**{**vars(piece), "headline": headline, "text": text})
