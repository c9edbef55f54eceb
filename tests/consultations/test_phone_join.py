"""In by a code: a slip, a personal link, a code alone; guesses are limited, and nobody shuts out a village by guessing."""

import pytest
from django.test import Client

from shangliang.consultations import actions
from shangliang.consultations.models import Consultation, Voter
from shangliang.consultations.views.public_open import BY_ADDRESS, BY_BROWSER
from shangliang.gatherings.models import Grade
from shangliang.matters.models import Matter
from tests import cast
from tests.consultations import phones, talk

pytestmark = pytest.mark.django_db
WRONG = "AAAA222222"


def tried(consultation, code, client=None, **more):
    return (client or Client()).post(f"/c/{consultation.ref}/join/", {"code": code}, **more)


def browser() -> Client:
    """One that keeps its cookie against forgery, as every browser does, and is told apart by it."""
    client = Client(enforce_csrf_checks=True)
    client.get("/c/")
    return client


def guess(client, consultation, code=WRONG):
    token = client.cookies["csrftoken"].value
    return client.post(f"/c/{consultation.ref}/join/", {"code": code, "csrfmiddlewaretoken": token})


TYPED = {
    "small": str.lower,
    "with spaces": lambda code: f" {code[:3]} {code[3:6]}-{code[6:]} ",
    "wide": lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
}


@pytest.mark.parametrize("how", TYPED)
def test_a_code_may_be_typed_small_with_spaces_or_wide(how):
    made = phones.running()
    assert tried(made, TYPED[how](phones.slip(made)))["Location"] == f"/c/{made.ref}/views/"


def test_a_guessed_code_is_told_and_opens_nothing():
    made = phones.running()
    answer = tried(made, WRONG)
    assert answer.status_code == 200
    assert "没有这个码，或者它是另一场协商的" in phones.text(answer)
    assert WRONG in phones.text(answer)
    assert "talk" not in answer.cookies


@pytest.mark.parametrize("code", ["", "0O1IL", "x" * 500, "AB\0CD", "🙂" * 10, "AAAA22222２2"])
def test_what_cannot_be_a_code_is_told_without_counting_as_a_guess(code):
    made = phones.running()
    client = browser()
    for _n in range(BY_BROWSER[1] + 2):
        assert guess(client, made, code).status_code == 200
    assert guess(client, made, phones.slip(made)).status_code == 302


def test_a_slip_of_another_consultation_opens_only_its_own():
    made, other = phones.running(), talk.noticed()
    code = phones.slip(other)
    assert "另一场协商的" in phones.text(tried(made, code))
    assert tried(other, code).status_code == 302


def test_one_who_guesses_is_stopped_and_the_neighbours_at_the_same_address_are_not():
    made = phones.running()
    guesser, neighbour = browser(), browser()
    for _n in range(BY_BROWSER[1]):
        assert guess(guesser, made).status_code == 200
    stopped = guess(guesser, made, phones.slip(made))
    assert stopped.status_code == 429
    assert "十分钟" in phones.text(stopped)
    assert guess(neighbour, made, phones.slip(made)).status_code == 302


def test_many_browsers_of_one_address_are_limited_too_and_a_right_code_still_opens():
    made = phones.running()
    for _n in range(BY_ADDRESS[1] // BY_BROWSER[1]):
        client = browser()
        for _m in range(BY_BROWSER[1]):
            assert guess(client, made).status_code == 200
    assert guess(browser(), made).status_code == 429
    assert guess(browser(), made, phones.slip(made)).status_code == 302
    assert tried(made, WRONG, REMOTE_ADDR="10.9.9.9").status_code == 200


def test_a_code_alone_leads_to_its_consultation():
    made = phones.running()
    talk.noticed()
    answer = Client().post("/c/", {"code": phones.slip(made)})
    assert answer["Location"] == f"/c/{made.ref}/views/"
    assert "没有这个码" in phones.text(Client().post("/c/", {"code": WRONG}))


@pytest.mark.parametrize("grade", [Grade.NAMED, Grade.ACCOUNT])
def test_a_personal_link_leads_in_and_says_its_grade_before(grade):
    made = talk.with_statements(talk.noticed(grade=grade))
    someone = made.participants.first()
    code = actions.give_link(someone, by=cast.clerk())
    page = phones.text(Client().get(f"/c/{made.ref}/join/"))
    assert ("您的名字和您的看法" if grade == Grade.NAMED else "系统管理员在技术上") in page
    assert tried(made, code).status_code == 302
    assert Client().post("/c/", {"code": code})["Location"] == f"/c/{made.ref}/views/"
    assert Voter.objects.get().participant == (someone if grade == Grade.NAMED else None)


def test_a_new_link_ends_the_old_one():
    made = talk.noticed(grade=Grade.NAMED)
    someone = made.participants.first()
    old = actions.give_link(someone, by=cast.clerk())
    new = actions.give_link(someone, by=cast.clerk())
    assert tried(made, old).status_code == 200
    assert tried(made, new).status_code == 302


@pytest.mark.parametrize("grade", [Grade.HANDS, Grade.BOX])
def test_by_hands_or_in_a_box_there_is_no_code(grade):
    made = talk.noticed(grade=grade)
    page = phones.text(Client().get(f"/c/{made.ref}/join/"))
    assert "不在手机上表态" in page
    assert 'name="code"' not in page
    assert tried(made, WRONG).status_code == 200


def test_behind_closed_doors_the_box_shows_no_title_and_a_code_shows_it_all():
    made = phones.running(public=False)
    assert Client().get(f"/c/{made.ref}/").status_code == 404
    assert made.title not in phones.text(Client().get(f"/c/{made.ref}/join/"))
    assert made.title not in phones.text(Client().get("/c/"))
    assert made.title in phones.text(phones.joined(made).get(f"/c/{made.ref}/"))


def test_open_to_all_without_a_slip_counted_apart():
    made = phones.running(open_to_all=True)
    client = Client()
    assert client.post(f"/c/{made.ref}/open/")["Location"] == f"/c/{made.ref}/views/"
    assert phones.press(client, made, 1, 1).status_code == 200
    assert Voter.objects.get().way == Voter.Way.OPEN
    client.post(f"/c/{made.ref}/open/")
    assert Voter.objects.count() == 1


def test_where_it_is_not_open_to_all_a_slip_is_asked_for():
    made = phones.running()
    assert Client().post(f"/c/{made.ref}/open/")["Location"] == f"/c/{made.ref}/"
    assert not Voter.objects.exists()


def test_a_consultation_that_does_not_exist_or_is_not_noticed_is_unknown():
    made = talk.begun()
    for ref in (made.ref, "2222222222"):
        for page in ("", "join/", "results/"):
            assert Client().get(f"/c/{ref}/{page}").status_code == 404


def test_before_it_opens_a_code_leads_to_ones_own_page_and_nothing_is_recorded():
    made = phones.running()
    actions.close_consultation(made, by=cast.clerk())
    answer = tried(made, phones.slip(made))
    assert answer["Location"] == f"/c/{made.ref}/mine/"


def test_a_public_page_is_read_by_whoever_is_signed_in_elsewhere_too():
    made, closed = phones.running(), talk.noticed(public=False)
    outsider = cast.signed_in(Client(), cast.outsider())
    for client in (outsider, cast.signed_in(Client(), cast.resident()), Client()):
        assert client.get(f"/c/{made.ref}/").status_code == 200
        assert client.get(f"/c/{closed.ref}/").status_code == 404
    assert cast.signed_in(Client(), cast.clerk()).get(f"/c/{closed.ref}/").status_code == 200


def test_the_public_page_of_a_matter_leads_to_what_is_talked_over_of_it():
    made = phones.running()
    matter = made.concerns.get().matter
    page = phones.text(Client().get(matter.get_absolute_url()))
    assert "参加这场协商" in page
    assert made.get_absolute_url() in page
    actions.close_consultation(made, by=cast.clerk())
    assert f"{made.get_absolute_url()}results/" in phones.text(Client().get(matter.get_absolute_url()))


def test_a_consultation_behind_closed_doors_is_not_named_on_it():
    made = phones.running()
    Consultation.objects.update(public=False)
    page = phones.text(Client().get(made.concerns.get().matter.get_absolute_url()))
    assert made.ref not in page


@pytest.mark.parametrize("where", ["/c/", "join"])
def test_what_can_not_be_a_code_is_told_of_the_slip_not_of_a_receipt(where):
    made = phones.running()
    url = f"{made.get_absolute_url()}join/" if where == "join" else where
    page = phones.text(Client().post(url, {"code": "12"}))
    assert "10 个字母和数字" in page and "对照" in page
    assert "查询码" not in page and "回执" not in page
    assert phones.joined(made).get(f"{made.get_absolute_url()}views/").status_code == 200


def test_the_page_of_the_code_names_the_place_as_people_say_it():
    page = phones.text(Client().get(f"{phones.running().get_absolute_url()}join/"))
    assert "赵家庄村" in page and "赵家庄村委会" not in page


def test_a_complaint_that_is_talked_over_is_named_only_to_who_may_open_it():
    found = phones.running(open_to_all=True)
    matter, page = found.concerns.get().matter, found.get_absolute_url()
    assert matter.title in str(Client().get(page).context["matters"])
    Matter.objects.filter(pk=matter.pk).update(about=cast.organisation("council", cast.VILLAGE))
    assert Client().get(page).context["matters"] == []
    assert matter.title in str(cast.signed_in(Client(), cast.office()).get(page).context["matters"])
