"""What people think: made by the worker, read by pages, and never a number of fewer than five people."""

import datetime as dt

import pytest
from django.test import Client

from shangliang.consultations.actions import picturing
from shangliang.consultations.models import Picture, View
from shangliang.kit import clock, rules
from tests import cast
from tests.consultations import phones

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


def test_the_worker_makes_a_picture_only_when_views_have_come_and_once_more_when_it_is_quiet():
    made = phones.running()
    phones.express(made, 6, {2: 1})
    assert picturing.refresh_all() == 0
    with clock.at(clock.now() + dt.timedelta(seconds=6)):
        assert picturing.refresh_all() == 1
        assert Picture.objects.get().settled
        assert picturing.refresh_all() == 0


def test_a_view_that_came_late_with_an_early_number_is_in_the_quiet_picture():
    made = phones.running()
    phones.express(made, 12, {2: 1})
    View.objects.filter(pk__in=View.objects.order_by("pk").values("pk")[:6]).update(value=-1)  # committed late
    assert picturing.refresh_all() == 0
    with clock.at(clock.now() + dt.timedelta(seconds=6)):
        picturing.refresh_all()
    assert share(2)["agree"] == pytest.approx(0.5)


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
