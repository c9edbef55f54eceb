"""下载 · The document as PDF and as Word; where no Chinese font is there, what to install."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from shangliang.kit import paper
from shangliang.kit.printing import PDF, WORD, as_file

from ..models import Document, WordTemplate
from ..sheet import paper_of
from .seen import seen


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
        return as_file(paper.to_pdf(paper_of(found)), f"{found.title}.pdf", PDF)
    except paper.NoFont as reason:
        messages.warning(request, str(reason))
        return redirect(back)
