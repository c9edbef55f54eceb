"""A consent that is about to end: its desk and its helper are told once before and once after, in words that name nobody."""

import pytest

from shangliang.kit import clock, notices, rules
from shangliang.subjects import actions
from shangliang.subjects.models import Consent
from tests import cast
from tests.bonds import families
from tests.subjects.files import LAW, person, whole

pytestmark = pytest.mark.django_db


def told(who) -> list[str]:
    return [notice.text for notice in notices.for_person(who.pk)]


def later(days: int):
    return clock.at(clock.now() + clock.days(days))


@pytest.fixture
def ending():
    """A file whose facts rest on one basis alone, which ends in forty days."""
    made = whole()
    Consent.objects.update(expires=clock.today() + clock.days(40))
    return made


def test_desk_and_helper_are_told_once_before_and_once_after_and_nobody_is_named(ending):
    bond = families.paired(whom=ending)
    clerk, elsewhere = cast.clerk(), cast.township_clerk()
    assert actions.remind_consents() == 0
    with later(15):
        assert actions.remind_consents() == 2
        assert actions.remind_consents() == 0
    with later(41):
        assert actions.remind_consents() == 2
    for who in (clerk, bond.person):
        over, soon = told(who)
        assert "会关上" in soon
        assert "已经关上" in over
        assert "欧阳" not in soon + over
    assert told(elsewhere) == []
    with later(90):
        assert actions.remind_consents() == 0


def test_an_office_says_how_many_days_before(ending):
    rules.set_rule("consent.remind_days", cast.COUNTY, 60, by=cast.office())
    assert actions.remind_consents() == 1


def test_nobody_is_told_where_nothing_closes_with_it(ending):
    person(consent=LAW | {"expires": clock.today() + clock.days(5)}, given={"house": "三间"})
    renewed = {**LAW, "starts": clock.today() + clock.days(20)}
    actions.give_consent(ending, by=cast.clerk(), **renewed)
    with later(35):
        assert actions.remind_consents() == 0
    Consent.objects.filter(person=ending, expires=None).update(withdrawn_on=clock.today())
    with later(35):
        assert actions.remind_consents() == 1


def test_where_the_village_has_nobody_the_nearest_desk_above_is_told(ending):
    cast.clerk().posts.update(end=clock.today())
    town = cast.township_clerk()
    with later(20):
        assert actions.remind_consents() == 1
    assert len(told(town)) == 1
