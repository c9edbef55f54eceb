"""What people think: made by the worker, read by pages, and never a number of fewer than five people."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.consultations.actions import moderating, picturing
from shangliang.consultations.actions.taking_back import take_back
from shangliang.consultations.models import Picture, View
from shangliang.kit import clock, rules
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db


def share(number):
    return Picture.objects.get().data["statements"].get(str(number))


def results(made, query="") -> str:
    return phones.text(Client().get(f"/c/{made.ref}/results/{query}"))


def test_below_five_people_nothing_is_shown():
    made = phones.running()
    phones.express(made, 4, {2: 1})
    assert Picture.objects.get().data["people"] is None
    assert share(2)["kind"] == "few"
    assert "人还不够，先不公布" in results(made)
    phones.express(made, 1, {2: 1})
    assert "5 人表态" in results(made)


def test_the_rule_may_ask_for_more_people_and_never_for_fewer():
    made = phones.running()
    rules.set_rule("consultation.shares_from", cast.VILLAGE, "2")
    phones.express(made, 4, {2: 1})
    assert "人还不够，先不公布" in results(made)


def test_agreement_comes_first_and_what_divides_second():
    made = phones.running()
    phones.express(made, 12, {2: 1, 3: 1})
    phones.express(made, 11, {2: 1, 3: -1})
    page = results(made)
    assert page.index("大家已经一致的") < page.index("路灯先装在上学的路上") < page.index("尚需商量的")
    assert page.index("尚需商量的") < page.index("灯杆不要立在自家门口")
    assert "赞成 52%，不赞成 48%（表明看法的 23 人）" in page
    assert "几乎都赞成（有别的看法的不到 5 人）" in page


def test_a_share_moves_only_when_five_more_views_have_come():
    made = phones.running()
    phones.express(made, 6, {2: 1})
    phones.express(made, 6, {2: -1})
    first = share(2)
    phones.express(made, 4, {2: -1})
    assert share(2) == first
    phones.express(made, 1, {2: -1})
    assert share(2)["base"] == 17


def test_nothing_moves_before_five_people_have_come_or_changed():
    """Not the groups, nor the lists, nor how many there are: the whole picture stands."""
    made = phones.running()
    phones.camps(made)
    before = Picture.objects.get().data
    phones.express(made, 4, phones.CAMPS[0])
    assert Picture.objects.get().data == before
    phones.express(made, 1, phones.CAMPS[0])
    assert (Picture.objects.get().data["people"], before["people"]) == (29, 24)


def test_one_who_presses_again_and_again_is_one():
    made = phones.running()
    phones.express(made, 12, {2: 1})
    before, client = Picture.objects.get().data, phones.joined(made)
    for number in (2, 3, 4, 5, 6, 2, 3):
        phones.press(client, made, number, -1)
        picturing.refresh_all()
    assert Picture.objects.get().data == before


def test_a_view_that_changed_is_one_and_not_two():
    """Three who change their minds are one less here and one more there, and still three."""
    made = phones.running()
    changing = phones.express(made, 12, {2: 1})
    phones.express(made, 6, {2: -1, 3: 1})
    first = share(2)
    for client in changing[:3]:
        phones.press(client, made, 2, -1)
    phones.express(made, 5, {3: 1})  # five others: the picture is made anew
    assert (share(2), share(3)["kind"]) == (first, "nearly_agree")
    for client in changing[3:5]:
        phones.press(client, made, 2, -1)
    phones.express(made, 5, {3: 1})
    assert share(2) != first


def test_the_worker_makes_a_picture_only_when_views_have_come_and_then_it_is_quiet():
    made = phones.running()
    phones.express(made, 6, {2: 1})
    assert picturing.refresh_all() == 0
    with clock.at(clock.now() + dt.timedelta(seconds=6)):
        assert picturing.refresh_all() == 0
        assert Picture.objects.get().settled


@pytest.mark.parametrize(("late", "base"), [(4, None), (5, 17)])
def test_views_that_come_late_with_an_early_number_are_counted_among_the_new(late, base):
    made = phones.running()
    early = [phones.next_rev() for _n in range(late)]
    phones.express(made, 12, {2: 1})
    statement = made.statements.get(number=2)
    for voter, rev in zip(talk.voters(made, late), early, strict=True):  # drawn before those twelve, committed after
        View.objects.create(consultation=made, voter=voter, statement=statement, value=-1, first=-1, rev=rev)
    with clock.at(clock.now() + dt.timedelta(seconds=6)):
        picturing.refresh_all()
    assert share(2)["base"] == base


def test_a_slip_that_is_handed_back_moves_nothing_by_itself():
    made = phones.running()
    phones.express(made, 12, {2: 1})
    before = Picture.objects.get().data
    take_back(made, bytes(made.voters.first().key))
    picturing.refresh_all()
    assert (made.voters.count(), Picture.objects.get().data) == (11, before)


def test_what_is_moderated_out_leaves_every_list_and_its_views_stay_in_the_map():
    made = phones.running()
    phones.camps(made)
    moderating.withhold(made.statements.get(number=3), "off_topic", by=cast.clerk())
    picturing.refresh_all()
    picture = Picture.objects.get()
    assert "3" not in picture.data["statements"]
    assert all(n != 3 for group in picture.data["groups"] for n, *_rest in group["cares"])
    assert (picture.held["axes"]["out"], len(picture.held["axes"]["statements"])) == (1, 7)


def test_the_page_tells_what_bridges():
    made = phones.running()
    phones.camps(made)
    picture = Picture.objects.get()
    told = {"value": 0.3, "low": 0.2, "high": 0.4}
    picture.data["statements"]["2"] |= {"bridging": told, "aware": {"side": "agree"} | told}
    picture.data["statements"]["3"] |= {"bridging": told | {"low": -0.1}, "aware": None}
    picture.save()
    page = results(made)
    section = page[page.index("看法不同的人都认可的") : page.index("看法相近的人在意什么")]
    assert "各方认可度 0.30，误差范围 0.20 到 0.40" in section
    assert "各组都赞成的把握 30%，误差范围 20%–40%" in section
    assert "/s/2/" in section
    assert "/s/3/" not in section  # it may as well lie below the middle


def test_what_moderators_do_while_a_picture_is_made_is_not_lost():
    made = phones.running()
    phones.express(made, 6, {2: 1})
    before = Picture.objects.get()
    picturing.spoil(made)
    picturing._keep(made, before, {"rev": before.rev, "held": {}, "data": {"stale": True}, "views": 0})
    assert "stale" not in Picture.objects.get().data
    assert picturing.refresh_all() == 1


def test_those_without_a_slip_are_counted_apart():
    made = phones.running(open_to_all=True)
    phones.express(made, 6, {2: 1})
    for _n in range(5):
        client = Client()
        client.post(f"/c/{made.ref}/open/")
        phones.press(client, made, 2, -1)
    picturing.refresh_all()
    data = Picture.objects.get().data
    assert (data["people"], data["open"]) == (6, 5)
    assert share(2)["kind"] == "nearly_agree"


def test_the_page_costs_the_same_at_few_and_at_many_statements(django_assert_num_queries):
    made = phones.running()
    phones.express(made, 6, {2: 1})
    client = Client()
    with django_assert_num_queries(4):
        client.get(f"/c/{made.ref}/results/?all")
    made.statements.exclude(number=2).update(state="out", reason="double")
    with django_assert_num_queries(4):
        client.get(f"/c/{made.ref}/results/?all")


def test_two_kinds_of_opinion_are_shown_with_what_they_care_about_and_where_one_stands():
    made = phones.running()
    one, other = phones.camps(made)
    data = Picture.objects.get().data
    assert (data["doubt"], [group["size"] for group in data["groups"]]) == ("", [0.5, 0.5])
    assert {n for n, _side in data["together"]} == {1, 2}
    assert set(data["talk"]) <= {3, 4, 5, 6, 7, 8}
    assert data["talk"]
    pages = [phones.text(client.get(f"/c/{made.ref}/results/")) for client in (one, other)]
    assert all("你在这里" in page for page in pages)
    own = [page.split("您和他们相近")[0].rsplit("<h3>", 1)[1] for page in pages]
    assert own[0] != own[1]
    assert "你在这里" not in results(made)


def test_below_fifteen_people_or_what_the_rule_asks_there_are_counts_and_no_groups():
    made = phones.running()
    phones.camps(made, each=7)
    data = Picture.objects.get().data
    assert (data["groups"], data["doubt"]) == ([], "few")
    assert "表态的人还不够多" in results(made)
    assert {n for n, _side in data["together"]} == {1, 2}
    rules.set_rule("consultation.map_from", cast.VILLAGE, "40")
    phones.express(made, 12, {1: 1})
    assert Picture.objects.get().data["doubt"] == "few"


def test_nothing_that_is_shown_counts_fewer_than_five_or_says_who():
    made = phones.running()
    phones.camps(made)
    data = Picture.objects.get().data
    assert set(data) == {
        "people", "views", "paper", "open", "statements", "together", "talk", "groups", "doubt"}  # fmt: skip
    for one in data["statements"].values():
        shares = [one[side] for side in ("agree", "disagree", "unsure") if one[side] is not None]
        assert all(round(share * one["base"]) >= 5 for share in shares)


def test_what_divides_is_drawn_more_often():
    made = phones.running()
    phones.camps(made)
    weights = dict(made.statements.values_list("number", "priority"))
    assert len(set(weights.values())) > 2
    assert min(weights.values()) > 0


def test_priorities_are_written_where_they_moved():
    made = phones.running()
    picturing.set_priorities(made, {1: 3.0, 2: 1.01})
    assert dict(made.statements.values_list("number", "priority"))[1] == pytest.approx(3.0)
    assert dict(made.statements.values_list("number", "priority"))[2] == pytest.approx(1)


def test_the_page_says_in_words_how_its_numbers_come_about_once_there_are_any():
    made = phones.running()
    assert "这些数字怎么来的" not in phones.text(Client().get(f"{made.get_absolute_url()}results/"))
    phones.express(made, 6, {2: 1})
    page = phones.text(Client().get(f"{made.get_absolute_url()}results/"))
    assert "每多 5 个人表态" in page and "“误差范围”是说" in page
    assert "两边都满 5 份" in page
