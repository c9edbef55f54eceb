"""打印 · One page for all that is printed: the sheets to look at, and the same as PDF and, where an office would edit them, Word.

`return printing.answer(request, sheet, name="签到册")`: ?as=pdf and ?as=word of the same address bring the file.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from . import paper
from .paper import sheetpdf
from .paper.sheet import Sheet, Words

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def asked(request) -> str:
    """pdf, word, or '' for the page itself."""
    found = (request.POST if request.method == "POST" else request.GET).get("as", "")
    return found if found in ("pdf", "word") else ""


def press_of(request) -> list[tuple[str, str]]:
    """What was pressed, to be pressed again for the file (kit/_as_pdf.html); nothing where the press would make other codes."""
    sent = [(key, value) for key, value in request.POST.items() if key not in ("csrfmiddlewaretoken", "as")]
    return sent if request.POST.get("once") else []


def answer(request, *sheets: Sheet, name: str, word=True, through=False, back="", page="kit/sheet.html", **more):
    """The file that was asked for; else the page, which also explains itself where this machine has no Chinese font.
    `through`: the pages of all sheets are counted as one booklet."""
    wanted = asked(request)
    made = as_asked(wanted, *sheets, name=name, through=through) if wanted == "pdf" or word else None
    return made or page_of(request, *sheets, name=name, word=word, back=back, page=page, **more)


def page_of(request, *sheets: Sheet, name: str, word=True, back="", page="kit/sheet.html", **more):
    """The sheets to look at, whatever was asked for."""
    context = {"sheets": sheets, "name": name, "word": word, "back": back, "fonts": fonts_said(), "only": sheets[:1]}
    return render(request, page, context | more)


def as_asked(wanted: str, *sheets: Sheet, name: str, through=False) -> HttpResponse | None:
    """The file; None where none was asked for, or where nothing on this machine can draw one: the page says what to install."""
    if wanted == "word":
        return as_file(as_word(*sheets), f"{name}.docx", WORD)
    if wanted == "pdf":
        try:
            return as_file(as_pdf(*sheets, through=through), f"{name}.pdf", PDF)
        except paper.NoFont:
            return None
    return None


def as_pdf(*sheets: Sheet, through: bool = False) -> bytes:
    return sheetpdf.to_pdf(*sheets, foot=_("商量"), through=through)


def as_word(*sheets: Sheet) -> bytes:
    """python-docx takes half a second to load: not before the first."""
    from .paper import sheetword

    return sheetword.to_docx(*sheets)


def empty(title: str, words: str, **more) -> Sheet:
    """A sheet that says why nothing stands on it."""
    return Sheet(title, (Words(words, small=True),), **more)


def as_file(data: bytes, name: str, kind: str) -> HttpResponse:
    """To take away, kept by no cache on the way; the name as people wrote it, in one line."""
    made = HttpResponse(data, content_type=kind)
    made["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=" ".join(name.split()).replace("/", "-")
    )
    made["Cache-Control"] = "private, no-store"
    return made


def fonts_said() -> str:
    """What stands beside the buttons: which fonts stand in, or what to install."""
    try:
        return paper.available_fonts().sentence()
    except paper.NoFont as reason:
        return str(reason)


__all__ = ["PDF", "WORD", "answer", "as_asked", "as_file", "asked", "empty", "fonts_said", "page_of", "press_of"]
