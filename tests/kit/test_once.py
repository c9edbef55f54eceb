"""只办一次 · A form sent twice, at once or later, by one or by another: it is done once and gets one answer."""

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.http import HttpRequest
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shangliang.kit import clock, once, trail
from shangliang.kit.once import Once
from shangliang.kit.trail import TrailRow

pytestmark = pytest.mark.django_db
FORM = {"title": "三组到小学的路晚上没有灯", "area": "620321100200"}


class Clerk:
    """Does what it is asked, in the trail, and counts."""

    def __init__(self):
        self.done = 0

    def __call__(self):
        row = trail.record(by=None, action="matter.raise", noun="matter", id=self.done, area="620321")
        self.done += 1
        return f"/t/{row.seq}/"


def test_the_same_form_gets_the_same_answer_and_is_done_once():
    clerk, key = Clerk(), once.new_key()
    answers = {once.perform(key, FORM, clerk) for _ in range(5)}
    assert (answers, clerk.done, TrailRow.objects.count()) == ({"/t/1/"}, 1, 1)


def test_another_form_is_done_too():
    clerk = Clerk()
    assert [once.perform(once.new_key(), FORM, clerk) for _ in range(2)] == ["/t/1/", "/t/2/"]


def test_the_same_key_with_other_content_is_refused_in_words_and_with_the_first_result():
    clerk, key = Clerk(), once.new_key()
    once.perform(key, FORM, clerk)
    with pytest.raises(once.Conflict, match="已经提交过") as refused:
        once.perform(key, FORM | {"title": "换一个题目"}, clerk)
    assert (refused.value.url, clerk.done) == ("/t/1/", 1)
    assert once.perform(key, FORM, clerk) == "/t/1/"


def test_who_learns_a_key_of_another_learns_nothing_by_it():
    clerk, key = Clerk(), once.new_key()
    mine = once.perform(key, FORM, clerk, owner="person 1")
    theirs = once.perform(key, {"title": "别的"}, clerk, owner="person 2")
    assert (mine, theirs) == ("/t/1/", "/t/2/")
    assert once.perform(key, FORM, clerk, owner="person 1") == mine


def test_without_a_key_it_just_acts():
    clerk = Clerk()
    assert [once.perform("", FORM, clerk) for _ in range(2)] == ["/t/1/", "/t/2/"]
    assert Once.objects.count() == 0


@pytest.mark.parametrize("key", ["\0", "x" * 100_000, "'; DROP TABLE kit_once; --", "钥匙", "\ud800"])
def test_any_key_will_do(key):
    clerk = Clerk()
    assert {once.perform(key, FORM, clerk) for _ in range(2)} == {"/t/1/"}


@pytest.mark.django_db(transaction=True)
def test_what_fails_leaves_its_key_free():
    def fails():
        trail.record(by=None, action="matter.raise", noun="matter", id=1, area="620321")
        raise ZeroDivisionError

    clerk, key = Clerk(), once.new_key()
    with pytest.raises(ZeroDivisionError):
        once.perform(key, FORM, fails)
    assert (Once.objects.count(), TrailRow.objects.count()) == (0, 0)
    assert once.perform(key, FORM | {"title": "改好了"}, clerk) == "/t/1/"


def at_once(count, work):
    """Run `work(n)` in threads with connections of their own."""

    def run(n):
        try:
            return work(n)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_the_first_acts_and_all_get_its_answer():
    clerk, key, gate = Clerk(), once.new_key(), threading.Barrier(8)

    def post(_):
        gate.wait()
        return once.perform(key, FORM, clerk)

    assert at_once(8, post) == ["/t/1/"] * 8
    assert (clerk.done, TrailRow.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_until_the_first_has_its_answer():
    key, inside, finish = once.new_key(), threading.Event(), threading.Event()

    def slow():
        inside.set()
        finish.wait(5)
        return "/t/slow/"

    def post(n):
        if n == 0:
            return once.perform(key, FORM, slow)
        inside.wait(5)
        threading.Timer(0.3, finish.set).start()
        return once.perform(key, FORM, lambda: "/t/second/")

    assert at_once(2, post) == ["/t/slow/", "/t/slow/"]


@pytest.mark.django_db(transaction=True)
def test_if_the_first_fails_the_second_that_waited_acts():
    key, inside, finish = once.new_key(), threading.Event(), threading.Event()

    def breaks():
        inside.set()
        finish.wait(5)
        raise ZeroDivisionError

    def post(n):
        if n == 0:
            with pytest.raises(ZeroDivisionError):
                once.perform(key, FORM, breaks)
            return None
        inside.wait(5)
        threading.Timer(0.3, finish.set).start()
        return once.perform(key, FORM, lambda: "/t/second/")

    assert at_once(2, post) == [None, "/t/second/"]


def test_uploads_count_by_their_bytes():
    clerk, key = Clerk(), once.new_key()
    photo = SimpleUploadedFile("a.jpg", b"one")
    once.perform(key, {"photo": photo, "many": [photo]}, clerk)
    assert photo.read() == b"one"  # still there for the action
    once.perform(key, {"photo": SimpleUploadedFile("a.jpg", b"one"), "many": [photo]}, clerk)
    with pytest.raises(once.Conflict):
        once.perform(key, {"photo": SimpleUploadedFile("a.jpg", b"two"), "many": [photo]}, clerk)


def test_cleaned_data_of_any_form_can_be_content():
    clerk, key = Clerk(), once.new_key()
    row = trail.record(by=None, action="a.b", noun="x", id=1, area="62")
    content = {"day": dt.date(2023, 5, 9), "row": row, "rows": TrailRow.objects.all(), "tags": {"b", "a"}, "none": None}
    first = once.perform(key, content, clerk)
    assert once.perform(key, content | {"tags": {"a", "b"}}, clerk) == first


CONTENTS = st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=8) | st.integers(), max_size=3)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms=st.lists(st.tuples(st.sampled_from("ab"), CONTENTS), max_size=8))
def test_any_order_of_repeats_does_each_key_once(db, forms):
    """The first content of a key is done; the same again is answered, another refused."""
    with transaction.atomic():
        done, first = [], {}
        for key, content in forms:
            try:
                answer = once.perform(key, content, lambda key=key: done.append(key) or f"/{key}/")
            except once.Conflict:
                assert content != first[key]
            else:
                assert content == first.setdefault(key, content)
                assert answer == f"/{key}/"
        assert sorted(done) == sorted(first)
        transaction.set_rollback(True)


def test_keys_are_forgotten_after_a_week():
    clerk, key = Clerk(), once.new_key()
    with clock.at(clock.now() - dt.timedelta(days=8)):
        once.perform(key, FORM, clerk)
    once.perform("fresh", FORM, clerk)
    assert once.forget() == 1
    assert once.perform("fresh", FORM, clerk) == "/t/2/"
    assert Once.objects.count() == 1


def test_nothing_of_the_form_is_kept_in_clear():
    once.perform("the-key", FORM, Clerk())
    row = Once.objects.get()
    assert len(bytes(row.key)) == len(bytes(row.content)) == 32
    assert b"the-key" not in bytes(row.key)


def test_every_form_has_a_key_of_its_own():
    fields = {Template("{% once_key %}").render(Context()) for _ in range(3)}
    assert len(fields) == 3
    assert all(f.startswith('<input type="hidden" name="once" value="') for f in fields)


def test_a_sender_is_a_person_or_a_browser():
    request = HttpRequest()
    request.user = SimpleNamespace(is_authenticated=True, pk=7)
    assert once.owner_of(request) == "person 7"
    request.user = SimpleNamespace(is_authenticated=False)
    request.META["CSRF_COOKIE"] = "c1"
    first = once.owner_of(request)
    request.META["CSRF_COOKIE"] = "c2"
    assert first != once.owner_of(request)
