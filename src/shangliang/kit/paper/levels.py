"""层次序数 · 一、（一）1.（1）: written by counting, read from what was typed or pasted, whatever width its digits had. Pure."""

import re
from collections.abc import Iterable, Iterator

from .structure import LEVELS, Block, Heading, Para, Table

DIGITS = "〇一二三四五六七八九"
NUMERAL = "[一二三四五六七八九十百]{1,5}"
BRACKET = "[（(]", "[）)]"
MARKS = (
    re.compile(rf"^{NUMERAL}\s*[、．.]\s*"),
    re.compile(rf"^{BRACKET[0]}\s*{NUMERAL}\s*{BRACKET[1]}\s*[、．.]?\s*"),
    re.compile(r"^\d{1,3}\s*[．、]\s*|^\d{1,3}\s*\.\s*(?!\d)"),  # 3.5 万元 is no heading
    re.compile(rf"^{BRACKET[0]}\s*\d{{1,3}}\s*{BRACKET[1]}\s*"),
)
LONGEST = 60  # characters: a numbered paragraph longer than this without a full stop in it is text, not a heading
WIDE = str.maketrans("０１２３４５６７８９％", "0123456789%")
BAR = re.compile(r":?-{2,}:?")  # what Markdown draws under the head of a table
FEWEST = 2  # cells that make a line a row of a table


def chinese(number: int) -> str:
    """23 -> 二十三, up to 99."""
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return (ten + (DIGITS[ones] if ones else "")) or DIGITS[0]


def mark(level: int, number: int) -> str:
    """The number before a heading of this level."""
    return (f"{chinese(number)}、", f"（{chinese(number)}）", f"{number}.", f"（{number}）")[level - 1]


def counted(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with the number it bears: a heading's count begins anew under each higher one."""
    counts = [0] * LEVELS
    for block in blocks:
        if not isinstance(block, Heading):
            yield block, ""
            continue
        counts[block.level - 1] += 1
        counts[block.level :] = [0] * (LEVELS - block.level)
        yield block, mark(block.level, counts[block.level - 1])


def read(text: str) -> tuple[Block, ...]:
    """Plain text as typed: a line is a paragraph, a marked line a heading, lines with tabs or bars a table."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for raw in [*text.translate(WIDE).replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        line = raw.replace("\u3000", " ").strip(" ")
        if cells := _cells(line):
            if not all(BAR.fullmatch(cell) for cell in cells):
                rows.append(cells)
            continue
        if rows:
            blocks.append(Table(_squared(rows)))
            rows = []
        if line.strip():
            blocks.append(_line(line.strip()))
    return tuple(blocks)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row: 甲 | 乙 | 丙, or pasted with tabs."""
    parts = line.strip("|").split("|") if "|" in line else line.split("\t") if "\t" in line.strip() else []
    found = tuple(part.strip() for part in parts)
    if len(found) < FEWEST or not any(found):
        return ()
    return found


def _squared(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)


def _line(line: str) -> Block:
    for level, pattern in enumerate(MARKS, 1):
        found = pattern.match(line)
        if found and (rest := line[found.end() :].strip()):
            head = rest.partition("。")[0]
            return Heading(level, rest) if len(head) <= LONGEST else Para(line)
    return Para(line)


def write(blocks: Iterable[Block]) -> str:
    """The plain text of it, as the form shows it again: `read(write(blocks)) == blocks`."""
    return "\n".join(_written(block, number) for block, number in counted(blocks))


def _written(block: Block, number: str) -> str:
    if isinstance(block, Table):
        return "\n".join(" | ".join(row) for row in block.rows) + "\n"
    return number + block.text
