"""每次请求 · What is read once per request is remembered until its end (kit.memory)."""

from .memory import remembered


def per_request(get_response):
    """Middleware: one memory per request."""

    def middleware(request):
        with remembered():
            return get_response(request)

    return middleware
