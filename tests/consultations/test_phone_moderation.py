"""The moderation desk: what waits, shown or left out with a reason or split, by who may; nothing of a neighbour."""

import pytest
from django.test import Client

from shangliang.consultations.models import Contribution, Statement
from tests import cast
from tests.consultations import phones, talk
from tests.counting import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    found = phones.running()
    Statement.objects.create(
        consultation=found, number=7, text="路灯先装到上学的路上去", source="online", said_on=found.noticed_on
    )
    return found


@pytest.fixture
def desk():
    return cast.signed_in(Client(), cast.clerk())


def url(made):
    return f"/desk/c/{made.ref}/moderation/"


def waiting(made) -> Statement:
    return made.statements.get(number=7)


def judge(desk, made, do, **more):
    data = {"what": "statement", "pk": waiting(made).pk, "do": do} | more
    return desk.post(url(made), data, follow=True)


def test_what_waits_is_listed_with_what_sounds_like_it(made, desk):
    page = phones.text(desk.get(url(made)))
    assert "路灯先装到上学的路上去" in page
    assert "像第 2 条：路灯先装在上学的路上" in page
    assert "三组到小学的路怎么亮起来" in phones.text(desk.get("/desk/c/moderation/"))


def test_shown_by_one_press_and_twice_is_once(made, desk):
    for _n in range(2):
        assert judge(desk, made, "show", once="1").status_code == 200
    assert waiting(made).state == "shown"
    assert "已经有人审核过了" in phones.text(judge(desk, made, "show", once="2"))


def test_left_out_only_with_a_reason(made, desk):
    assert "请选一个不公开的原因" in phones.text(judge(desk, made, "withhold"))
    assert "请从列出的里面选一个" in phones.text(judge(desk, made, "withhold", reason="split"))
    assert waiting(made).state == "waiting"
    judge(desk, made, "withhold", reason="double")
    assert (waiting(made).state, waiting(made).reason) == ("out", "double")
    assert "与已有的看法相同" in phones.text(desk.get(f"{url(made)}?pile=out"))


def test_split_by_lines_and_what_was_typed_is_kept_when_refused(made, desk):
    page = phones.text(judge(desk, made, "split", texts="只有一句"))
    assert "请写 2 到 6 句" in page
    assert "只有一句</textarea>" in page
    judge(desk, made, "split", texts="路灯先装学校路\n主路第二批装")
    assert made.statements.filter(split_from=waiting(made)).count() == 2


def test_a_refused_reason_and_number_stand_where_they_were_typed(made, desk):
    page = phones.text(judge(desk, made, "withhold", reason="personal", same_as="第二条"))
    assert "请输入" in page or "整数" in page
    assert 'value="第二条"' in page and 'value="personal" selected' in page


def test_words_for_what_a_colleague_has_settled_meanwhile_are_still_on_the_page(made, desk):
    waiting(made).delete()
    page = phones.text(
        desk.post(url(made), {"what": "statement", "pk": "999", "do": "split", "texts": "先装路灯\n再修路"})
    )
    assert "这一条已经不在了" in page and "先装路灯<br>再修路" in page


def test_the_clerk_puts_in_a_sentence(made, desk):
    desk.post(url(made), {"write": "1", "text": "灯杆装在路的北侧"})
    assert made.statements.get(text="灯杆装在路的北侧").state == "shown"
    assert "已经有一模一样的一条" in phones.text(desk.post(url(made), {"write": "1", "text": "灯杆装在路的北侧"}))
    assert "您写了 141 字" in phones.text(desk.post(url(made), {"write": "1", "text": "灯" * 141}))


@pytest.mark.parametrize("pk", ["", "x", "9" * 30, "123456789"])
def test_a_sentence_of_elsewhere_is_not_touched(made, desk, pk):
    assert "已经不在了" in phones.text(desk.post(url(made), {"what": "statement", "pk": pk, "do": "show"}))


def test_words_are_judged_like_statements(made, desk):
    phones.joined(made).post(f"/c/{made.ref}/s/2/", {"text": "我家门口也黑"})
    one = Contribution.objects.get()
    assert "我家门口也黑" in phones.text(desk.get(url(made)))
    desk.post(url(made), {"what": "words", "pk": one.pk, "do": "withhold", "reason": "personal"})
    one.refresh_from_db()
    assert (one.state, one.reason) == ("out", "personal")


def test_who_may_not_look_sees_nothing_and_who_may_does(made, desk):
    assert desk.get(url(made)).status_code == 200
    assert cast.signed_in(Client(), cast.leader()).get(url(made)).status_code == 403
    assert cast.signed_in(Client(), cast.resident()).get(url(made)).status_code == 404
    assert cast.signed_in(Client(), cast.resident()).get("/desk/c/moderation/").status_code == 403
    assert Client().get(url(made)).status_code == 302


def test_a_consultation_that_is_not_public_is_unknown_to_the_next_county():
    made = talk.noticed(public=False)
    assert cast.signed_in(Client(), cast.outsider()).get(url(made)).status_code == 404
    assert cast.signed_in(Client(), cast.clerk()).get(url(made)).status_code == 200


def test_the_list_costs_the_same_for_one_consultation_and_for_three(made, desk):
    one = queries(desk, "/desk/c/moderation/")
    phones.running()
    phones.running()
    assert queries(desk, "/desk/c/moderation/") == one


def test_a_double_says_which_statement_it_repeats(desk, made):
    first = made.statements.shown().first()
    judge(desk, made, "withhold", reason="double", same_as=str(first.number))
    assert waiting(made).same_as == first


def test_a_double_of_nothing_is_refused(desk, made):
    page = judge(desk, made, "withhold", reason="double", same_as="99")
    assert "没有第 99 条看法" in page.content.decode()
    assert waiting(made).state == "waiting"


def test_the_desks_page_of_a_consultation_says_what_waits_and_leads_to_the_seal(made, desk):
    page = phones.text(desk.get(f"/desk/c/{made.ref}/"))
    assert "看法审核：1 条等着" in page
    assert url(made) in page
    assert f"/desk/c/{made.ref}/seal/" in page


def official(client, made, **more):
    typed = {"official": "1", "number": "2", "unit": "永昌县住建局", "answer": "七月底前装好第一批。"}
    return client.post(f"/desk/c/{made.ref}/moderation/", typed | more)


def test_a_department_s_answer_is_public_at_once_and_stands_apart(client):
    made = phones.running()
    assert official(cast.signed_in(client, cast.clerk()), made).status_code == 302
    page = phones.text(Client().get(f"/c/{made.ref}/s/2/"))
    assert "部门答复" in page
    assert "永昌县住建局：七月底前装好第一批。" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "99"}, "没有第 99 条看法"),
        ({"unit": ""}, "errors"),
        ({"answer": "…"}, "请写一句完整的话"),
        ({"number": "x"}, "errors"),
    ],
)
def test_an_answer_to_nothing_keeps_what_was_typed(client, wrong, sentence):
    made = phones.running()
    page = phones.text(official(cast.signed_in(client, cast.clerk()), made, **wrong))
    assert sentence in page
    assert (wrong.get("answer") or "七月底前装好第一批") in page
    assert not Contribution.objects.exists()
