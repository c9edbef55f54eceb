"""批量交办单成文 · Which orders make a part, and how parts become one file. One slip is what matters print of an order. Pure."""

import io
import itertools
import zipfile
from collections.abc import Iterable, Sequence

from django.utils.text import get_valid_filename

AT_ONCE = 25  # slips of a part: half a second


def parts_of(rows: Sequence[tuple[int, int]], *, by_unit: bool) -> list[list[int]]:
    """(order, unit) in the order of printing: so many together, or all of a unit. Pure."""
    if by_unit:
        return [[order for order, _unit in group] for _unit, group in itertools.groupby(rows, key=lambda row: row[1])]
    keys = [order for order, _unit in rows]
    return [keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE)]


def joined(parts: Iterable[bytes]) -> bytes:
    """PDFs one after the other."""
    import pikepdf

    whole, written = pikepdf.Pdf.new(), io.BytesIO()
    for data in parts:
        with pikepdf.Pdf.open(io.BytesIO(data)) as one:
            whole.pages.extend(one.pages)
    whole.save(written)
    return written.getvalue()


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip with one PDF for each unit, numbered so that no two share a name."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for number, (name, data) in enumerate(parts, 1):
            archive.writestr(get_valid_filename(f"{number:03}-{name}.pdf"), data)
    return written.getvalue()
