"""The hall screen: opened by a code, shows only what the chair sends, never a name, and costs nothing while nothing changes."""

import datetime as dt
from dataclasses import asdict

import pytest
from django.test import Client

from shangliang.compute.discreet import shares
from shangliang.consultations.models import Picture
from shangliang.gatherings import actions
from shangliang.kit import clock
from tests import cast
from tests.consultations import talk
from tests.gatherings import sitting

pytestmark = pytest.mark.django_db


def test_a_code_opens_the_screen_without_signing_in_and_a_wrong_one_does_not():
    gathering = sitting.arranged()
    code, visitor = actions.give_code(gathering, by=cast.clerk()), Client()
    assert "没有这个大屏码" in sitting.text(visitor.post("/hall/", {"code": "AAAA222222"}))
    assert "这个码是 10 个" in sitting.text(visitor.post("/hall/", {"code": "0000"}))
    assert visitor.post("/hall/", {"code": f" {code[:5].lower()}-{code[5:]} "}).status_code == 302
    assert gathering.place in sitting.text(visitor.get("/hall/"))
    assert "大屏码" in sitting.text(Client().get("/hall/"))


def test_guessing_codes_is_stopped_for_a_while():
    visitor = Client()
    for _guess in range(30):
        visitor.post("/hall/", {"code": "AAAA222222"})
    assert "十分钟" in sitting.text(visitor.post("/hall/", {"code": "AAAA222222"}), 429)


def test_a_new_code_closes_the_screens_of_the_old_one():
    gathering = sitting.arranged()
    screen = sitting.hall(gathering)
    assert screen.get("/hall/now/").status_code == 200
    actions.give_code(gathering, by=cast.clerk())
    assert screen.get("/hall/now/").status_code == 410
    assert Client().get("/hall/now/").status_code == 410


def test_the_chairs_own_computer_becomes_the_screen_without_a_code():
    gathering, chair = sitting.arranged(), sitting.chair()
    assert chair.post(f"/desk/g/{gathering.ref}/screen/", {"here": 1}).status_code == 302
    assert gathering.title in sitting.text(chair.get("/hall/"))
    assert sitting.chair(cast.outsider()).post(f"/desk/g/{gathering.ref}/screen/", {"here": 1}).status_code == 404


@pytest.mark.parametrize("shows", ["waiting", "agenda", "item", "speaker", "join", "cards", "result"])
def test_asked_again_it_is_unchanged_for_at_most_two_queries(shows, django_assert_max_num_queries):
    gathering = sitting.opened(gathering=sitting.of_consultation())
    Picture.objects.create(consultation=gathering.activity.consultation, made_at=clock.now(), data={})
    screen = sitting.hall(gathering)
    actions.show(gathering, shows, by=cast.clerk())
    first = screen.get("/hall/now/")
    with django_assert_max_num_queries(2):
        again = screen.get("/hall/now/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    sitting.asked(gathering, 1)
    assert screen.get("/hall/now/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_screen_shows_only_what_the_chair_sends():
    gathering = sitting.opened()
    screen = sitting.hall(gathering)
    agenda = gathering.agenda[2]["title"]
    assert agenda not in sitting.text(screen.get("/hall/now/"))
    actions.show(gathering, "agenda", by=cast.clerk())
    assert agenda in sitting.text(screen.get("/hall/now/"))


def test_live_cards_show_shares_of_the_picture_and_nothing_for_too_few():
    gathering = sitting.opened(gathering=sitting.of_consultation())
    consultation = talk.with_statements(gathering.activity.consultation)
    said = {"2": asdict(shares(80, 15, 5)), "3": asdict(shares(1, 1, 1))}
    Picture.objects.create(consultation=consultation, made_at=clock.now(), version=3,
                           data={"statements": said, "together": [[2, "agree"]], "talk": [3]})  # fmt: skip
    screen = sitting.hall(gathering)
    sitting.press(sitting.chair(), gathering, "show", shows="cards", pick="2，3, x, 99")
    shown = sitting.text(screen.get("/hall/now/"))
    assert "赞成 80%" in shown
    assert "表态的还不到 5 人" in shown
    assert talk.SAID[2] not in shown
    assert f"/c/{consultation.ref}/" in shown or "svg" in shown
    actions.show(gathering, "result", by=cast.clerk())
    assert "已成共识" in sitting.text(screen.get("/hall/now/"))


def test_a_new_picture_is_seen_at_the_next_second():
    gathering = sitting.opened(gathering=sitting.of_consultation())
    picture = Picture.objects.create(consultation=gathering.activity.consultation, made_at=clock.now(), version=1)
    screen = sitting.hall(gathering)
    actions.show(gathering, "cards", by=cast.clerk())
    stamp = screen.get("/hall/now/")["ETag"]
    assert screen.get("/hall/now/", headers={"If-None-Match": stamp}).status_code == 304
    Picture.objects.filter(pk=picture.pk).update(version=2)
    assert screen.get("/hall/now/", headers={"If-None-Match": stamp}).status_code == 200


def test_the_read_back_is_read_from_the_screen():
    gathering = sitting.opened(gathering=sitting.of_consultation())
    consultation = gathering.activity.consultation
    consultation.points.create(order=1, content="上学的路先亮灯", unit_name="镇政府", due=dt.date(2023, 9, 1))
    consultation.differences.create(order=1, content="电费由谁出")
    screen = sitting.hall(gathering)
    actions.show(gathering, "read_back", by=cast.clerk())
    shown = sitting.text(screen.get("/hall/now/"))
    assert "上学的路先亮灯" in shown
    assert "电费由谁出" in shown


def test_no_name_is_ever_on_the_screen():
    gathering = sitting.opened()
    screen, chair = sitting.hall(gathering), sitting.chair()
    actions.begin(sitting.asked(gathering, 5)[0], by=cast.clerk())
    for shows in ("waiting", "agenda", "item", "speaker", "join", "cards", "result", "read_back"):
        actions.show(gathering, shows, by=cast.clerk())
        assert "参与人4" not in sitting.text(screen.get("/hall/")), shows
    assert "参与人4" in sitting.text(chair.get(f"/desk/g/{gathering.ref}/room/"))


LONG = "灯杆离门口三米，灯光不照窗户，夜里只亮一半，电费大家分担，" * 4


def test_long_cards_are_written_smaller_and_none_is_cut_off():
    made = talk.with_statements(talk.noticed())
    gathering = made.activities.get(kind="sitting").gathering
    screen = sitting.hall(gathering)
    actions.show(gathering, "cards", what={"numbers": [2, 3, 4, 5]}, by=cast.clerk())
    page = sitting.text(screen.get("/hall/now/"))
    assert page.count('class="share"') == 4
    assert "dense" not in page
    made.statements.update(text=LONG)
    actions.show(gathering, "cards", what={"numbers": [2, 3, 4, 5]}, by=cast.clerk())
    page = sitting.text(screen.get("/hall/now/"))
    assert page.count('class="share"') == 3
    assert "dense" in page
