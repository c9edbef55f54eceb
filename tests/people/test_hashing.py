"""Passwords are hashed by Argon2, never more than two at once on one machine."""

import threading
import time

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password
from django.utils.module_loading import import_string

from shangliang.people import hashing

pytestmark = pytest.mark.django_db


def test_passwords_are_argon2_in_turns():
    product = import_string("shangliang.people.hashing.Hasher")
    assert settings.PASSWORD_HASHERS[-1] == "shangliang.people.hashing.Hasher"
    assert issubclass(product, Argon2PasswordHasher)
    encoded = make_password("一起商量", hasher="argon2")
    assert encoded.startswith("argon2$argon2id$")
    assert check_password("一起商量", encoded)


def test_never_more_than_two_hash_at_once_whatever_the_number_of_threads():
    now, most, guard = [0], [0], threading.Lock()

    def work():
        with hashing.turn():
            with guard:
                now[0] += 1
                most[0] = max(most[0], now[0])
            time.sleep(0.05)
            with guard:
                now[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 2


def test_another_page_server_takes_of_the_same_two_slots():
    from multiprocessing import get_context

    ready, done = get_context("fork").Event(), get_context("fork").Event()

    def hold():
        with hashing.turn():
            ready.set()
            done.wait(20)

    other = get_context("fork").Process(target=hold)
    other.start()
    assert ready.wait(20)
    entered = []

    def work():
        with hashing.turn():
            entered.append(time.monotonic())
            time.sleep(0.1)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    other.join()
    assert abs(entered[1] - entered[0]) >= 0.1, "one slot was taken, so these two went one after the other"
