"""交办单成文 · The slip of one order as a letter of who assigns it; which orders make a part; how parts become one file."""

import datetime as dt
import io
import itertools
import zipfile
from collections.abc import Iterable, Sequence

from django.utils.text import get_valid_filename

from shangliang.kit import paper
from shangliang.matters.models import WorkOrder

AT_ONCE = 25  # slips of a part: half a second


def paper_of(order: WorkOrder) -> paper.Paper:
    """Chinese whoever asks for it: it goes out to the unit."""
    matter, holder = order.matter, str(order.matter.holder)
    blocks: list[paper.Block] = [
        paper.Para(f"现将“{matter.title}”（编号 {matter.ref}）交由你单位{order.part_label}，请按时限办理。"),
        paper.Heading(1, "交办要求"),
        *paper.read(order.task or "按职责研究办理，并书面答复。"),
        paper.Heading(1, "基本情况"),
        *paper.read(matter.text or matter.title),
        paper.Heading(1, "办理时限"),
        paper.Para("".join(f"{what}：{paper.day_words(day)}前。" for what, day in _limits(order))),
    ]
    return paper.Paper(
        f"关于交办“{matter.title}”的函", tuple(blocks), form=paper.Form.LETTER, mark=holder, to=str(order.unit),
        number=order.ref, sign=paper.Sign(holder, order.assigned_on, seal=True),
    )  # fmt: skip


def _limits(order: WorkOrder) -> list[tuple[str, dt.date]]:
    found = (("签收", order.receipt_due), ("阶段反馈", order.feedback_due), ("办结答复", order.due_on))
    return [(what, day) for what, day in found if day]


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
