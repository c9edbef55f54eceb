"""Generated views: by an invented person alone, on slips alone, never beside real ones; and every page says so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.consultations.actions import simulating
from shangliang.consultations.models import View
from shangliang.gatherings.actions import print_slips, show, spoil
from shangliang.kit.trail import TrailRow
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones, talk
from tests.gatherings import sitting

pytestmark = pytest.mark.django_db
MARK = "模拟数据"


@pytest.fixture
def made():
    return phones.running()


def simulated(made, people=5, by=None):
    codes = print_slips(made.book, people)
    return simulating.simulate(made, {code: {2: 1, 3: -1} for code in codes}, by=by or cast.clerk()), codes


def test_they_count_as_views_and_the_consultation_is_marked_with_them(made):
    written, _codes = simulated(made)
    made.refresh_from_db()
    assert (written, View.objects.count(), made.simulated) == (10, 10, True)
    assert TrailRow.objects.get(action="consultation.simulate").detail == {"people": 5, "views": 10}


def test_a_second_time_the_last_view_counts_and_the_first_is_kept(made):
    _written, codes = simulated(made)
    simulating.simulate(made, {codes[0]: {2: -1}}, by=cast.clerk())
    assert list(View.objects.filter(value=-1, first=1).values_list("statement__number", flat=True)) == [2]


def test_nothing_is_simulated_beside_what_a_person_has_expressed(made):
    phones.press(phones.joined(made), made, 2, 1)
    with pytest.raises(Refused, match="已经有人表过态"):
        simulated(made)
    assert View.objects.count() == 1


def test_only_an_invented_person_of_the_host_s_desk_may_do_it(made):
    real = cast.clerk(name="真人")
    real.invented = False
    for who in (real, cast.outsider()):
        with pytest.raises(PermissionDenied):
            simulated(made, by=who)
    assert simulated(made, by=cast.clerk())[0] == 10


def test_a_spoiled_or_a_guessed_slip_brings_nothing(made):
    codes = print_slips(made.book, 2)
    spoil(made.book, codes[0])
    for said in ({code: {2: 1} for code in codes}, {"AAAA222222": {2: 1}}):
        with pytest.raises(Refused, match="没有这张纸签"):
            simulating.simulate(made, said, by=cast.clerk())
    assert not View.objects.exists()


def test_the_hall_says_so_beside_the_shares():
    gathering = sitting.opened(gathering=sitting.of_consultation())
    found = talk.with_statements(gathering.activity.consultation)
    screen = sitting.hall(gathering)
    show(gathering, "cards", by=cast.clerk())
    assert MARK not in phones.text(screen.get("/hall/now/"))
    simulated(found)
    show(gathering, "cards", by=cast.clerk())
    assert MARK in phones.text(screen.get("/hall/now/"))


def test_pages_say_so_only_where_it_is_so(made):
    url = f"{made.get_absolute_url()}results/"
    assert MARK not in phones.text(Client().get(url))
    simulated(made)
    assert MARK in phones.text(Client().get(url))
