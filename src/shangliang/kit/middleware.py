"""每次请求 · What is read once per request is remembered until its last byte (kit.memory); a wrong method finds a way back."""

from django.http import HttpResponseRedirect

from .addresses import page_above
from .memory import remembered, streamed
from .refusals import not_allowed


def per_request(get_response):
    """Middleware: one memory per request; the parts of a streamed answer (a ledger) are made within it too."""

    def middleware(request):
        with remembered() as cache:
            response = get_response(request)
        if response.streaming and not response.is_async:
            response.streaming_content = streamed(response.streaming_content, cache)
        return response

    return middleware


def wrong_method(get_response):
    """Middleware: the address of a form's target, typed or come back to (by a language switch, say), leads to its page.

    Only a browser that wants a page is led on; programs read the bare status. No view tells beforehand what it takes,
    so it is its answer that is looked at.
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code != NOT_ALLOWED or "text/html" not in request.headers.get("Accept", ""):
            return response
        above = page_above(request.path)
        if request.method in ("GET", "HEAD") and above:
            return HttpResponseRedirect(above)
        return not_allowed(request, response["Allow"])

    return middleware


NOT_ALLOWED = 405
