"""What is remembered for one request is forgotten after it, in each thread for itself."""

import threading

from django.http import HttpResponse, StreamingHttpResponse

from shangliang.kit import remembered, request_cache
from shangliang.kit.middleware import per_request


def count(request):
    cache = request_cache()
    cache["n"] = cache.get("n", 0) + 1
    return HttpResponse(str(cache["n"]))


def test_within_a_request_one_memory_and_in_the_next_another(rf):
    def view(request):
        count(request)
        return count(request)

    answer = per_request(view)
    assert [answer(rf.get("/")).content for _ in range(2)] == [b"2", b"2"]


def test_outside_nothing_is_remembered():
    request_cache()["n"] = 1
    assert request_cache() == {}


def test_an_error_forgets_too(rf):
    def view(request):
        request_cache()["n"] = 1
        raise KeyError

    try:
        per_request(view)(rf.get("/"))
    except KeyError:
        assert request_cache() == {}


def test_a_streamed_answer_remembers_to_its_last_part(rf):
    def view(request):
        request_cache()["n"] = 7
        return StreamingHttpResponse(str(request_cache()["n"]).encode() for _ in range(3))

    response = per_request(view)(rf.get("/"))
    assert request_cache() == {}
    parts = iter(response.streaming_content)
    assert next(parts) == b"7"
    assert request_cache() == {}, "between two parts the thread may do something else"
    assert b"".join(parts) == b"77"


def test_threads_do_not_share():
    seen = []
    with remembered() as cache:
        cache["n"] = 1
        other = threading.Thread(target=lambda: seen.append(dict(request_cache())))
        other.start()
        other.join()
    assert seen == [{}]


def test_a_job_can_be_wrapped():
    @remembered()
    def job():
        request_cache()["n"] = 1
        return request_cache()["n"]

    assert job() == 1
    assert request_cache() == {}
