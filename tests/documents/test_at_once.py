"""同时编号 · Many ask for a number at the same moment: every one gets one, none twice, none is left out."""

from functools import partial

import pytest

from shangliang.documents import actions
from shangliang.documents.models import Document, NumberSeries
from tests import cast
from tests.gatherings.test_at_once import DONE, at_once

from . import drafts

pytestmark = pytest.mark.django_db(transaction=True)


def numbered(many: int) -> list[str]:
    office, made = cast.office(), [drafts.signed() for _n in range(many)]
    assert at_once(*[partial(actions.number, one, by=office, on=drafts.DAY) for one in made]) == [DONE] * many
    return sorted(Document.objects.values_list("number", flat=True), key=len)


def expected(many: int) -> list[str]:
    return [f"永政协发〔2023〕{n}号" for n in range(1, many + 1)]


def test_six_at_once_are_numbered_without_a_gap():
    assert sorted(numbered(6)) == sorted(expected(6))


@pytest.mark.hostile
def test_fifty_at_once_are_numbered_without_a_gap():
    assert sorted(numbered(50)) == sorted(expected(50))
    assert NumberSeries.objects.get().last == 50


def test_one_document_numbered_by_three_has_one_number_and_loses_none():
    made, office = drafts.signed(), cast.office()
    said = at_once(*[partial(actions.number, made, by=office, on=drafts.DAY)] * 3)
    assert said.count(DONE) == 1 and NumberSeries.objects.get().last == 1
