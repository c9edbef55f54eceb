"""下载 · The document as PDF and as Word; where no Chinese font is there, what to install."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from shangliang.kit import paper

from ..models import Document, WordTemplate
from ..sheet import paper_of
from .seen import seen

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_safe
def pdf(request, ref):
    """/desk/documents/<ref>/pdf/."""
    found = seen(request.user, ref)
    return pdf_of(request, found, back=found.get_absolute_url())


@login_required
@require_safe
def word(request, ref):
    """/desk/documents/<ref>/word/: by the office's own template, if it has one; ?standard after the standard."""
    found = seen(request.user, ref)
    own = None if "standard" in request.GET else WordTemplate.objects.filter(area=found.area, kind=found.kind).first()
    made = paper.filled(bytes(own.file), paper_of(found)) if own else paper.to_docx(paper_of(found))
    return as_file(made, f"{found.title}.docx", WORD)


def pdf_of(request, found: Document, back: str):
    try:
        return as_file(paper.to_pdf(paper_of(found)), f"{found.title}.pdf", "application/pdf")
    except paper.NoFont as reason:
        messages.warning(request, str(reason))
        return redirect(back)


def as_file(data: bytes, name: str, kind: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Cache-Control"] = "private, no-store"
    return answer


def fonts_said() -> str:
    """What the page says beside the downloads: which fonts stand in, or what to install."""
    try:
        return paper.available_fonts().sentence()
    except paper.NoFont as reason:
        return str(reason)
