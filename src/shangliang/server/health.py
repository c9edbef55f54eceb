"""健康 · GET /healthz: does the database answer, and is a worker alive?"""

from importlib.metadata import version

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shangliang.kit import worker

VERSION = version("shangliang")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when page server, database and worker live; else 503 with the reason. Says nothing about who is inside."""
    facts: dict = {"version": VERSION, "database": "ok", "worker": "ok"}
    try:
        silence = worker.silence()
    except Error as error:
        facts |= {"database": f"does not answer ({type(error).__name__})", "worker": "unknown"}
    else:
        if silence is None:
            facts["worker"] = "no worker has reported yet"
        elif silence > worker.DEAD:
            facts["worker"] = f"no worker has reported for {silence:.0f} s"
    live = facts["database"] == facts["worker"] == "ok"
    answer = JsonResponse({"status": "ok" if live else "unavailable"} | facts, status=200 if live else 503)
    answer._has_been_logged = True  # type: ignore[attr-defined] # who asks is told; the log of errors is for pages that failed
    return answer
