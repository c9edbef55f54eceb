"""The outbox: told once, kept with its action, sent by any number of workers, never lost."""

import smtplib
import threading

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test import override_settings

from shangliang.kit import clock, notices
from shangliang.kit.notices import Notice

pytestmark = pytest.mark.django_db


def tell(*recipients, event="entry:1", text="《路灯》已受理", **more):
    return notices.tell(recipients, event=event, subject=("matter", "K7Q2M9X4TD"), text=text, area="620321", **more)


@pytest.fixture
def post():
    """A mail server, and one person and one contact who have an address; afterwards the nouns know theirs again."""
    known = dict(notices._resolvers)
    notices.addresses_by("person", lambda keys: {k: f"p{k}@example.org" for k in keys if k != "3"})
    notices.addresses_by("contact", lambda keys: dict.fromkeys(keys, "someone@example.org"))
    with override_settings(SHANGLIANG_EMAIL="smtp://mail.example.org"):
        yield
    notices._resolvers.update(known)


def test_each_is_told_once_of_an_event():
    assert tell(("person", 1), ("person", 2), ("person", 1), ("contact", "raiser:5")) == 3
    assert tell(("person", 1), ("person", 9)) == 1
    assert [n.to_key for n in Notice.objects.order_by("to_kind", "to_key")] == ["raiser:5", "1", "2", "9"]


def test_nobody_to_tell_is_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert tell() == 0


def test_ten_thousand_followers_are_told_by_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert tell(*[("person", n) for n in range(10_000)]) == 10_000


def test_an_action_that_fails_tells_nobody():
    with transaction.atomic():
        tell(("person", 1))
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_the_inbox_is_ones_own_newest_first():
    tell(("person", 1), ("person", 2), text="一")
    tell(("person", 1), event="entry:2", text="二")
    assert [n.text for n in notices.for_person(1)] == ["二", "一"]
    assert [n.text for n in notices.for_person(2)] == ["一"]


def test_what_was_shown_is_read_and_what_came_meanwhile_is_not(django_assert_num_queries):
    from types import SimpleNamespace

    tell(("person", 1), ("person", 2))
    shown = notices.for_person(1).first().pk
    tell(("person", 1), event="entry:2")
    assert notices.mark_read(1, up_to=shown) == 1
    with django_assert_num_queries(1):
        assert notices.unread(SimpleNamespace(pk=1)) == 1
    assert notices.unread(SimpleNamespace(pk=2)) == 1
    assert notices.mark_read(1) == 1


def test_the_count_of_unread_reads_the_index_of_unread():
    tell(*[("person", n) for n in range(2000)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE kit_notice")
    assert "notice_unread" in Notice.objects.for_person(7).unread().explain()


def test_long_and_broken_text_is_kept_as_far_as_it_goes():
    assert tell(("person", 1), text="很长\0" * 500, url="/" + "x" * 500) == 1
    assert len(Notice.objects.get().text) == 400


def test_without_a_mail_server_nothing_waits():
    tell(("person", 1))
    assert notices.deliver() == 0
    assert not Notice.objects.filter(mail_next__isnull=False).exists()


@pytest.mark.usefixtures("post")
def test_each_mail_goes_out_once():
    tell(("person", 1), ("contact", "raiser:5"), url="/t/K7Q2M9X4TD/")
    assert notices.deliver() == 2
    assert notices.deliver() == 0
    assert sorted(m.to[0] for m in mail.outbox) == ["p1@example.org", "someone@example.org"]
    letter = mail.outbox[0]
    assert "《路灯》已受理" in letter.subject
    assert "/t/K7Q2M9X4TD/" in letter.body
    assert letter.extra_headers["Message-ID"].startswith("<notice-")


@pytest.mark.usefixtures("post")
def test_a_title_with_line_breaks_makes_no_headers():
    tell(("person", 1), text="路灯\r\nBcc: all@example.org")
    assert notices.deliver() == 1
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["p1@example.org"]


@pytest.mark.usefixtures("post")
def test_who_has_no_address_still_has_the_inbox():
    tell(("person", 3))
    assert notices.deliver() == 0
    assert not Notice.objects.filter(mail_next__isnull=False).exists()
    assert notices.for_person(3).count() == 1


class Refusing(EmailBackend):
    """A mail server that raises what it is told to."""

    error: Exception | None = None
    closed = False

    def open(self):
        if self.closed:
            raise ConnectionRefusedError
        return True

    def send_messages(self, messages):
        if Refusing.error:
            raise Refusing.error
        return super().send_messages(messages)


@pytest.fixture
def refusing(post):
    """The server of `post`, but in a bad mood."""
    with override_settings(EMAIL_BACKEND=f"{__name__}.Refusing"):
        yield Refusing
    Refusing.error, Refusing.closed = None, False


def test_a_failure_is_tried_again_later_and_at_last_given_up(refusing, monkeypatch):
    tell(("person", 1))
    refusing.error = smtplib.SMTPDataError(451, b"later")
    begin, waited = clock.real_now(), []
    for _round in range(20):
        notices.deliver()
        row = Notice.objects.get()
        if row.mail_next is None:
            break
        waited.append(row.mail_next)
        assert notices.deliver() == 0, "not before its time"
        monkeypatch.setattr(clock, "real_now", lambda moment=row.mail_next: moment)
    assert (row.mail_tries, row.mail_error, row.mailed_at) == (len(notices.WAITS) + 1, "SMTPDataError", None)
    assert waited == sorted(waited)
    assert waited[-1] - begin > sum(notices.WAITS[1:], notices.WAITS[0]) * 0.99


def test_a_failure_is_made_good(refusing, monkeypatch):
    tell(("person", 1))
    refusing.error = smtplib.SMTPServerDisconnected("gone")
    assert notices.deliver() == 0
    refusing.error = None
    later = Notice.objects.get().mail_next
    monkeypatch.setattr(clock, "real_now", lambda: later)
    assert notices.deliver() == 1
    assert Notice.objects.get().mail_error == ""


def test_a_mailbox_that_is_not_there_is_not_asked_again(refusing):
    tell(("person", 1))
    refusing.error = smtplib.SMTPRecipientsRefused({"p1@example.org": (550, b"no such user")})
    notices.deliver()
    assert Notice.objects.get().mail_next is None


def test_a_server_that_is_down_costs_no_try(refusing):
    tell(("person", 1))
    refusing.closed = True
    assert notices.deliver() == 0
    assert Notice.objects.get().mail_tries == 0


def test_a_server_that_goes_away_is_not_asked_for_the_rest(refusing):
    tell(("person", 1), ("person", 2))
    refusing.error = TimeoutError()
    notices.deliver()
    assert sorted(Notice.objects.values_list("mail_tries", flat=True)) == [0, 1]


def test_the_address_never_stands_in_the_error(refusing):
    tell(("person", 1))
    refusing.error = smtplib.SMTPRecipientsRefused({"p1@example.org": (550, b"p1@example.org unknown")})
    notices.deliver()
    assert "@" not in Notice.objects.get().mail_error


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("post")
def test_four_workers_send_each_mail_once():
    tell(*[("person", n) for n in range(10, 50)])
    sent, gate = [], threading.Barrier(4)

    def work():
        gate.wait()
        sent.append(notices.deliver())
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(sent) == 40
    assert len({m.to[0] for m in mail.outbox}) == len(mail.outbox) == 40


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("post")
def test_a_worker_lost_before_sending_loses_nothing():
    tell(("person", 1))
    backends: list[int] = []
    lost = threading.Thread(target=_take_and_die, args=[backends])
    lost.start()
    lost.join()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", backends)  # waits until its lock is gone
    assert notices.deliver() == 1


def _take_and_die(backends):
    connection.set_autocommit(False)
    backends.append(connection.connection.info.backend_pid)
    assert Notice.objects.waiting().select_for_update(skip_locked=True).first() is not None
    connection.close()  # as the database sees a killed worker
