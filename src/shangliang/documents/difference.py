"""两稿对照 · What is new and what is gone between two texts, by paragraphs and inside them. Pure."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from shangliang.kit import paper

SAME, NEW, GONE = "same", "new", "gone"
ALIKE = 0.4  # paragraphs less alike than this are shown as one gone and one new
CONTEXT = 1  # unchanged paragraphs shown on both sides of a change

Piece = tuple[str, str]  # (same | new | gone, words)


def plain(body) -> list[str]:
    """The paragraphs of a structure as they are read, with their numbers."""
    return [line for line in paper.write(paper.from_data(body)).split("\n") if line]


def between(old, new) -> list[list[Piece]]:
    """The paragraphs around every change, each as pieces; [] where nothing changed. A gap is an empty paragraph."""
    rows = list(_paragraphs(plain(old), plain(new)))
    changed = [any(kind != SAME for kind, _words in row) for row in rows]
    near = [any(changed[max(0, at - CONTEXT) : at + CONTEXT + 1]) for at in range(len(rows))]
    found: list[list[Piece]] = []
    for row, shown in zip(rows, near, strict=True):
        if shown:
            found.append(row)
        elif found and found[-1]:
            found.append([])
    return found if any(changed) else []


def _paragraphs(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ([(SAME, line)] for line in old[a:b])
            continue
        both = min(b - a, d - c)
        for left, right in zip(old[a : a + both], new[c : c + both], strict=True):
            yield from _inside(left, right)
        yield from ([(GONE, line)] for line in old[a + both : b])
        yield from ([(NEW, line)] for line in new[c + both : d])


def _inside(left: str, right: str) -> list[list[Piece]]:
    match = SequenceMatcher(a=left, b=right, autojunk=False)
    if match.quick_ratio() < ALIKE or match.ratio() < ALIKE:
        return [[(GONE, left)], [(NEW, right)]]
    row: list[Piece] = []
    for kind, a, b, c, d in match.get_opcodes():
        if kind == "equal":
            row.append((SAME, left[a:b]))
        else:
            row += [(GONE, left[a:b])] if b > a else []
            row += [(NEW, right[c:d])] if d > c else []
    return [row]
