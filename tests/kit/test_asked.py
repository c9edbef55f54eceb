"""Kept questions: the same rows as the queryset's, with today's answer, for every value, and apart for every key."""

import datetime as dt

import pytest
from django.db.models import Count, F

from shangliang.kit import asked, clock
from shangliang.people import reach
from shangliang.people.models import Area, Organisation, Person, Post
from tests import cast

pytestmark = pytest.mark.django_db


def test_objects_come_as_the_queryset_gives_them():
    office = cast.office()
    made = Post.objects.select_related("organisation").annotate(place=F("organisation__area_id"))
    (found,) = asked.rows(
        lambda who: Post.objects.filter(person=who).select_related("organisation").annotate(place=F("organisation__area_id")),
        who=office.pk,
    )  # fmt: skip
    wanted = made.get(person=office)
    assert found == wanted
    assert (found.start, found.role, found.place) == (wanted.start, wanted.role, cast.COUNTY)
    assert not found._state.adding
    assert found._state.fields_cache["organisation"] == wanted.organisation


def test_what_is_joined_and_missing_is_none():
    body = cast.organisation("department", cast.COUNTY)
    (found,) = asked.rows(lambda pk: Organisation.objects.filter(pk=pk).select_related("parent"), pk=body.pk)
    assert found.parent is None


def test_values_come_as_dicts():
    cast.organisation("department", cast.COUNTY)
    make = lambda: Organisation.objects.order_by("kind").values("kind").annotate(n=Count("id"))  # noqa: E731
    assert asked.rows(make) == list(make())


def test_a_sealed_value_opens():
    who = cast.resident()
    who.phone = "13900000001"
    who.save()
    assert asked.one(lambda pk: Person.objects.filter(pk=pk), pk=who.pk).phone == "13900000001"


def test_the_answer_is_never_kept(django_assert_num_queries):
    def named(name):
        return Organisation.objects.filter(name=name)

    assert asked.rows(named, name="永昌县水务局（虚构）") == []
    body = cast.organisation("department", cast.COUNTY, "永昌县水务局（虚构）")
    with django_assert_num_queries(1):
        assert asked.one(named, name="永昌县水务局（虚构）") == body


@pytest.mark.parametrize("name", ["a'b", "100%", "%s", '"', "\\", "虚构"])
def test_a_value_is_a_value_in_a_blank_and_in_the_text(name):
    body = cast.organisation("department", cast.COUNTY, name)
    assert asked.rows(lambda name: Organisation.objects.filter(name=name), name=name) == [body]
    assert asked.rows(lambda: Organisation.objects.filter(name=name)) == [body]


def test_two_blanks_are_filled_by_name():
    cast.organisation("department", cast.COUNTY)

    def between(low, high):
        return Area.objects.filter(code__gte=low, code__lt=high).order_by("code")

    assert asked.rows(between, low="620321", high="620322") == list(between("620321", "620322"))
    assert asked.rows(between, high="620322", low="620321") == list(between("620321", "620322"))


def test_what_a_function_sees_around_it_makes_another_question_of_it():
    first, second = cast.organisation("department", cast.COUNTY), cast.organisation("government", cast.COUNTY)

    def of(kind):
        return asked.rows(lambda: Organisation.objects.filter(kind=kind, area_id=cast.COUNTY))

    assert of("department") == [first]
    assert of("government") == [second]
    assert of("department") == [first]


def test_a_question_without_an_answer_is_not_even_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked.rows(lambda: Organisation.objects.none()) == []
        assert asked.one(lambda: Organisation.objects.filter(pk__in=[])) is None


def test_a_process_keeps_a_bounded_number(monkeypatch):
    monkeypatch.setattr(asked, "MOST", 5)
    for number in range(20):
        asked.rows(lambda: Organisation.objects.filter(pk=number))  # noqa: B023 - asked at once
        assert len(asked._kept) <= 5


def test_a_moment_keeps_its_zone():
    office = cast.office()
    Person.objects.filter(pk=office.pk).update(last_login=dt.datetime(2023, 6, 1, 2, tzinfo=dt.UTC))
    (row,) = asked.rows(lambda pk: Person.objects.filter(pk=pk).values("last_login", "is_active"), pk=office.pk)
    assert row == {"last_login": dt.datetime(2023, 6, 1, 2, tzinfo=dt.UTC), "is_active": True}


def test_each_person_has_a_question_of_their_own():
    """The same function, asked by two who reach different things."""
    here, there = cast.office(), cast.outsider()

    def seen(person):
        return asked.rows(lambda: reach.people_visible_to(person).order_by("pk"))

    for person in (here, there, here):
        assert seen(person) == list(reach.people_visible_to(person).order_by("pk"))
    assert seen(here) != seen(there)


def test_a_post_that_ends_is_another_question():
    person = cast.office()
    cast.clerk()

    def seen():
        return len(asked.rows(lambda: reach.people_visible_to(person)))

    before = seen()
    person.posts.update(end=clock.today())
    person.forget_posts()
    assert seen() < before


def test_yesterdays_question_is_not_asked_today():
    def due():
        return asked.rows(lambda: Post.objects.filter(start__lte=clock.today()))

    with clock.at(dt.date(2023, 6, 1)):
        cast.office()
        early = len(due())
    with clock.at(dt.date(1999, 6, 1)):
        assert len(due()) < early


@pytest.mark.parametrize("seen", [["620321"], {"a": 1}, dt.datetime(2023, 6, 1, tzinfo=dt.UTC), object()])
def test_what_can_change_without_being_seen_is_refused(seen):
    with pytest.raises(TypeError, match="can not be kept"):
        asked.rows(lambda: Area.objects.filter(code=seen))
    code = str(seen)
    assert asked.rows(lambda: Area.objects.filter(code=code)) == []


def test_a_value_by_default_is_refused():
    with pytest.raises(TypeError, match="blanks"):
        asked.rows(lambda code="620321": Area.objects.filter(code=code))
