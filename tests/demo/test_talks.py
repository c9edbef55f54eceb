"""两场协商 · One in 嘉峪关 from the plan to the seal, one in 赵家庄村 still open; every view generated, and marked as such."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.consultations.actions import sealing
from shangliang.consultations.filling import broken
from shangliang.consultations.models import Consultation, Participant, SealedRow, Statement
from shangliang.consultations.quality import quality_of
from shangliang.demo import lift, school
from shangliang.demo.leanings import Leanings
from shangliang.kit import clock
from shangliang.kit.clock import SHANGHAI
from shangliang.matters.lifecycle import Stage
from shangliang.people.models import Person
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
MARK = "模拟数据"


@pytest.fixture(autouse=True)
def _on_its_first_day():
    with clock.at(dt.datetime(2023, 6, 30, 9, tzinfo=SHANGHAI)):
        yield


@pytest.fixture
def lifted():
    return Consultation.objects.get(title=lift.TALK.title)


@pytest.fixture
def opened():
    return Consultation.objects.get(title=school.TALK.title)


def page(url, login=""):
    client = Client()
    if login:
        cast.signed_in(client, Person.objects.get(login=login))
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_it_was_noticed_in_time_and_half_of_the_roster_has_an_interest(lifted):
    sitting = lifted.activities.get(kind="sitting").gathering
    assert (clock.local_day(sitting.starts_at) - lifted.noticed_on).days >= 3
    people = lifted.participants.deliberating()
    assert people.interested().count() * 2 >= people.count() == 18
    assert [s.code for s in lifted.rules.seats if not lifted.participants.filter(seat=s.code).exists()] == []


def test_everybody_on_a_roster_is_marked_as_invented():
    names = [p.name for p in Participant.objects.all()]
    assert len(names) > 30
    assert [name for name in names if not name.endswith("（虚构）")] == []


def test_its_statements_come_from_people_and_office_one_is_withheld_and_one_taken_apart(lifted):
    found = lifted.statements.all()
    assert 20 <= found.shown().count() <= 30
    assert {s.source for s in found} == set(Statement.Source.values)
    assert sorted(found.filter(state="out").values_list("reason", flat=True)) == ["abuse", *["double"] * 5, "split"]
    assert found.get(reason="split").parts.count() == 2


def test_its_98_people_come_in_groups_that_agree_on_some_points_and_differ_on_others(lifted):
    data = lifted.picture.data
    assert (data["people"], data["paper"], len(data["groups"])) == (98, 10, 2)
    texts = dict(lifted.statements.values_list("number", "text"))
    together = {texts[number] for number, _side in data["together"]}
    assert {lift.LANE, lift.BOARD} & together
    assert lift.VETO not in together
    assert data["talk"]


def test_it_is_sealed_its_slips_add_up_and_its_root_holds(lifted):
    assert SealedRow.objects.filter(consultation=lifted).count() == 98
    assert (lifted.book.printed, lifted.book.issued + lifted.book.unused + lifted.book.spoiled) == (110, 110)
    assert sealing.holds(lifted)


def test_people_spoke_took_up_each_other_and_one_who_was_ill_is_on_leave(lifted):
    gathering = lifted.activities.get(kind="sitting").gathering
    assert gathering.attendances.counts()["present"] == 18
    assert gathering.attendances.get(presence="leave").reason == "住院"
    quality = quality_of(lifted)
    assert quality.interaction.answered.value == 1
    assert quality.interaction.taken_up.some >= 6
    assert quality.interaction.changed.some > 0
    assert quality.expression.spoke.some == 11
    assert 0.2 < quality.expression.completeness.coverage < 0.9


def test_its_agreement_was_read_back_with_one_objection_and_moved_the_matter_to_its_unit(lifted):
    assert lifted.read_backs.filter(confirms=True).count() == 16
    assert lifted.read_backs.get(confirms=False).objection == lift.TALK.objection[1]
    assert {s.part for s in lifted.signatures.all()} == {"convener", "representative"}
    matter = lifted.concerns.get().matter
    assert matter.stage == Stage.HANDLING
    steps = list(matter.entries.order_by("id").values_list("step", flat=True))
    assert steps[-6:] == ["plan", "agree", "submit", "assign", "receive", "progress"]
    agreement = matter.entries.get(step="agree").data["agreement"]
    assert (agreement["invited"], agreement["present"], len(agreement["points"])) == (18, 17, 4)
    assert agreement["differences"] == [lift.TALK.differences[0]["content"]]


def test_the_open_one_takes_the_view_of_whoever_holds_a_listed_slip(opened, loaded):
    lines = [line.split("\t") for line in loaded[2].read_text(encoding="utf-8").splitlines()]
    slips = [line for line in lines if line[2] == "slip"]
    assert len(slips) == 6
    address, code = slips[0][:2]
    client = Client()
    assert client.post(f"{address}join/", {"code": code}).status_code == 302
    assert client.post(f"{address}views/", {"number": 2, "value": 1}).status_code == 200
    assert opened.views.filter(voter__views__isnull=False).values("voter").distinct().count() == 32 + 1


def test_the_open_one_lies_on_the_desk_of_the_village_with_a_sentence_to_look_at(opened):
    assert opened.statements.waiting().get().text == school.TALK.waits
    assert school.TALK.waits in page(f"/desk/c/{opened.ref}/moderation/", "village-clerk")


def test_nine_of_the_open_one_s_roster_were_drawn_and_who_left_was_followed_by_an_alternate(opened):
    run = opened.draws.get()
    assert run.approver == "中共赵家庄村支部委员会"
    assert run.published_at < run.drawn_at
    panel = list(run.candidates.panel())
    assert len(panel) == 9
    came = run.candidates.get(instead_of__isnull=False)
    staying = [one for one in panel if one.pk != came.pk]
    off = {
        one.pk: broken([*staying, one], run.quotas, run.per_household)
        for one in [came, came.instead_of, *run.candidates.waiting()]
    }
    assert off.pop(came.instead_of.pk) == 0  # as drawn; of the lots of some demos no alternate keeps all of it
    assert off[came.pk] == min(off.values())
    assert came.participant.invited_on == dt.date(2023, 6, 28)
    notice = page(run.get_absolute_url())
    assert run.root in notice and f"{came.number} 号递补 {came.instead_of.number} 号" in notice
    assert "虚构" not in notice
    assert came.name in page(f"{opened.desk_url()}draw/1/", "village-clerk")
    assert "单行（虚构）" in page(f"{opened.desk_url()}draw/1/certificate/", "village-clerk")


@pytest.mark.parametrize("path", ["", "results/", "sealed/", "s/2/"])
def test_every_public_page_with_simulated_views_says_so(lifted, path):
    assert MARK in page(f"{lifted.get_absolute_url()}{path}")


@pytest.mark.parametrize("path", ["", "quality/", "agreement/", "minutes/", "seal/", "moderation/"])
def test_every_page_of_the_desk_with_simulated_views_says_so(opened, path):
    assert MARK in page(f"{opened.desk_url()}{path}", "village-clerk")


def test_the_same_seed_gives_the_same_people():
    def drawn(seed):
        return Leanings(seed, (2, 2), {"甲": (1, -1), "乙": (0, 0)}).views({1: "甲", 2: "乙"}, range(4))

    assert drawn(7) == drawn(7)
    assert drawn(7) != drawn(8)
    whole = Leanings(7, (30, 30), {"甲": (1, -1)})
    said = whole.views({1: "甲"}, range(60))
    assert {(whole.kinds[p], views[1]) for p, views in said.items() if views.get(1)} == {(0, 1), (1, -1)}
