"""The one clock: stopped, moved, and the same for every process."""

import datetime as dt
import threading

import pytest
from django.db import DatabaseError, connection, transaction

from shangliang.kit import clock, rules
from shangliang.kit.clock import SHANGHAI, Limit


def test_it_stands_still_inside_and_runs_on_outside():
    with clock.at(dt.datetime(2023, 6, 30, 23, 30, tzinfo=SHANGHAI)):
        assert clock.now() == clock.now()
        assert clock.today() == dt.date(2023, 6, 30)
    assert clock.today() > dt.date(2023, 6, 30)


def test_today_is_the_day_in_shanghai():
    with clock.at(dt.datetime(2023, 6, 30, 17, 0, tzinfo=dt.UTC)):
        assert clock.today() == dt.date(2023, 7, 1)


def test_a_day_alone_stands_for_its_noon():
    with clock.at(dt.date(2023, 6, 30)):
        assert clock.now() == dt.datetime(2023, 6, 30, 12, tzinfo=SHANGHAI)


def test_a_stopped_clock_inside_another_gives_way_and_comes_back():
    with clock.at(dt.date(2023, 6, 1)), clock.at(dt.date(2023, 5, 1)):
        assert clock.today() == dt.date(2023, 5, 1)
    with clock.at(dt.date(2023, 6, 1)):
        with pytest.raises(ZeroDivisionError), clock.at(dt.date(2023, 5, 1)):
            1 / 0  # noqa: B018
        assert clock.today() == dt.date(2023, 6, 1)


def test_another_thread_does_not_stop():
    seen = []
    with clock.at(dt.date(2023, 6, 1)):
        other = threading.Thread(target=lambda: seen.append(clock.today()))
        other.start()
        other.join()
    assert seen[0] > dt.date(2023, 6, 1)


def test_a_day_ends_at_midnight_in_shanghai():
    assert clock.end_of(dt.date(2023, 6, 30)) == dt.datetime(2023, 6, 30, 16, tzinfo=dt.UTC)


def test_it_works_where_no_database_is_allowed():
    clock._forget()
    assert abs(clock.now() - clock.real_now()) < dt.timedelta(days=1)


@pytest.fixture
def _true_again():
    yield
    clock.set_offset(dt.timedelta())


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_true_again")
def test_the_demo_world_lives_in_its_own_time():
    clock.set_offset(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI) - clock.real_now())
    assert clock.today() == dt.date(2023, 6, 30)
    before = clock.now()
    assert clock.now() > before, "it runs on"
    clock.set_offset(dt.timedelta())
    assert abs(clock.now() - clock.real_now()) < dt.timedelta(seconds=1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_true_again")
def test_an_offset_that_is_rolled_back_was_never_there():
    with transaction.atomic():
        clock.set_offset(dt.timedelta(days=-1000))
        transaction.set_rollback(True)
    assert abs(clock.now() - clock.real_now()) < dt.timedelta(seconds=1)


@pytest.mark.django_db
def test_asking_for_the_time_never_costs_a_page_a_query(django_assert_num_queries):
    clock._forget()
    with django_assert_num_queries(0):
        clock.now()


@pytest.mark.django_db
def test_the_time_can_be_told_in_a_broken_transaction():
    with transaction.atomic():
        with connection.cursor() as cursor, pytest.raises(DatabaseError):
            cursor.execute("SELECT nonsense")
        clock._forget()
        assert clock.now()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_areas_own_days_off_lengthen_its_limits_and_nobody_elses():
    rules.set_rule("calendar.extra", "6229", "2023-06-27 至 2023-06-29 休")  # a local holiday in one prefecture
    start = dt.date(2023, 6, 26)
    assert clock.due(start, Limit(2, "workday"), area="622901") == dt.date(2023, 7, 3)
    assert clock.due(start, Limit(2, "workday"), area="620321") == dt.date(2023, 6, 28)
    assert clock.workdays_between(start, dt.date(2023, 7, 3), area="622901") == 2
    assert clock.extend_by_pause(start, start, dt.date(2023, 6, 30), area="622901") == dt.date(2023, 6, 30)
