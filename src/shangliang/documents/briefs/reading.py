"""读简讯 · A page of news in, its pieces out."""

from collections.abc import Iterable

from .bylines import photo_end, signed
from .dateline import Dateline, dateline
from .dates import Calendar, calendar, when
from .events import event
from .figures import figures
from .furniture import is_furniture
from .gazetteer import Gazetteer, short
from .headline import headline
from .hosts import area_of, host
from .lines import Line, authors_of, lines
from .paragraphs import paragraphs
from .piece import Piece
from .places import places as places_of
from .splitting import Chunk, chunks
from .titles import titles
from .widths import one_width


def read(text: str, *, year: int | None = None, places: Iterable[str] | Gazetteer = ()) -> list[Piece]:
    """The pieces of a page, in its order. `places`: the names of the divisions that may be met (none is allowed too)."""
    known = places if isinstance(places, Gazetteer) else Gazetteer(places)
    page = one_width(text)
    every = lines(page, known.known)
    told = [line for line in every if not is_furniture(line.text)]
    years = calendar(page, "\n".join(line.text for line in every if is_furniture(line.text)), year)
    return [_piece(chunk, known, years) for chunk in chunks(told)]


def _piece(chunk: Chunk, known: Gazetteer, years: Calendar) -> Piece:
    section, title = headline(chunk.head, chunk.body[0].item)
    mark, body = _mark(chunk.body)
    whole = paragraphs(body)
    opening = dateline(whole[0], known.known) if whole else None
    told = _told(body, whole, opening)
    lead, prose = (told[0] if told else ""), "\n".join(told)
    whose = host(title, prose, opening.place if opening else None, known)
    area = area_of(whose)
    day = when(f"{opening.day if opening else ''}{lead}", prose, years)
    return Piece(
        headline=title or mark,
        text="\n".join(whole),
        section=section,
        place=(opening.place if opening else None) or (short(area) if area else None),
        authors=_authors(body, whole, opening),
        date=day.start,
        date_end=day.end,
        date_text=day.words,
        host=whose,
        event=event(title, prose),
        places=places_of(prose, {whose, area, area and short(area)}, known),
        documents=titles(prose),
        figures=figures(prose),
    )


def _mark(body: list[Line]) -> tuple[str, list[Line]]:
    """（接一版） stands for the headline of what began elsewhere."""
    return (body[0].text, body[1:]) if body and body[0].continued else ("", body)


def _told(body: list[Line], whole: list[str], opening: Dateline | None) -> list[str]:
    """The paragraphs that tell something, without dateline and lines of authors."""
    lone = {
        line.text for line in body if authors_of(line) and (line.byline or line.photo or line.text.startswith("（"))
    }
    rest = [whole[0][opening.end :], *whole[1:]] if opening else whole
    return [paragraph for paragraph in rest if paragraph and paragraph not in lone]


def _authors(body: list[Line], whole: list[str], opening: Dateline | None) -> list[str]:
    found = list(opening.authors) if opening else []
    for line in body:
        if line.byline or line.photo or (line.signed and line.text.startswith("（")):
            found += authors_of(line)
    for paragraph in whole:
        found += photo_end(paragraph)
    if whole:
        found += signed(whole[-1])
    return list(dict.fromkeys(found))
