"""限次 · Wrong guesses are counted per address; a right one is never refused before the limit."""

import datetime as dt

import pytest
from django.test import RequestFactory

from shangliang.kit import clock, throttle

pytestmark = pytest.mark.django_db


def test_blocked_after_the_last_allowed_guess_and_not_before():
    for _ in range(throttle.MOST - 1):
        throttle.wrong("code", "10.0.0.1")
    assert not throttle.blocked("code", "10.0.0.1")
    throttle.wrong("code", "10.0.0.1")
    assert throttle.blocked("code", "10.0.0.1")


def test_other_addresses_and_purposes_are_not_shut_out():
    for _ in range(throttle.MOST):
        throttle.wrong("code", "10.0.0.1")
    assert not throttle.blocked("code", "10.0.0.2")
    assert not throttle.blocked("other", "10.0.0.1")


def test_the_count_begins_anew_after_the_window():
    start = dt.datetime(2023, 6, 5, 10, tzinfo=clock.SHANGHAI)
    with clock.at(start):
        for _ in range(throttle.MOST):
            throttle.wrong("code", "10.0.0.1")
        assert throttle.blocked("code", "10.0.0.1")
    with clock.at(start + throttle.WINDOW):
        assert not throttle.blocked("code", "10.0.0.1")
        throttle.wrong("code", "10.0.0.1")
        assert throttle.Guess.objects.get().number == 1


def test_old_counts_are_forgotten():
    with clock.at(dt.datetime(2023, 6, 5, 10, tzinfo=clock.SHANGHAI)):
        throttle.wrong("code", "10.0.0.1")
    assert throttle.forget() == 1


def test_the_address_is_what_our_own_proxy_wrote_not_what_the_visitor_claims(settings):
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR="1.2.3.4, 5.6.7.8", REMOTE_ADDR="10.0.0.9")
    settings.PROXIES = 0
    assert throttle.address_of(request) == "10.0.0.9"
    settings.PROXIES = 1
    assert throttle.address_of(request) == "5.6.7.8"


def test_no_address_is_stored_in_clear():
    throttle.wrong("code", "10.0.0.1")
    assert b"10.0.0.1" not in bytes(throttle.Guess.objects.get().key)
