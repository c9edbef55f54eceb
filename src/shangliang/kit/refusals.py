"""拒绝页 · 400, 403, 404, 500 and a stale form, in words and with a way on. None of them asks the database."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request, exception=None):
    return render(request, "kit/400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "kit/403.html", {"reason": str(exception or "")}, status=403)


def not_found(request, exception=None):
    return render(request, "kit/404.html", status=404)


def broken(request):
    """No context processors: whatever broke may be what they need."""
    return HttpResponseServerError(render_to_string("kit/500.html"))


def stale(request, reason=""):
    """CSRF failure: the page lay open too long or came from elsewhere; nothing was written."""
    return render(request, "kit/stale.html", status=403)
