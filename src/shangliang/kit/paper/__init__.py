"""公文纸 · Structure in, DOCX and PDF out, after GB/T 9704-2012. Knows no noun."""

from .fonts import NoFont
from .fonts import available as available_fonts
from .levels import read, write
from .pasted import as_text, from_html
from .pdf import to_pdf, to_png
from .structure import Annex, Block, End, Form, Heading, Paper, Para, Sign, Table, as_data, day_words, from_data
from .word import to_docx

__all__ = [
    "Annex", "Block", "End", "Form", "Heading", "NoFont", "Paper", "Para", "Sign", "Table",
    "as_data", "as_text", "available_fonts", "day_words", "from_data", "from_html", "read", "to_docx", "to_pdf", "to_png", "write",
]  # fmt: skip
