"""简讯 · Reads a page of short news about what CPPCC committees did: what happened, where, when, by whom, in which figures.

    for piece in read(page, year=2023, places=names): piece.host, piece.event, piece.date, piece.as_json()

Pure: text in, pieces out. `docs/briefs.md` has the format and what the rules do not promise.
"""

from .piece import Figure, Piece
from .reading import read

__all__ = ["Figure", "Piece", "read"]
