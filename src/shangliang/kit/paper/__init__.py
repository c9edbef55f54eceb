"""公文纸 · Structure in, DOCX and PDF out, after GB/T 9704-2012. Knows no noun."""

from .fonts import NoFont
from .levels import read, write
from .pdf import to_pdf, to_png
from .structure import Annex, Block, End, Form, Heading, Paper, Para, Sign, Table, as_data, day_words, from_data
from .word import to_docx

__all__ = [
    "Annex", "Block", "End", "Form", "Heading", "NoFont", "Paper", "Para", "Sign", "Table",
    "as_data", "day_words", "from_data", "read", "to_docx", "to_pdf", "to_png", "write",
]  # fmt: skip
