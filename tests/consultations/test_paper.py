"""Paper counts like a phone: cards typed by one or by two, compared, taken over; one sheet after a sitting."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.consultations.actions import papers
from shangliang.consultations.models import View, Voter
from shangliang.gatherings.actions import hand_back
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return talk.with_statements(talk.noticed())


@pytest.fixture
def desk(client):
    return cast.signed_in(client, cast.clerk())


def colleague(number=2):
    return cast.clerk(name=f"另一位协商员{number}（虚构）")


def test_a_batch_typed_by_one_is_taken_over_and_counted_apart(made):
    batch = papers.open_batch(made, declared=2, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1, 3: -1}, 2: {}}, by=cast.clerk())
    papers.accept_batch(batch, by=cast.clerk())
    assert Voter.objects.filter(way="paper").count() == 2
    assert sorted(View.objects.values_list("statement__number", "value")) == [(2, 1), (3, -1)]


def test_a_batch_waits_for_its_last_card(made):
    batch = papers.open_batch(made, declared=2, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    with pytest.raises(Refused, match="还有 1 张"):
        papers.accept_batch(batch, by=cast.clerk())


def test_two_persons_must_read_a_card_alike_or_a_third_decides(made):
    batch = papers.open_batch(made, declared=1, double=True, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    papers.type_cards(batch, {1: {2: -1}}, by=colleague())
    with pytest.raises(Refused, match="不一样"):
        papers.accept_batch(batch, by=cast.clerk())
    papers.type_cards(batch, {1: {2: -1}}, by=colleague(3))
    papers.accept_batch(batch, by=cast.clerk())
    assert View.objects.get().value == -1


def test_one_person_can_not_type_both_readings(made):
    batch = papers.open_batch(made, declared=1, double=True, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    assert papers.missing(batch) == [1]


def test_a_third_person_only_settles_what_differs(made):
    batch = papers.open_batch(made, declared=2, double=True, by=cast.clerk())
    for who in (cast.clerk(), colleague()):
        papers.type_cards(batch, {1: {2: 1}, 2: {2: 1}}, by=who)
    with pytest.raises(Refused, match="第三个人"):
        papers.type_cards(batch, {1: {2: -1}}, by=colleague(3))


def test_who_is_not_of_the_desk_types_nothing(made):
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    with pytest.raises(PermissionDenied):
        papers.type_cards(batch, {1: {2: 1}}, by=cast.outsider())


def test_the_grid_takes_keys_and_keeps_what_was_mistyped(desk, made):
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    url = f"{made.desk_url()}paper/{batch.ref}/"
    page = desk.post(f"{url}?from=1", {"c1-2": "1", "c1-3": "7"}).content.decode()
    assert "认不出的数字" in page
    assert 'name="c1-3" value="7"' in page
    desk.post(f"{url}?from=1", {"c1-2": "1", "c1-3": "2", "c1-4": "3"})
    assert batch.cards.get().views == {"2": 1, "3": -1, "4": 0}
    desk.post(f"{url}accept/")
    assert View.objects.count() == 3


@pytest.mark.parametrize("typed", ["12", "1。", "²", "3" * 30])
def test_a_cell_is_read_whole_or_not_at_all(desk, made, typed):
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    url = f"{made.desk_url()}paper/{batch.ref}/"
    page = desk.post(f"{url}?from=1", {"c1-2": typed}).content.decode()
    assert "认不出的数字" in page and f'name="c1-2" value="{typed}"' in page
    assert not batch.cards.exists()
    desk.post(f"{url}?from=1", {"c1-2": " 1 "})
    assert batch.cards.get().views == {"2": 1}


def test_the_two_do_not_see_each_other_s_cards(client, made):
    batch = papers.open_batch(made, declared=1, double=True, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    url = f"{made.desk_url()}paper/{batch.ref}/"
    assert 'name="c1-2" value="1"' in cast.signed_in(client, cast.clerk()).get(url).content.decode()
    assert 'name="c1-2" value=""' in cast.signed_in(client, colleague()).get(url).content.decode()


def test_a_card_beyond_the_batch_is_not_found(desk, made):
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    url = f"{made.desk_url()}paper/{batch.ref}/"
    assert [desk.get(f"{url}?from={n}").status_code for n in ("1", "2", "x", "٣")] == [200, 404, 404, 404]


def test_one_sheet_enters_who_came_and_what_was_said(desk, made):
    talk.on_its_day(made)
    gathering = made.activities.get(kind="sitting").gathering
    people = list(gathering.attendances.all())
    came = {f"came_{p.pk}": "present" for p in people} | {f"why_{p.pk}": "" for p in people}
    came |= {f"came_{people[0].pk}": "leave", f"why_{people[0].pk}": "外出看病"}
    answer = desk.post(
        f"{made.desk_url()}sheet/", came | {"said": "冬天四点半就黑了\n路灯先装在上学的路上", "notes": "记录"}
    )
    assert answer["Location"] == f"{made.desk_url()}agreement/"
    assert gathering.attendances.filter(presence="present").count() == 16
    assert gathering.attendances.get(pk=people[0].pk).approved_by == "村党支部书记"
    assert made.statements.filter(source="room").get().text == "冬天四点半就黑了"


def test_leave_without_a_reason_comes_back_with_what_was_typed(desk, made):
    talk.on_its_day(made)
    people = list(made.activities.get(kind="sitting").gathering.attendances.all())
    came = {f"came_{p.pk}": "leave" for p in people}
    page = desk.post(f"{made.desk_url()}sheet/", came | {"said": "又一条看法"}).content.decode()
    assert "请假要写明原因" in page
    assert "又一条看法" in page


def test_the_printed_card_lists_what_is_shown(desk, made):
    made.statements.filter(number=3).update(state="out", reason="abuse")
    page = desk.get(f"{made.desk_url()}cards/").content.decode()
    assert talk.SAID[0] in page
    assert talk.SAID[1] not in page


def test_a_batch_that_was_left_is_reached_again_and_can_be_thrown_away(desk, made):
    left, counted = (papers.open_batch(made, declared=2, by=cast.clerk()) for _n in range(2))
    papers.type_cards(left, {1: {2: 1}}, by=cast.clerk())
    papers.type_cards(counted, {1: {2: 1}, 2: {2: 1}}, by=cast.clerk())
    papers.accept_batch(counted, by=cast.clerk())
    url = f"{made.desk_url()}paper/"
    page = desk.get(url).content.decode()
    assert f"{url}{left.ref}/" in page and f"{url}{counted.ref}/" in page and "已录 1 张" in page
    assert f"{url}{left.ref}/drop/" in page and f"{url}{counted.ref}/drop/" not in page
    assert "不能作废" in desk.post(f"{url}{counted.ref}/drop/", follow=True).content.decode()
    desk.post(f"{url}{left.ref}/drop/")
    assert list(made.batches.all()) == [counted]
    with pytest.raises(PermissionDenied):
        papers.drop_batch(papers.open_batch(made, declared=1, by=cast.clerk()), by=cast.outsider())


def test_the_desk_says_as_long_as_there_are_more_cards_than_slips_that_came_back(desk, made):
    batch = papers.open_batch(made, declared=1, by=cast.clerk())
    papers.type_cards(batch, {1: {2: 1}}, by=cast.clerk())
    assert "交回作废的纸签只有" not in desk.get(made.desk_url()).content.decode()
    papers.accept_batch(batch, by=cast.clerk())
    for page in ("", "paper/", "seal/"):
        assert "交回作废的纸签只有 0 张" in desk.get(f"{made.desk_url()}{page}").content.decode()
    hand_back(made.book, phones.slip(made), by=cast.clerk())
    for page in ("", "paper/", "seal/"):
        assert "交回作废的纸签只有" not in desk.get(f"{made.desk_url()}{page}").content.decode()
