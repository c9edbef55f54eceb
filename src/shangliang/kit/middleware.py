"""每次请求 · What is read once per request is remembered until its last byte (kit.memory)."""

from .memory import remembered, streamed


def per_request(get_response):
    """Middleware: one memory per request; the parts of a streamed answer (a ledger) are made within it too."""

    def middleware(request):
        with remembered() as cache:
            response = get_response(request)
        if response.streaming and not response.is_async:
            response.streaming_content = streamed(response.streaming_content, cache)
        return response

    return middleware
