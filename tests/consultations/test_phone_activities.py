"""Pro and con, a text to amend, a questionnaire: written by whoever has a code, shown after somebody has looked."""

import pytest
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.actions import moderating
from shangliang.consultations.models import Contribution
from shangliang.kit import clock, rules
from tests import cast
from tests.consultations import phones

pytestmark = pytest.mark.django_db
QUESTIONS = [
    {"text": "先装哪里", "kind": "one", "options": ["学校路", "主路"]},
    {"text": "谁来管", "kind": "many", "options": ["村集体", "轮流", "物业"]},
    {"text": "还想说的", "kind": "words"},
]
TEXT = "路灯由村集体统一安装。\n\n电费从集体收入里出。\n每年公布一次。"


@pytest.fixture
def made():
    return phones.running()


def page(made, kind, **more):
    activity = made.activities.create(kind=kind, title="一项活动", **more)
    return activity, f"/c/{made.ref}/a/{activity.pk}/"


def test_a_good_side_and_a_worry_stand_on_their_sides(made):
    _activity, url = page(made, "pro_con")
    client = phones.joined(made)
    client.post(url, {"text": "孩子走路安全", "side": "pro", "once": "a"})
    client.post(url, {"text": "电费谁出没说清", "side": "con", "once": "b"})
    assert "孩子走路安全" not in phones.text(Client().get(url))
    for one in Contribution.objects.all():
        moderating.show(one, by=cast.clerk())
    shown = phones.text(Client().get(url))
    assert shown.index("孩子走路安全") < shown.index("<h2>顾虑") < shown.index("电费谁出没说清")


def test_without_a_side_it_is_asked_for(made):
    _activity, url = page(made, "pro_con")
    answer = phones.joined(made).post(url, {"text": "孩子走路安全", "side": "other"})
    assert "请选“好处”还是“顾虑”" in phones.text(answer)
    assert "孩子走路安全" in phones.text(answer)
    assert not Contribution.objects.exists()


def test_an_amendment_is_about_one_paragraph(made):
    _activity, url = page(made, "text", text=TEXT)
    client = phones.joined(made)
    assert "电费从集体收入里出" in phones.text(client.get(f"{url}?part=2"))
    client.post(url, {"text": "改为村集体和住户各出一半", "part": "2"})
    moderating.show(Contribution.objects.get(), by=cast.clerk())
    shown = phones.text(Client().get(url))
    assert shown.index("第 2 段") < shown.index("各出一半") < shown.index("第 3 段")


@pytest.mark.parametrize("part", ["9", "0", "x", "", "-1", "99999999999999999999"])
def test_an_amendment_of_no_paragraph_is_refused(made, part):
    _activity, url = page(made, "text", text=TEXT)
    assert phones.joined(made).post(url, {"text": "改一改吧", "part": part}).status_code == 200
    assert not Contribution.objects.exists()


def test_the_last_answers_of_a_voter_count(made):
    _activity, url = page(made, "questions", questions=QUESTIONS)
    client = phones.joined(made)
    client.post(url, {"q0": "0", "q1": ["0", "2"], "q2": "早点装"})
    client.post(url, {"q0": "1"})
    assert Contribution.objects.get().answers == {"q0": "1"}


@pytest.mark.parametrize("data", [{}, {"q0": "7"}, {"q1": ["0", "x"]}, {"q2": "路" * 501}, {"q0": "\0"}])
def test_answers_to_nothing_are_told(made, data):
    _activity, url = page(made, "questions", questions=QUESTIONS)
    assert 'class="errors"' in phones.text(phones.joined(made).post(url, data))
    assert not Contribution.objects.exists()


def test_an_option_of_fewer_than_five_shows_no_number(made):
    _activity, url = page(made, "questions", questions=QUESTIONS)
    for number in range(8):
        phones.joined(made).post(url, {"q0": "0" if number < 6 else "1"})
    shown = phones.text(Client().get(url))
    assert "6 人" in shown
    assert "2 人" not in shown
    assert "不到 5 人" in shown


def test_before_and_after_its_time_an_activity_takes_nothing(made):
    activity, url = page(made, "pro_con", closes_at=clock.now() - clock.days(1))
    client = phones.joined(made)
    assert "还没有开始，或者已经结束" in phones.text(client.post(url, {"text": "孩子走路安全", "side": "pro"}))
    activity.closes_at = None
    activity.save()
    assert client.post(url, {"text": "孩子走路安全", "side": "pro"}).status_code == 302


def test_nothing_is_taken_after_the_close(made):
    _activity, url = page(made, "pro_con")
    client = phones.joined(made)
    actions.close_consultation(made, by=cast.clerk())
    assert client.post(url, {"text": "孩子走路安全", "side": "pro"}).status_code == 200
    assert not Contribution.objects.exists()


def test_the_activity_of_another_consultation_is_unknown(made):
    other = phones.running()
    activity, _url = page(other, "pro_con")
    client = phones.joined(made)
    assert client.post(f"/c/{made.ref}/a/{activity.pk}/", {"text": "孩子走路安全", "side": "pro"}).status_code == 404
    assert client.get(f"/c/{made.ref}/a/{2**70}/").status_code == 404
    assert not Contribution.objects.exists()


def test_so_many_words_from_each(made):
    rules.set_rule("consultation.words_each", cast.VILLAGE, "1")
    _activity, url = page(made, "pro_con")
    client = phones.joined(made)
    client.post(url, {"text": "孩子走路安全", "side": "pro"})
    assert "您已经写满了" in phones.text(client.post(url, {"text": "老人走路也安全", "side": "pro"}))
    assert Contribution.objects.count() == 1


def test_what_was_agreed_stands_on_the_public_page_and_not_before(made):
    made.points.create(order=1, content="上学的路段先亮")
    assert "上学的路段先亮" not in phones.text(Client().get(f"/c/{made.ref}/"))
    made.agreed_on = clock.today()
    made.save(update_fields=["agreed_on"])
    page = phones.text(Client().get(f"/c/{made.ref}/"))
    assert "商量出的结果" in page
    assert "上学的路段先亮" in page
