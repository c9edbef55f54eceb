"""点问句 · How many questions a page asks the database: the edition of the areas, which a process trusts for five seconds,
is noted right before each count, so that no count depends on whether those five seconds are over."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from shangliang.people import areas
from shangliang.people.models import AreaEdition


@contextmanager
def counted() -> Iterator[CaptureQueriesContext]:
    """The questions asked inside."""
    areas.noted(AreaEdition.objects.values_list("number", flat=True).first())
    with CaptureQueriesContext(connection) as found:
        yield found


def queries(client, url: str) -> int:
    """Of a page that was seen once: what is kept in memory is there, what a page asks each time is left."""
    assert client.get(url).status_code == 200
    with counted() as found:
        assert client.get(url).status_code == 200
    return len(found)
