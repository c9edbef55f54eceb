"""取附件 · As an attachment, for those who may see what it hangs on; for all others there is no such file."""

import logging

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .access import visible
from .models import File

log = logging.getLogger(__name__)


@require_safe
def download(request: HttpRequest, ref: str) -> FileResponse:
    """The bytes, in a form in which no browser runs them on our address."""
    file = get_object_or_404(File, ref=ref)
    if not visible(file, request.user, request):
        raise Http404
    return handed_out(file)


def handed_out(file: File) -> FileResponse:
    """To whoever may have it: that was asked before."""
    try:
        content = default_storage.open(file.stored)
    except FileNotFoundError:
        log.exception("the bytes of file %s are gone", file.ref)
        raise Http404
    answer = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.mime)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "private, no-store"
    return answer
