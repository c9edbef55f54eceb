"""数据库连接 · A kept connection that lives is not asked; one that the server ended is seen and replaced."""

import pytest
from django.db import connection

from shangliang.kit.database.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """A connection of its own, as a thread of the page server keeps one from request to request."""
    wrapper = DatabaseWrapper(connection.settings_dict | {"CONN_HEALTH_CHECKS": True}, "kept")
    wrapper.inc_thread_sharing()
    wrapper.connect()
    yield wrapper
    wrapper.close()


def pid(wrapper) -> int:
    return wrapper.connection.info.backend_pid


def next_request(wrapper) -> None:
    """What Django does with a connection between two requests."""
    wrapper.close_if_unusable_or_obsolete()


def end_of(number: int) -> None:
    """The server ends the backend, and it is gone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
        assert cursor.fetchone() == (True,)


def last_asked(number: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [number])
        return cursor.fetchone()[0]


def test_a_connection_that_lives_is_kept_and_not_asked(kept):
    was = pid(kept)
    with kept.cursor() as cursor:
        cursor.execute("SELECT 42")
    next_request(kept)
    with kept.cursor():
        assert (pid(kept), last_asked(was)) == (was, "SELECT 42")


def test_a_connection_that_the_server_ended_is_replaced_before_the_next_request_needs_it(kept):
    was = pid(kept)
    end_of(was)
    next_request(kept)
    with kept.cursor() as cursor:
        cursor.execute("SELECT 7")
        assert cursor.fetchone() == (7,)
    assert pid(kept) != was


def test_after_an_error_the_server_is_asked(kept):
    was = pid(kept)
    kept.errors_occurred = True
    next_request(kept)
    assert not kept.errors_occurred
    assert pid(kept) == was
    kept.errors_occurred = True
    end_of(was)
    next_request(kept)
    assert kept.connection is None
