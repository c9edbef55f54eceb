"""公文纸 · Structure in, DOCX and PDF out, after GB/T 9704-2012. Knows no noun."""

from .annexes import annexes_as_data, annexes_from_data, read_annexes, write_annexes
from .fitting import fits, sealed_on_a_page, settled
from .fonts import NoFont
from .fonts import available as available_fonts
from .levels import read, write
from .pasted import as_text, from_html
from .pdf import to_pdf, to_png
from .structure import Annex, Block, End, Form, Heading, Paper, Para, Sign, Table, as_data, day_words, from_data


def to_docx(*papers: Paper) -> bytes:
    """One paper, or several one after the other, as Word. python-docx takes half a second to load: not before the first."""
    from . import word

    return word.to_docx(*papers)


def filled(template: bytes, paper: Paper) -> bytes:
    """An office's own DOCX with the paper in it."""
    from . import template as templates

    return templates.filled(template, paper)


__all__ = [
    "Annex", "Block", "End", "Form", "Heading", "NoFont", "Paper", "Para", "Sign", "Table",
    "annexes_as_data", "annexes_from_data", "as_data", "as_text", "available_fonts", "day_words", "filled", "fits", "from_data", "from_html", "read", "read_annexes", "sealed_on_a_page", "settled", "to_docx", "to_pdf", "to_png", "write", "write_annexes",
]  # fmt: skip
