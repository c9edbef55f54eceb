"""Families in handfuls: what a lost worker leaves is gone on with, one that will not go is named, and what changes is shown."""

import pytest

from shangliang.kit import importing, rules, trail
from shangliang.kit.importing import handfuls
from shangliang.kit.importing.models import State
from shangliang.subjects import actions
from shangliang.subjects.models import AssistedPerson, Consent, Household
from tests import cast
from tests.subjects.test_household_import import ILL, LAW, NUMBER, line, outcomes, taken

pytestmark = pytest.mark.django_db
FOUR = [line(f"{n}（虚构）", house=str(at // 2 + 1), ill=ILL, law=LAW) for at, n in enumerate("甲乙丙丁")]


@pytest.fixture
def clerk():
    return cast.clerk()


@pytest.fixture
def slowly(monkeypatch):
    """Handfuls of one line, in the background; every turn is another worker."""
    monkeypatch.setattr(handfuls, "HANDFUL", 1)
    rules.set_rule("import.at_once", "", 1)


def test_a_worker_that_was_lost_is_followed_by_one_that_goes_on_with_the_same_households(clerk, slowly):
    batch = importing.confirm(taken(clerk, *FOUR), by=clerk)
    for done in (1, 2, 3):
        assert importing.work_waiting(turn=0) == 1
        batch.refresh_from_db()
        assert (batch.handled, batch.percent, AssistedPerson.objects.count()) == (done, done * 25, done)
    assert importing.work_waiting() == 2
    batch.refresh_from_db()
    assert batch.state == State.DONE
    assert [home.persons.count() for home in Household.objects.all()] == [2, 2]
    importing.undo(batch, by=clerk)
    assert importing.work_waiting(turn=0) == 1 and AssistedPerson.objects.count() == 3
    assert importing.work_waiting() == 4 and outcomes(batch) == ["undone"] * 4 and trail.verify() == []
    assert not (AssistedPerson.objects.exists() or Household.objects.exists() or Consent.objects.exists())


def test_one_who_is_listed_where_nobody_here_looks_is_refused_and_the_others_of_the_handful_go(clerk):
    elsewhere = cast.clerk(cast.SIBLING_COMMUNITY)
    home = actions.open_household(cast.area(cast.SIBLING_COMMUNITY), by=elsewhere)
    law = {"basis": "law", "fields": ["id_number"], "document": LAW, "officer": "经办人（虚构）"}
    actions.list_person(home, ["特困人员"], by=elsewhere, consent=law, given={"id_number": NUMBER})
    batch = taken(clerk, line(number=NUMBER, law=LAW), line("乙（虚构）"), line("丙（虚构）", house="2"))
    importing.confirm(batch, by=clerk)
    assert outcomes(batch) == ["refused", "new", "new"] and "已经登记在册" in batch.rows.first().says
    assert Household.objects.count() == 3 and trail.verify() == []


def test_two_lines_of_one_handful_with_one_number_by_different_signs_are_one_person(clerk):
    batch = taken(clerk, line(number=NUMBER, law=LAW), line("乙（虚构）", number=NUMBER.replace("2", "２", 1), law=LAW))
    importing.confirm(batch, by=clerk)
    assert AssistedPerson.objects.count() == 1 and sorted(outcomes(batch)) == ["new", "refused"]


def test_what_a_row_changes_is_shown_with_what_stood_there_but_nothing_that_is_veiled(client, clerk):
    importing.confirm(taken(clerk, line(ill=ILL, law=LAW)), by=clerk)
    batch = taken(clerk, line(ill="好转（虚构）", kinds="困难重度残疾人"))
    assert outcomes(batch) == ["changed"]
    page = cast.signed_in(client, clerk).get(f"/desk/import/households/{batch.ref}/?show=changed").content.decode()
    assert "<del>特困人员</del> <ins>困难重度残疾人</ins>" in page
    assert ILL not in page and "好转" not in page
