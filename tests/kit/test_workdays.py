"""Working days, checked by hand against the State Council's calendar of 2023, and by what must hold for any days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import workdays
from shangliang.kit.workdays import Limit, add_months, due, extend_by_pause, is_workday, light, workdays_between

D = dt.date
DAYS = st.dates(D(2004, 1, 1), D(2032, 12, 31))
COUNTS = st.integers(0, 120)


@pytest.mark.parametrize(
    "day",
    [
        D(2023, 4, 23),  # a Sunday, made up for the Labour Day holidays
        D(2023, 5, 6),  # a Saturday, the same
        D(2023, 6, 25),  # a Sunday, made up for the Dragon Boat Festival
        D(2023, 6, 21),  # an ordinary Wednesday
    ],
)
def test_a_make_up_day_is_worked(day):
    assert is_workday(day)


@pytest.mark.parametrize("day", [D(2023, 6, 22), D(2023, 6, 23), D(2023, 6, 24), D(2023, 5, 1), D(2023, 7, 1)])
def test_a_holiday_is_not_worked(day):
    assert not is_workday(day)


def test_five_working_days_across_the_dragon_boat_festival():
    # from Tuesday the 20th: 21 (Wed), 25 (the make-up Sunday), 26, 27, 28
    assert due(D(2023, 6, 20), Limit(5, "workday")) == D(2023, 6, 28)


def test_three_working_days_across_labour_day():
    # from Thursday 27 April: 28, then 29 April to 3 May are free, 4, 5
    assert due(D(2023, 4, 27), Limit(3, "workday")) == D(2023, 5, 5)
    assert due(D(2023, 4, 27), Limit(4, "workday")) == D(2023, 5, 6)


def test_the_first_day_is_not_counted_and_plain_days_run_through_holidays():
    assert due(D(2023, 6, 5), Limit(30, "day")) == D(2023, 7, 5)


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        (D(2023, 6, 1), Limit(30, "day"), D(2023, 7, 3)),  # 1 July is a Saturday
        (D(2023, 5, 23), Limit(30, "day"), D(2023, 6, 25)),  # 22 to 24 June are free, Sunday the 25th is made up
        (D(2023, 6, 30), Limit(3, "month"), D(2023, 10, 7)),  # 30 September is the second of eight free days
        (D(2023, 5, 22), Limit(30, "day"), D(2023, 6, 21)),  # an ordinary Wednesday stays
        (D(2023, 7, 1), Limit(0, "day"), D(2023, 7, 1)),  # at once is at once
    ],
)
def test_a_last_day_that_is_free_gives_way_to_the_next_working_day(start, limit, end):
    assert due(start, limit) == end


def test_the_offices_own_list_moves_a_last_day_too():
    assert due(D(2023, 6, 5), Limit(30, "day"), {D(2023, 7, 5): False}) == D(2023, 7, 6)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (D(2023, 1, 31), 1, D(2023, 2, 28)),
        (D(2024, 1, 31), 1, D(2024, 2, 29)),
        (D(2023, 11, 30), 3, D(2024, 2, 29)),
        (D(2023, 8, 31), 3, D(2023, 11, 30)),
        (D(2023, 12, 15), 3, D(2024, 3, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last(start, months, end):
    assert due(start, Limit(months, "month")) == end


def test_beyond_the_published_calendar_weekdays_are_worked():
    new_year = D(workdays.LAST_YEAR + 1, 1, 4)
    monday = new_year + dt.timedelta(-new_year.weekday() % 7)
    assert is_workday(monday)
    assert not is_workday(monday + dt.timedelta(5))


def test_the_offices_own_list_speaks_first():
    monday, sunday = D(2029, 1, 1), D(2029, 1, 7)
    assert monday.weekday() == 0
    assert not is_workday(monday, {monday: False})
    assert is_workday(sunday, {sunday: True})
    assert not is_workday(D(2023, 4, 23), {D(2023, 4, 23): False})


def test_a_bare_date_in_the_list_turns_an_ordinary_week_round():
    monday, sunday = D(2029, 1, 1), D(2029, 1, 7)
    assert not is_workday(monday, [monday, sunday])
    assert is_workday(sunday, [monday, sunday])


@given(DAYS, COUNTS)
def test_a_limit_of_working_days_ends_on_a_working_day_after_exactly_so_many(start, number):
    end = due(start, Limit(number, "workday"))
    assert workdays_between(start, end) == number
    assert end == start if number == 0 else is_workday(end)


@given(DAYS, COUNTS, COUNTS)
def test_limits_add_up(start, one, two):
    assert workdays.forward(workdays.forward(start, one), two) == workdays.forward(start, one + two)


@given(DAYS, st.integers(-400, 400))
def test_between_two_days_counts_the_same_there_and_back(a, distance):
    b = a + dt.timedelta(distance)
    assert workdays_between(a, b) == -workdays_between(b, a)


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_a_day_is_never_counted_twice(a, one, two):
    b = a + dt.timedelta(one)
    c = b + dt.timedelta(two)
    assert workdays_between(a, b) + workdays_between(b, c) == workdays_between(a, c)


@given(DAYS, st.integers(0, 60), st.integers(0, 60), st.sampled_from(["workday", "day"]))
def test_what_was_left_when_the_clock_stopped_is_left_when_it_runs_again(paused, left, pause, unit):
    resumed = paused + dt.timedelta(pause)
    was_due = due(paused, Limit(left, unit))
    now_due = extend_by_pause(was_due, paused, resumed, unit)
    assert now_due >= was_due
    if unit == "workday":
        assert workdays_between(resumed, now_due) == left
    else:
        assert (now_due - resumed).days == (was_due - paused).days >= left  # a free last day had given way before


@given(DAYS, st.integers(1, 60), st.integers(0, 60))
def test_a_pause_does_not_forgive_being_late(due_on, late, pause):
    paused = due_on + dt.timedelta(late)
    resumed = paused + dt.timedelta(pause)
    extended = extend_by_pause(due_on, paused, resumed)
    assert workdays_between(extended, resumed) == workdays_between(due_on, paused)


def test_a_pause_over_the_dragon_boat_festival_costs_working_days_only():
    assert extend_by_pause(D(2023, 6, 20), D(2023, 6, 19), D(2023, 6, 25)) == D(2023, 6, 26)  # one was left, one is
    assert extend_by_pause(D(2023, 6, 20), D(2023, 6, 19), D(2023, 6, 25), "day") == D(2023, 6, 26)


@given(DAYS, st.integers(-60, 60))
def test_months_go_and_come_back_to_the_same_day_or_the_last(day, number):
    there = add_months(day, number)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == number
    assert there.day == day.day or there == add_months(there.replace(day=1), 1) - dt.timedelta(1)


def test_yellow_at_four_fifths_red_the_day_after_the_last():
    start, end = D(2023, 6, 1), D(2023, 6, 11)
    assert light(start, end, D(2023, 6, 8)) == "calm"
    assert light(start, end, D(2023, 6, 9)) == "warn"
    assert light(start, end, end) == "warn"
    assert light(start, end, D(2023, 6, 12)) == "late"
    assert light(start, end, D(2023, 6, 6), yellow=0.5) == "warn"
    assert light(start, None, D(2030, 1, 1)) == "calm"


@given(DAYS, st.integers(0, 90), st.integers(-100, 200), st.floats(0, 1))
def test_the_light_never_turns_back(start, length, when, yellow):
    end, today = start + dt.timedelta(length), start + dt.timedelta(when)
    order = ["calm", "warn", "late"]
    seen = [order.index(light(start, end, today + dt.timedelta(n), yellow)) for n in range(3)]
    assert seen == sorted(seen)


def test_the_last_day_has_no_working_day_left_and_is_not_late():
    assert workdays.remaining_workdays(D(2023, 6, 30), D(2023, 6, 30)) == 0
    assert workdays.remaining_workdays(D(2023, 6, 30), D(2023, 6, 27)) == 3
    assert workdays.remaining_workdays(D(2023, 6, 30), D(2023, 7, 3)) == -1


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5个工作日", Limit(5, "workday")),
        ("5工作日", Limit(5, "workday")),
        (" 10 个工作日 ", Limit(10, "workday")),
        ("30日", Limit(30, "day")),
        ("30天", Limit(30, "day")),
        ("3个月", Limit(3, "month")),
        ("三个月", Limit(3, "month")),
        ("十五日", Limit(15, "day")),
        ("二十个工作日", Limit(20, "workday")),
        ("60日", Limit(60, "day")),
        ("0日", Limit(0, "day")),
    ],
)
def test_a_limit_is_read_as_an_office_writes_it(text, limit):
    assert Limit.parse(text) == limit


@pytest.mark.parametrize(
    "text", ["", "5", "工作日", "3月", "-5日", "5.5日", "99999日", "121个月", "五年", "十十日", "5个工作日后"]
)
def test_what_is_no_limit_is_refused_in_words(text):
    with pytest.raises(ValueError, match=r"请|时限"):
        Limit.parse(text)


@given(st.integers(0, 120), st.sampled_from(["day", "workday", "month"]))
def test_a_limit_reads_back_as_it_was_written(number, unit):
    assert Limit.parse(str(Limit(number, unit))) == Limit(number, unit)


@given(DAYS, DAYS, st.dictionaries(DAYS, st.booleans(), max_size=5))
def test_days_between_are_those_that_are_worked_one_by_one(a, b, own):
    early, late = sorted((a, b))
    one_by_one = sum(is_workday(early + dt.timedelta(n), own) for n in range(1, (late - early).days + 1))
    assert workdays_between(early, late, own) == one_by_one
    assert workdays_between(late, early, own) == -one_by_one
