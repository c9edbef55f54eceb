"""拒绝页 · 400, 403, 404, 405, 500, a stale form and a page left, in words and with a way on. None of them asks the database."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

SECRET = ("csrf", "pass", "once", "next", "code", "secret")
SHORT, LONGEST = 8, 20_000


def bad_request(request, exception=None):
    """Too much at once (text beyond DATA_UPLOAD_MAX_MEMORY_SIZE) gets a page that says so; the browser still has it all."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return render(request, "kit/413.html", {"most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20}, status=413)
    return render(request, "kit/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "kit/403.html", {"reason": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "kit/404.html", status=404)


def not_allowed(request, methods: str):
    """A method that the address does not take (405)."""
    answer = render(request, "kit/405.html", status=405)
    answer["Allow"] = methods
    return answer


def broken(request):
    """No context processors: whatever broke may be what they need."""
    return HttpResponseServerError(render_to_string("kit/500.html"))


def stale(request, reason=""):
    """CSRF failure: the page lay open too long or came from elsewhere; nothing was written, and what was typed is shown.

    Shown to be copied, never sent again from here: another site may have filled that form in.
    """
    return render(request, "kit/stale.html", {"typed": _typed(request)}, status=403)


def signed_out(request, sentence: str, way: str):
    """The code that opened this page does so no longer: nothing was written, what was typed is shown to be copied."""
    return render(request, "kit/left.html", {"typed": _typed(request), "sentence": sentence, "way": way}, status=403)


def _typed(request) -> list[str]:
    return [
        value[:LONGEST] for name, value in request.POST.items() if len(value) > SHORT and not name.startswith(SECRET)
    ]
