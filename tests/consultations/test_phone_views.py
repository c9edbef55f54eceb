"""On a phone: in by a slip, one statement after the other, changed until the close; what is refused is said in words."""

import pytest
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.models import View, Voter
from shangliang.gatherings.actions import print_slips
from shangliang.kit import clock, rules
from shangliang.kit.once import Once
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db


def test_a_slip_leads_to_the_first_statement_and_each_press_to_the_next():
    made = phones.running()
    client = phones.joined(made)
    page = client.get(f"/c/{made.ref}/views/")
    assert "第 1 条，共 6 条" in phones.text(page)
    for at in range(1, 6):
        page = phones.press(client, made, phones.number_on(page), 1)
        assert f"第 {at + 1} 条，共 6 条" in phones.text(page)
    assert "6 条您都表过态了" in phones.text(phones.press(client, made, phones.number_on(page), 0))
    assert View.objects.count() == 6


def test_a_press_by_script_brings_back_the_card_alone():
    made = phones.running()
    client = phones.joined(made)
    data = {"number": 1, "value": 1}
    card = client.post(f"/c/{made.ref}/views/", data, headers={"HX-Request": "true"})
    assert card.status_code == 200
    assert phones.text(card).strip().startswith('<section class="one"')
    assert "第 2 条，共 6 条" in phones.text(card)


def test_a_statement_is_not_shown_again_and_a_reload_shows_the_same_one():
    made = phones.running()
    client = phones.joined(made)
    seen = {phones.number_on(client.get(f"/c/{made.ref}/views/")) for _n in range(4)}
    assert len(seen) == 1
    after = phones.number_on(phones.press(client, made, seen.copy().pop(), 1))
    assert after not in seen


def test_skipped_ones_come_last_and_none_is_recorded():
    made = phones.running()
    client = phones.joined(made)
    shown = [s.number for s in made.statements.all()]
    skipped = ".".join(map(str, shown[:-1]))
    page = phones.text(client.get(f"/c/{made.ref}/views/?skip={skipped}"))
    assert f'name="number" value="{shown[-1]}"' in page
    page = phones.text(phones.press(client, made, shown[-1], 1, skip=skipped))
    assert "剩下的都是您跳过的" in page
    assert View.objects.count() == 1


@pytest.mark.parametrize("junk", ["x.y", "9999999999999", "-1", "²", "1..2", "٣"])
def test_junk_in_the_list_of_skipped_ones_is_nothing(junk):
    made = phones.running()
    assert phones.joined(made).get(f"/c/{made.ref}/views/", {"skip": junk, "n": junk}).status_code == 200


def test_the_last_view_counts_on_any_device_until_the_close():
    made = phones.running()
    code = phones.slip(made)
    home, hall = phones.joined(made, code), phones.joined(made, code)
    phones.press(home, made, 2, 1)
    phones.press(hall, made, 2, -1)
    view = View.objects.get()
    assert (view.first, view.value) == (1, -1)
    assert Voter.objects.count() == 1


def test_a_view_is_shown_again_to_be_changed():
    made = phones.running()
    client = phones.joined(made)
    phones.press(client, made, 2, -1)
    page = phones.text(client.get(f"/c/{made.ref}/views/?n=2"))
    assert 'value="-1" aria-pressed="true"' in page
    assert "刚才那一条记下了：赞成" in phones.text(phones.press(client, made, 2, 1))


def test_the_same_press_sent_twice_is_done_once_and_another_answer_with_it_is_told():
    made = phones.running()
    client = phones.joined(made)
    key = phones.once_on(client.get(f"/c/{made.ref}/views/"))
    assert phones.press(client, made, 2, 1, once=key).status_code == 200
    assert phones.press(client, made, 2, 1, once=key).status_code == 200
    other = phones.press(client, made, 2, -1, once=key)
    assert other.status_code == 409
    assert "这一条刚才已经记下“赞成”" in phones.text(other)
    assert View.objects.get().value == 1


def test_nothing_kept_of_a_press_says_what_was_pressed_or_when():
    """Two phones press the same on the same statement: only the phones know what is digested with it."""
    made = phones.running()
    Once.objects.all().delete()
    for _n in range(2):
        assert phones.press(phones.joined(made), made, 2, 1).status_code == 200
    one, two = Once.objects.all()
    assert bytes(one.content) != bytes(two.content)
    assert {one.result, two.result} == {""}
    assert one.created == two.created == clock.at_noon(clock.today())


def test_a_view_after_the_close_is_refused_and_one_before_it_taken():
    made = phones.running()
    client = phones.joined(made)
    assert phones.press(client, made, 2, 1).status_code == 200
    actions.close_consultation(made, by=cast.clerk())
    late = phones.press(client, made, 3, 1)
    assert late.status_code == 409
    assert "表态已经结束或者还没有开始，没有记下这一条" in phones.text(late)
    assert View.objects.get().statement.number == 2


def test_a_view_on_a_moderated_statement_is_refused_and_the_next_one_shown():
    made = phones.running()
    client = phones.joined(made)
    made.statements.filter(number=3).update(state="out", reason="abuse")
    gone = phones.press(client, made, 3, 1)
    assert gone.status_code == 409
    assert "这一条看法已经收起" in phones.text(gone)
    assert 'name="value"' in phones.text(gone)
    assert not View.objects.exists()
    assert phones.press(client, made, 2, 1).status_code == 200


@pytest.mark.parametrize(
    "data",
    [{}, {"number": "2"}, {"number": "2", "value": "5"}, {"number": "9" * 30, "value": "1"}, {"number": "二", "value": "1"},
     {"number": "-1", "value": "1"}, {"number": "2\0", "value": "1\0"}],
)  # fmt: skip
def test_a_press_that_says_nothing_is_asked_again(data):
    made = phones.running()
    client = phones.joined(made)
    answer = client.post(f"/c/{made.ref}/views/", data)
    assert answer.status_code == 409
    assert "请在“赞成”“不赞成”“说不准”里选一个" in phones.text(answer)
    assert not View.objects.exists()


def test_a_statement_that_does_not_exist_is_refused():
    made = phones.running()
    assert phones.press(phones.joined(made), made, 999, 1).status_code == 409


def test_without_a_code_a_press_leads_to_the_box_for_codes():
    made = phones.running()
    answer = phones.press(Client(), made, 2, 1)
    assert answer.status_code == 302
    assert answer["Location"] == f"/c/{made.ref}/join/"
    by_script = Client().post(f"/c/{made.ref}/views/", {"number": 2, "value": 1}, headers={"HX-Request": "true"})
    assert by_script["HX-Redirect"] == f"/c/{made.ref}/join/"
    assert not View.objects.exists()


def test_the_cookie_of_one_consultation_opens_no_other():
    made = phones.running()
    other = talk.with_statements(talk.noticed())
    client = phones.joined(made)
    client.cookies["talk"]["path"] = f"/c/{other.ref}/"
    assert phones.press(client, other, 1, 1).status_code == 302
    assert phones.press(phones.joined(other), other, 1, 1).status_code == 200
    assert {v.consultation_id for v in View.objects.all()} == {other.pk}


def test_the_next_person_begins_with_nothing():
    made = phones.running()
    client = phones.joined(made)
    phones.press(client, made, 2, 1)
    client.post(f"/c/{made.ref}/leave/")
    assert client.get(f"/c/{made.ref}/mine/").status_code == 302
    assert View.objects.count() == 1


def test_a_press_costs_six_queries_at_most_and_no_session(django_assert_max_num_queries):
    made = phones.running()
    client = phones.joined(made)
    key = phones.once_on(client.get(f"/c/{made.ref}/views/"))
    with django_assert_max_num_queries(6 + 2):  # and BEGIN and COMMIT, which a test's transaction makes savepoints
        assert phones.press(client, made, 2, 1, once=key).status_code == 200
    assert "sessionid" not in client.cookies


def test_own_words_are_offered_after_five_or_what_the_rule_says():
    made = phones.running()
    client = phones.joined(made)
    assert "加一句您的看法" not in phones.text(phones.press(client, made, 1, 1))
    rules.set_rule("consultation.add_after", cast.VILLAGE, "2")
    assert "加一句您的看法" in phones.text(phones.press(client, made, 2, 1))


def test_looking_at_a_link_consumes_nothing():
    made = phones.running()
    code = print_slips(made.book, 1)[0]
    for _n in range(3):
        assert Client().get(f"/c/{made.ref}/join/").status_code == 200
    assert not Voter.objects.exists()
    assert actions.enter(made, code).new
