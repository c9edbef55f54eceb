"""The seal: counted, shuffled, links dropped, root published; refused as long as something does not add up."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from psycopg import sql

from shangliang.compute import merkle
from shangliang.consultations import actions
from shangliang.consultations.actions import papers, sealing
from shangliang.consultations.models import Contribution, PaperBatch, Picture, SealedRow, View, Voter
from shangliang.gatherings.actions import reconcile, slips
from shangliang.kit import clock
from shangliang.kit.trail import TrailRow
from shangliang.people.refusal import Refused
from tests import cast
from tests.consultations import phones

pytestmark = pytest.mark.django_db


def expressed(people=6, **more):
    """`people` by slip, each with three views; closed."""
    made = phones.running(**more)
    clients = phones.express(made, people, {2: 1, 3: -1, 4: 0})
    return made, clients


def closed(made):
    actions.close_consultation(made, by=cast.clerk())
    printed = made.book.slips.count()
    reconcile(made.book, issued=printed, unused=0, spoiled=0)
    return made


def seal(made):
    return sealing.seal(made, by=cast.clerk())


def test_every_view_is_in_a_sealed_row_and_nothing_links_it_any_more():
    made, clients = expressed()
    clients[0].post(f"/c/{made.ref}/s/2/", {"text": "我说几句话"})
    found = seal(closed(made))
    rows = SealedRow.objects.filter(consultation=made)
    assert [row.views for row in rows] == [{"2": 1, "3": -1, "4": 0}] * 6
    assert not View.objects.exists()
    assert not Voter.objects.exists()
    found.book.refresh_from_db()
    assert (found.pepper, found.book.pepper) == (None, None)
    assert Contribution.objects.get().voter is None


def test_the_root_is_published_and_in_the_trail_and_can_be_computed_from_the_list():
    made, _clients = expressed()
    found = seal(closed(made))
    told = Client().get(f"/c/{made.ref}/sealed.json").json()
    assert merkle.root([bytes.fromhex(leaf) for leaf in told["leaves"]]) == told["root"] == found.root
    row = TrailRow.objects.get(action="consultation.seal")
    assert (row.detail["root"], row.detail["people"], row.detail["views"]) == (found.root, 6, 18)
    page = phones.text(Client().get(f"/c/{made.ref}/sealed/"))
    assert found.root in page
    assert "没有人动过" in page


def test_a_changed_row_is_noticed():
    made, _clients = expressed()
    seal(closed(made))
    SealedRow.objects.filter(place=1).update(views={"2": -1, "3": -1, "4": 0})
    assert "和公布的不一样" in phones.text(Client().get(f"/c/{made.ref}/sealed/"))


def test_the_order_of_the_rows_is_not_that_of_the_voters():
    made = phones.running()
    for number in range(12):
        phones.press(phones.joined(made), made, 2 + number % 4, 1)
    by_time = [{str(v.statement.number): v.value} for v in View.objects.order_by("pk").select_related("statement")]
    orders = {tuple(str(row.views) for row in sealing._shuffled(made)) for _n in range(5)}
    assert len(orders) > 1
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(map(str, by_time)))}


def test_the_last_picture_holds_every_view():
    made, _clients = expressed()
    phones.express(made, 3, {2: -1})
    seal(closed(made))
    assert Picture.objects.get().data["views"] == 21
    assert Picture.objects.get().data["statements"]["3"]["kind"] == "nearly_disagree"
    assert "大家已经一致的" in phones.text(Client().get(f"/c/{made.ref}/results/"))


def test_of_fewer_than_five_nothing_is_told():
    made, _clients = expressed(people=4)
    seal(closed(made))
    assert Client().get(f"/c/{made.ref}/sealed.json").json()["leaves"] is None
    assert TrailRow.objects.get(action="consultation.seal").detail["people"] is None
    assert "不到 5 人" in phones.text(Client().get(f"/c/{made.ref}/sealed/"))


def test_before_the_close_or_the_counting_of_slips_it_is_refused():
    made, _clients = expressed()
    with pytest.raises(Refused, match="先结束表态"):
        seal(made)
    actions.close_consultation(made, by=cast.clerk())
    with pytest.raises(Refused, match="清点纸签"):
        seal(made)
    reconcile(made.book, issued=6, unused=0, spoiled=0)
    assert seal(made).sealed_at


def test_more_views_by_slip_than_slips_given_out_block_it():
    made, _clients = expressed()
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=5, unused=1, spoiled=0)
    with pytest.raises(Refused, match="有 6 人，比发出的 5 张还多"):
        seal(made)
    assert View.objects.count() == 18


def test_cards_half_typed_block_it():
    made, _clients = expressed()
    batch = PaperBatch.objects.create(consultation=made, declared=3, first_by=cast.clerk())
    closed(made)
    with pytest.raises(Refused, match="没有录完"):
        seal(made)
    PaperBatch.objects.filter(pk=batch.pk).update(accepted_at=clock.now())
    assert seal(made).sealed_at


def with_cards(made, views):
    """A batch typed by one and taken over; {card: {statement number: view}}."""
    batch = papers.open_batch(made, declared=len(views), by=cast.clerk())
    papers.type_cards(batch, views, by=cast.clerk())
    papers.accept_batch(batch, by=cast.clerk())
    return made


def test_a_card_for_which_no_slip_was_handed_back_blocks_it():
    made, _clients = expressed()
    codes = [phones.slip(made) for _n in range(2)]
    with_cards(made, {1: {2: 1}, 2: {3: -1}})
    slips.hand_back(made.book, codes[0], by=cast.clerk())
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=7, unused=0, spoiled=1)
    with pytest.raises(Refused, match="有 2 张，作废的纸签只有 1 张"):
        seal(made)
    slips.spoil(made.book, codes[1])
    reconcile(made.book, issued=6, unused=0, spoiled=2)
    assert seal(made).sealed_at


def test_two_batches_of_paper_typed_after_the_close_are_sealed_with_the_rest():
    made, _clients = expressed()
    codes = [phones.slip(made) for _n in range(3)]
    for code in codes:
        slips.hand_back(made.book, code, by=cast.clerk())
    actions.close_consultation(made, by=cast.clerk())
    reconcile(made.book, issued=6, unused=0, spoiled=3)
    with_cards(made, {1: {2: 1}, 2: {3: -1, 4: 1}})
    with_cards(made, {1: {2: -1}})
    found = seal(made)
    rows = [row.views for row in SealedRow.objects.filter(consultation=made, paper=True)]
    assert sorted(map(str, rows)) == ["{'2': -1}", "{'2': 1}", "{'3': -1, '4': 1}"]
    assert SealedRow.objects.filter(consultation=made, paper=False).count() == 6
    assert sealing.holds(found)
    with pytest.raises(Refused, match="不收纸质卡片"):
        with_cards(made, {1: {2: 1}})


def test_afterwards_nothing_of_a_voter_is_left_in_any_table():
    """Neither its number nor its key: but for the slips themselves, which nobody can match with a code any more."""
    made, clients = expressed()
    clients[0].post(f"/c/{made.ref}/s/2/", {"text": "我说几句话"})
    clients[1].post(f"/c/{made.ref}/say/", {"text": "再装一盏在井边"})
    question = {"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]}
    activity = made.activities.create(kind="questions", title="问卷", questions=[question])
    clients[2].post(f"/c/{made.ref}/a/{activity.pk}/", {"q0": "1"})
    traces = [trace for pk, key in made.voters.values_list("pk", "key") for trace in (str(pk), bytes(key).hex())]
    assert where(traces) >= {f"consultations_{name}" for name in ("voter", "view", "contribution", "activity")}
    seal(closed(made))
    assert where(traces) == {"gatherings_slip"}


def where(traces) -> set[str]:
    """The tables in which one of these stands, in whatever column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = set()
        for table in tables:
            query = sql.SQL("SELECT EXISTS (SELECT FROM {} t WHERE t::text ~ %s)").format(sql.Identifier(table))
            cursor.execute(query, ["|".join(traces)])
            if cursor.fetchone()[0]:
                found.add(table)
        return found


def test_it_is_done_once_and_by_those_who_may():
    made, _clients = expressed()
    closed(made)
    with pytest.raises(PermissionDenied):
        sealing.seal(made, by=cast.outsider())
    seal(made)
    with pytest.raises(Refused, match="已经封存过"):
        seal(made)


def test_afterwards_a_slip_opens_nothing_and_says_so():
    made = phones.running()
    code = phones.slip(made)
    client = phones.joined(made, code)
    phones.express(made, 5, {2: 1})
    seal(closed(made))
    assert "已经结束并且封存" in phones.text(Client().post(f"/c/{made.ref}/join/", {"code": code}))
    assert client.get(f"/c/{made.ref}/mine/").status_code == 302
    assert phones.press(client, made, 2, 1).status_code == 302


def test_a_worker_that_comes_late_does_not_overwrite_the_last_picture():
    from shangliang.consultations.actions import picturing

    made, _clients = expressed()
    seal(closed(made))
    picturing.refresh(made)
    assert Picture.objects.get().data["views"] == 18


def test_the_desk_closes_and_seals_and_says_what_is_missing(client):
    made, _clients = expressed()
    cast.signed_in(client, cast.clerk())
    url = f"/desk/c/{made.ref}/seal/"
    assert "结束表态" in phones.text(client.get(url))
    assert client.post(url, {"do": "close", "once": "1"}).status_code == 302
    assert "请先当众清点纸签" in phones.text(client.post(url, {"do": "seal", "once": "2"}))
    reconcile(made.book, issued=6, unused=0, spoiled=0)
    assert client.post(url, {"do": "seal", "once": "3"}).status_code == 302
    assert "看公开的凭据" in phones.text(client.get(url))


def test_a_desk_that_may_not_close_it_changes_nothing():
    made, _clients = expressed(people=0)
    url = f"/desk/c/{made.ref}/seal/"
    for who, status in ((cast.resident(), 404), (cast.outsider(), 404), (cast.leader(), 403), (None, 302)):
        client = cast.signed_in(Client(), who) if who else Client()
        assert client.post(url, {"do": "close"}).status_code == status
    made.refresh_from_db()
    assert made.closed_at is None


def test_a_consultation_past_its_hour_takes_no_views_and_is_closed_by_the_clerk():
    made = phones.running()
    client = phones.joined(made)
    made.opens_at, made.closes_at = clock.now() - dt.timedelta(hours=2), clock.now() + dt.timedelta(hours=1)
    made.save()
    assert phones.press(client, made, 2, 1).status_code == 200
    with clock.at(clock.now() + dt.timedelta(hours=2)):
        assert phones.press(client, made, 3, 1).status_code == 409
    assert actions.close_consultation(made, by=cast.clerk()).closed_at
