"""分篇 · Where on the page one piece ends and the next begins.

Anchors are what only a piece has: a dateline, a □ byline, a photographer's line, （接一版）, a headline that names a body over
a text that opens with a day. From each anchor its headline is sought upwards; all lines down to the next headline are its.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .lines import Line

MOST_HEAD, MOST_CAPTION = 5, 4


@dataclass(frozen=True)
class Chunk:
    """一篇的行 · The lines of one piece: those over the text, and the text."""

    head: list[Line]
    body: list[Line]


def chunks(page: list[Line]) -> list[Chunk]:
    """Every line of the page is in exactly one chunk, in the page's order."""
    starts = sorted(set(_starts(page)))
    if not starts or starts[0][0] > 0:  # what stands above the first anchor is a piece too
        starts.insert(0, (0, _head_length(page, 0, starts[0][0] if starts else len(page))))
    ends = [start for start, _ in starts[1:]] + [len(page)]
    return [
        Chunk(page[start:text], page[text:end]) for (start, text), end in zip(starts, ends, strict=True) if start < end
    ]


def _head_length(page: list[Line], at: int, end: int) -> int:
    while at < end - 1 and page[at].may_head:
        at += 1
    return at


def _starts(page: list[Line]) -> Iterator[tuple[int, int]]:
    """(first line of the head, first line of the text) of each anchored piece."""
    floor = 0
    for at in range(len(page)):
        text = _text_of_anchor(page, at, floor)
        if text is None:
            continue
        start = _up(page, text, floor)
        yield start, text
        floor = max(at, text) + 1


def _text_of_anchor(page: list[Line], at: int, floor: int) -> int | None:
    """Where the text of the piece begins whose anchor stands at this line; None if none does."""
    line = page[at]
    if line.dated or line.continued:
        return at
    if line.byline and at > floor and page[at - 1].may_head:
        return at
    if line.photo and (caption := _caption(page, at, floor)) is not None:
        return caption
    return at if at > floor and _unmarked(page, at, floor) else None


def _caption(page: list[Line], at: int, floor: int) -> int | None:
    """A caption is a headline, a few lines, and the photographer."""
    for text in range(at, max(floor, at - MOST_CAPTION), -1):
        if page[text - 1].may_head and not page[text].may_head:
            return text
    return None


def _unmarked(page: list[Line], at: int, floor: int) -> bool:
    """No dateline: a headline naming a body over a text that opens with a day, or a headline after a signature."""
    line, start = page[at], _up(page, at, floor)
    if start == at or line.may_head or line.dated or line.photo:
        return False
    if start == 0:
        return True
    above, named = page[start - 1], any(head.names_body for head in page[start:at])
    return above.signed or above.photo or (line.begins and named and above.ended)


def _up(page: list[Line], text: int, floor: int) -> int:
    start = text
    if page[text].continued:
        return start
    while start > floor and text - start < MOST_HEAD and page[start - 1].may_head:
        start -= 1
    return start
