"""一份的 PDF · Sheets drawn by typst after sheet.typ: the words go in as data, never as code; QR codes as pictures made here."""

import io
import json
from pathlib import Path
from typing import Any

import segno

from shangliang.kit.cells import NOT_XML

from . import fonts
from .sheet import Rows, Sheet, as_data

TAGGED = 200  # rows, sheets: up to them a reader for the blind finds its way; the tags of 1,000 take 3.5 MB
SOURCE = Path(__file__).parent / "sheet.typ"


def to_pdf(*sheets: Sheet, foot: str = "", through: bool = False) -> bytes:
    """One sheet, or several in one file: each counts its own pages, or `through` counts them all, as a booklet is bound.
    Raises fonts.NoFont where nothing can draw Chinese."""
    rows = len(sheets) + sum(len(part.rows) for one in sheets for part in one.parts if isinstance(part, Rows))
    return _compile(sheets, foot, "pdf", through=through, pdf_tags=rows <= TAGGED)


def to_png(*sheets: Sheet, foot: str = "", dpi: int = 80) -> list[bytes]:
    """Its pages as pictures, for the eye."""
    found = _compile(sheets, foot, "png", ppi=dpi)
    return found if isinstance(found, list) else [found]


def _compile(sheets, foot: str, form: Any, *, through: bool = False, **how) -> Any:
    import typst

    faces = fonts.available().families
    data = {
        "sheets": [_drawn(one) for one in sheets],
        "fonts": {face.name.lower(): family for face, family in faces.items()},
        "foot": foot,
        "through": through,
    }
    compiler = typst.Compiler(
        SOURCE.read_bytes(), root=str(SOURCE.parent), font_paths=fonts.library(), sys_inputs={"data": json.dumps(data)}
    )
    return compiler.compile(format=form, **how)


def raster(svg: str, *, dpi: int = 160) -> bytes:
    """A drawing as PNG, with the faces of the sheets: Word takes no SVG that old versions show."""
    import typst

    faces = fonts.available().families
    source = f"#set page(width: 170mm, height: auto, margin: 0mm)\n#set text(font: {json.dumps(next(iter(faces.values())))})\n#image(bytes(sys.inputs.svg), width: 100%)"
    compiler = typst.Compiler(source.encode(), font_paths=fonts.library(), sys_inputs={"svg": svg})
    found = compiler.compile(format="png", ppi=dpi)
    assert isinstance(found, bytes)  # one page
    return found


def _drawn(one: Sheet) -> dict[str, Any]:
    found = as_data(one)
    for part in found["parts"]:
        if part["kind"] == "code":
            part["svg"] = _svg(part["data"])
    return found


def _svg(data: str) -> str:
    picture = io.BytesIO()
    segno.make(NOT_XML.sub("", data), error="m", micro=False, mask=3).save(picture, kind="svg", border=2, scale=4)
    return picture.getvalue().decode()
