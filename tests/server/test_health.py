"""GET /healthz: 200 while everything lives, else 503 with the reason; never 500."""

import logging

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from shangliang.kit import worker
from shangliang.kit.models import Heartbeat

pytestmark = pytest.mark.django_db


def gone(*_):
    raise OperationalError("the server has gone away")


def test_it_is_well_when_database_and_worker_live(client):
    worker.beat("a")
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() | {"version": ""} == {"status": "ok", "version": "", "database": "ok", "worker": "ok"}


def test_without_a_worker_it_is_not(client):
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["worker"] == "no worker has reported yet"


def test_a_probe_that_is_told_no_is_no_error_in_the_log(client, caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [caplog.handler])
    assert client.get("/healthz").status_code == 503
    assert caplog.messages == []
    client.raise_request_exception = False
    with connection.execute_wrapper(gone):
        assert client.get("/areas/").status_code == 500
    assert set(caplog.messages) == {"Internal Server Error: /areas/"}


def test_a_silent_worker_is_dead(client):
    Heartbeat.objects.create(name="a", beat_at=timezone.now() - timezone.timedelta(seconds=100))
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["worker"].startswith("no worker has reported for 10")


def test_without_a_database_it_says_so(client):
    with connection.execute_wrapper(gone):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "does not answer (OperationalError)"


def test_it_costs_one_query_and_no_session(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert not answer.cookies
    assert answer["Cache-Control"].startswith("max-age=0, no-cache")


def test_it_only_reads(client):
    assert client.post("/healthz").status_code == 405
