"""Numbers of term and session, written in Chinese numerals, read in both."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from shangliang.kit import clock
from shangliang.meetings.models import Meeting
from shangliang.meetings.numbers import find_session, read, session, written
from shangliang.people.refusal import Refused
from tests import cast
from tests.meetings import held


@given(st.integers(1, 999))
def test_what_is_written_is_read_again(number):
    assert read(written(number)) == read(str(number)) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("五届十二次主席会议", (5, 12)),
        ("第十届九次", (10, 9)),
        ("十届九次常委会", (10, 9)),
        ("第十届委员会第三次会议", None),
        ("四届34次", (4, 34)),
        ("４届３４次", (4, 34)),
        ("四届三十四次", (4, 34)),
        ("第五届第一百零五次", (5, 105)),
        ("届次", None),
    ],
)
def test_sessions_are_found_in_either_hand(text, found):
    assert find_session(text) == found


@pytest.mark.parametrize(
    ("term", "number", "said"), [(5, 12, "五届十二次"), (10, 9, "十届九次"), (None, 9, "第九次"), (5, None, "")]
)
def test_sessions_are_written_in_chinese_numerals(term, number, said):
    assert session(term, number) == said


@pytest.mark.django_db
def test_meetings_are_counted_by_body_kind_and_term():
    cast.term(number=5)
    first, second = held.called(), held.called()
    assert [m.session for m in (first, second)] == ["五届一次", "五届二次"]
    assert str(second) == "五届二次主席会议"
    assert (
        held.called("standing_committee").session == held.called(code=cast.SIBLING_COUNTY, term=5).session == "五届一次"
    )
    assert held.called(term=6).session == "六届一次"
    assert held.called(number=12).session == "五届十二次"
    assert held.called().session == "五届十三次"


@pytest.mark.django_db
def test_a_number_that_is_taken_is_refused_with_the_next_one_and_the_database_agrees():
    held.called(term=5, number=12)
    with pytest.raises(Refused, match="五届十二次已经用过，下一次是五届十三次"):
        held.called(term=5, number=12)
    other = held.called(term=5, number=13, at=held.OPENS + clock.days(9))
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(number=12)
