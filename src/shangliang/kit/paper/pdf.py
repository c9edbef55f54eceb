"""PDF 成文 · A paper drawn by typst after gongwen.typ: the text goes in as data, never as code; nothing is read or fetched besides."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from . import fonts, measures, titles
from .levels import counted
from .structure import Annex, Block, Heading, Paper, Table, day_words

SOURCE = Path(__file__).parent / "gongwen.typ"


def to_pdf(*papers: Paper) -> bytes:
    """One paper, or several one after the other in one file. Raises fonts.NoFont where the machine can draw no Chinese."""
    return _compile(papers, "pdf")


def to_png(paper: Paper, dpi: int = 100) -> list[bytes]:
    """Its pages as pictures, for the eye."""
    found = _compile([paper], "png", ppi=dpi)
    return found if isinstance(found, list) else [found]


def _compile(papers, form: Any, **how) -> Any:
    import typst

    faces = fonts.available().families
    data = {
        "papers": [_data(paper) for paper in papers],
        "fonts": {face.name.lower(): family for face, family in faces.items()},
        "m": {name.lower(): value for name, value in vars(measures).items() if name.isupper()},
    }
    compiler = typst.Compiler(
        SOURCE.read_bytes(), root=str(SOURCE.parent), font_paths=fonts.library(), sys_inputs={"data": json.dumps(data)}
    )
    return compiler.compile(format=form, **how)


def _data(paper: Paper) -> dict[str, Any]:
    found = asdict(paper)
    found["title"] = titles.lines(paper.title)
    found["blocks"] = _blocks(paper.blocks)
    found["annexes"] = [_annex(one) for one in paper.annexes]
    found["attached"] = [one.title for one in paper.annexes]
    found["attendance"] = [list(pair) for pair in paper.attendance]
    found["joint"], found["issuers"] = list(paper.joint), paper.issuers
    if paper.sign:
        found["sign"]["units"] = list(paper.sign.units)
        found["sign"]["day"] = day_words(paper.sign.day)
    if paper.end:
        found["end"]["day"] = day_words(paper.end.day) if paper.end.day else ""
    return found


def _annex(one: Annex) -> dict[str, Any]:
    return {"title": titles.lines(one.title), "blocks": _blocks(one.blocks)}


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [_block(block, number) for block, number in counted(blocks)]


def _block(block: Block, number: str) -> dict[str, Any]:
    if isinstance(block, Table):
        return {"kind": "table", "rows": [list(row) for row in block.rows], "widths": list(block.widths)}
    if isinstance(block, Heading):
        head, rest = block.parts()
        return {"kind": "heading", "level": block.level, "head": number + head, "rest": rest}
    return {"kind": "para", "text": block.text}
