"""放得下 · The first page must show text (GB/T 9704-2012, 7.3.3): what stands above it, in lines of the grid; who receives it goes
to the end block where too many do (7.3.2). The seals of all who issue it stand on one page, apart (7.3.5). Pure.
"""

from collections.abc import Sequence
from dataclasses import replace

from . import measures as m
from . import titles
from .structure import End, Form, Paper

LEAST = 1  # lines of text
STEP = 25.4 / 72 * m.PITCH  # mm of a line
RULED = 2 * m.RULE_BELOW + 2  # mm: the rule below the number, and what the lines around it leave free
TO_MARK = {
    Form.ORDINARY: m.MARK_TOP,
    Form.UPWARD: m.MARK_TOP,
    Form.MINUTES: m.MARK_TOP,
    Form.LETTER: m.LETTER_TOP - m.TOP,
}
NUMBER = {Form.ORDINARY: 3, Form.UPWARD: 3, Form.MINUTES: 2, Form.LETTER: 1}  # its line and those free above it
FREE = 2  # lines below the rule
SEAL = 4  # lines free between two rows of seals
FEW, JOINT_STEP = 2, 1.25  # issuers of a joint mark; from name to name, of their size


def settled(paper: Paper) -> Paper:
    """As it is drawn: with its recipients above the text, or in the end block where the first page would show none."""
    if not paper.to or fits(paper):
        return paper
    end = paper.end or End(ruled=paper.form != Form.LETTER)
    return replace(paper, to="", end=replace(end, to=paper.to))


def fits(paper: Paper) -> bool:
    """Whether the first page shows text. Words of the title are only looked for where it might matter."""
    at_most = -(-len(paper.title) // titles.LINE) + 1
    return _ends(paper, at_most) or _ends(paper, len(titles.lines(paper.title)))


def _ends(paper: Paper, lines: int) -> bool:
    return above_text(paper, lines) + LEAST <= m.LINES


def above_text(paper: Paper, title: int) -> float:
    """Lines from the top of the type area down to the text, with a title of so many."""
    subtitle = _lines(paper.subtitle) if paper.subtitle else 0
    to = _lines(f"{paper.to}：") if paper.to else 0
    return _head(paper) + title + subtitle + 1 + to


def _head(paper: Paper) -> float:
    if paper.form == Form.PLAIN:
        return 0.0
    signers = max(0, -(-len(paper.issuers) // _abreast(paper)) - 1) if paper.form == Form.UPWARD else 0
    return (TO_MARK[paper.form] + _mark(paper) + RULED) / STEP + NUMBER[paper.form] + signers + FREE


def _abreast(paper: Paper) -> int:
    return 2 if max(map(len, paper.issuers), default=0) <= m.ISSUER_SIDE else 1


def _mark(paper: Paper) -> float:
    """The height of the red mark in mm: of one issuer, of several below each other."""
    count = len(paper.joint)
    if count < FEW or paper.form not in (Form.ORDINARY, Form.UPWARD):
        return m.MARK_MOST / m.MM
    wide = m.WIDTH * m.MM / (max(map(len, paper.joint)) + 3)
    return min(m.JOINT_HIGH, count * JOINT_STEP * min(m.MARK_MOST, wide) / m.MM)


def _lines(words: str) -> int:
    return -(-len(words) // m.CHARACTERS)


def sealed_on_a_page(names: Sequence[str]) -> bool:
    """Two in a row where all names are short; 4 lines are free between rows, a line of text stands above, the day below."""
    each = 2 if max(map(len, names), default=0) <= m.JOINT_SIDE else 1
    rows = -(-len(names) // each)
    return 1 + 1 + rows + SEAL * (rows - 1) + 1 <= m.LINES
