"""列 · Plain CSV read by columns: where every line has the same number of commas and nothing is quoted, whole columns are
found and turned into numbers at once. Whatever is not so plain is left to `csv`, which also knows the line of a fault.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BLOCK = 1 << 25
LONGEST_LINE = 1 << 22
BOM = b"\xef\xbb\xbf"
COMMA, NEWLINE, MINUS, ZERO, NINE = b",\n-09"
LONGEST = 18  # digits of an int64

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int64]


class Fields(NamedTuple):
    """`text`, and where each field of each row begins and ends in it (rows x fields)."""

    text: Bytes
    starts: Numbers
    ends: Numbers


def header(path: Path) -> list[str]:
    """The names of the columns; empty where there is no line."""
    with path.open("rb") as file:
        line = file.readline(LONGEST_LINE).removeprefix(BOM).decode("utf-8", "replace").strip("\r\n")
    try:
        return [name.strip() for name in next(csv.reader([line]), [])]
    except csv.Error:
        return []


def blocks(path: Path) -> Iterator[bytes]:
    """The file without its first line, in pieces that end with a line."""
    with path.open("rb") as file:
        file.readline()
        while piece := file.read(BLOCK) + file.readline():
            yield piece if piece.endswith(b"\n") else piece + b"\n"


def fields(block: bytes, count: int) -> Fields | None:
    """All fields of a block of lines, or None where it is not plain."""
    if b'"' in block or b"\0" in block:
        return None
    text = np.frombuffer(block.replace(b"\r\n", b"\n"), dtype=np.uint8)
    marks = np.flatnonzero((text == COMMA) | (text == NEWLINE))
    if len(marks) % count or np.count_nonzero(text == NEWLINE) * count != len(marks):
        return None
    ends = marks.reshape(-1, count)
    if not (text[ends[:, -1]] == NEWLINE).all():
        return None
    starts = np.empty_like(ends)
    starts.flat[0] = 0
    starts.flat[1:] = marks[:-1] + 1
    return Fields(text, starts, ends)


def numbers(found: Fields, column: int) -> Numbers | None:
    """A column of whole numbers, or None where one of them is not."""
    text, starts, ends = found.text, found.starts[:, column], found.ends[:, column]
    minus = text[starts] == MINUS
    starts = starts + minus
    widths = ends - starts
    if not len(widths) or widths.min() < 1 or widths.max() > LONGEST:
        return None if len(widths) else np.zeros(0, dtype=np.int64)
    total = np.zeros(len(widths), dtype=np.int64)
    for place in range(int(widths.max())):
        digit = text[np.minimum(starts + place, ends - 1)]
        if ((digit < ZERO) | (digit > NINE)).any():
            return None
        total = np.where(place < widths, total * 10 + (digit - ZERO), total)
    return np.where(minus, -total, total)
