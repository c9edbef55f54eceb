"""Polls G0 to G4: one sentence about secrecy first, one voice each, nothing but turnout before the close, sealed after it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from shangliang.compute import merkle, tally
from shangliang.gatherings import actions, secrecy
from shangliang.gatherings.models import Ballot, Grade, Poll, SealedBallot
from shangliang.kit import rules
from shangliang.kit.once import Once
from shangliang.kit.trail import TrailRow
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import polling, sitting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("grade", list(Grade))
def test_before_anybody_chooses_one_sentence_says_who_could_know(grade):
    poll = polling.prepared(grade)
    sentence = secrecy.sentence(grade)
    assert sentence in sitting.text(Client().get(f"/p/{poll.ref}/"))
    assert sentence in sitting.text(sitting.chair().get(f"/desk/p/{poll.ref}/"))
    screen = sitting.hall(poll.gathering)
    actions.show(poll.gathering, "poll", what={"poll": poll.ref}, by=cast.clerk())
    assert sentence in sitting.text(screen.get("/hall/now/"))


def test_a_slip_chooses_and_the_last_choice_counts():
    poll, codes = polling.opened()
    client = polling.phone(poll, codes[0])
    assert "满意" in sitting.text(client.get(f"/p/{poll.ref}/"))
    polling.choose(client, poll, 0)
    assert "已经收到" in sitting.text(client.get(f"/p/{poll.ref}/"))
    polling.choose(polling.phone(poll, codes[0]), poll, 2)
    assert Ballot.objects.get().option == 2


def test_a_choice_is_shown_again_only_where_it_is_no_secret():
    for grade, shown in ((Grade.SLIP, False), (Grade.ACCOUNT, False), (Grade.NAMED, True)):
        poll, codes = polling.opened(grade)
        client = polling.phone(poll, codes[0])
        polling.choose(client, poll, 2)
        assert ("不满意" in sitting.text(client.get(f"/p/{poll.ref}/"))) is shown


def test_a_wrong_code_opens_nothing_and_guessing_is_stopped():
    poll, codes = polling.opened()
    other, others = polling.opened()
    for code in ("AAAA222222", others[0]):
        assert "没有这个码" in sitting.text(Client().post(f"/p/{poll.ref}/", {"code": code}))
    assert actions.enter_poll(poll, codes[0])
    assert actions.enter_poll(other, codes[0]) is None
    guesser = Client()
    for _guess in range(30):
        guesser.post(f"/p/{poll.ref}/", {"code": "AAAA222222"})
    assert "十分钟" in sitting.text(guesser.post(f"/p/{poll.ref}/", {"code": "AAAA222222"}), 429)
    assert Client().post(f"/p/{poll.ref}/", {"code": codes[0]}).status_code == 302  # the neighbours are not shut out


def test_the_next_person_on_the_phone_begins_with_nothing():
    poll, codes = polling.opened()
    client = polling.phone(poll, codes[0])
    polling.choose(client, poll, 1)
    client.post(f"/p/{poll.ref}/leave/")
    page = sitting.text(client.get(f"/p/{poll.ref}/"))
    assert "基本满意" not in page
    assert "已经退出" in sitting.text(polling.choose(client, poll, 0))
    assert Ballot.objects.get().option == 1


@pytest.mark.parametrize("option", ["", "3", "-1", "x", "²", "9" * 50])
def test_a_choice_of_nothing_is_answered_in_words(option):
    poll, codes = polling.opened()
    assert "请从所列的选项里选" in sitting.text(polling.choose(polling.phone(poll, codes[0]), poll, option))
    assert not Ballot.objects.exists()


def test_the_same_press_is_done_once_and_with_another_choice_refused():
    poll, codes = polling.opened()
    client = polling.phone(poll, codes[0])
    assert polling.choose(client, poll, 1, once="n" * 20).status_code == 302
    assert polling.choose(client, poll, 1, once="n" * 20).status_code == 302
    assert "已经提交过" in sitting.text(polling.choose(client, poll, 2, once="n" * 20))
    assert Ballot.objects.get().option == 1


def test_nothing_kept_of_a_press_says_what_was_chosen():
    """The digest of the content holds the press itself, which only the phone knows."""
    poll, codes = polling.opened()
    for code, key in zip(codes, ("k" * 20, "l" * 20), strict=False):
        polling.choose(polling.phone(poll, code), poll, 1, once=key)
    one, two = Once.objects.all()
    assert bytes(one.content) != bytes(two.content)


def test_before_the_opening_and_after_the_close_nothing_is_taken():
    poll = polling.prepared()
    with pytest.raises(Refused, match="还没有印纸签"):
        actions.open_poll(poll, by=cast.clerk())
    key = actions.enter_poll(poll, actions.print_slips(poll.book, 2)[0])
    with pytest.raises(Refused, match="没有记下"):
        actions.cast(poll, key, 0)
    actions.open_poll(poll, by=cast.clerk())
    actions.cast(poll, key, 0)
    actions.close_poll(poll, by=cast.clerk())
    with pytest.raises(Refused, match="没有记下"):
        actions.cast(poll, key, 1)
    assert Ballot.objects.get().option == 0


def test_turnout_comes_in_steps_of_five_and_nothing_else_before_the_seal(django_assert_max_num_queries):
    poll, codes = polling.opened()
    screen, chair = sitting.hall(poll.gathering), sitting.chair()
    actions.show(poll.gathering, "poll", what={"poll": poll.ref}, by=cast.clerk())
    polling.cast_all(poll, codes, [0, 0, 1, 2])
    first = screen.get("/hall/now/")
    polling.cast_all(poll, codes, [1])
    with django_assert_max_num_queries(2):
        assert screen.get("/hall/now/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    polling.cast_all(poll, codes[4:], [0])
    assert "已经表态 <b>5</b> 份以上" in sitting.text(
        screen.get("/hall/now/", headers={"If-None-Match": first["ETag"]})
    )
    actions.close_poll(poll, by=cast.clerk())
    for page in (screen.get("/hall/"), chair.get(f"/desk/p/{poll.ref}/"), Client().get(f"/p/{poll.ref}/")):
        assert "人</b>" not in sitting.text(page)
        assert "%" not in page.content.decode().split("<main", 1)[1]


def test_the_seal_drops_every_link_and_publishes_a_root_that_anybody_can_check():
    poll = polling.sealed([0] * 12 + [1] * 8 + [2] * 6)
    assert (poll.pepper, poll.book.pepper) != (b"", b"")
    poll.book.refresh_from_db()
    assert poll.book.pepper is None
    assert not Ballot.objects.exists()
    found = Client().get(f"/p/{poll.ref}/sealed.json").json()
    leaves = [tally.leaf(row["place"], row["option"], bytes.fromhex(row["salt"])) for row in found["leaves"]]
    assert [leaf.hex() for leaf in leaves] == [row["leaf"] for row in found["leaves"]]
    assert merkle.root(leaves) == found["root"] == poll.root
    assert "12 人" in sitting.text(Client().get(f"/p/{poll.ref}/"))
    assert TrailRow.objects.get(action="gathering.poll_seal").detail["root"] == poll.root


def test_the_sealed_order_is_shuffled():
    first = [
        tuple(polling.sealed([0] * 13 + [1] * 13).sealed.order_by("place").values_list("option", flat=True))
        for _n in range(2)
    ]
    assert first[0] != first[1]


def test_what_few_chose_is_not_published_and_its_leaves_stay_closed():
    poll = polling.sealed([0] * 15 + [1] * 9 + [2] * 2)
    page = sitting.text(Client().get(f"/p/{poll.ref}/"))
    assert "15 人" in page
    assert "不单独公布的几项合计 11 人" in page
    assert " 2 人" not in page
    leaves = Client().get(f"/p/{poll.ref}/sealed.json").json()["leaves"]
    assert len(leaves) == 26
    assert all(set(row) == {"place", "leaf"} for row in leaves)
    assert "<b>2 人</b>" in sitting.text(sitting.chair().get(f"/desk/p/{poll.ref}/"))


def test_nearly_all_and_too_few_are_said_without_a_number():
    nearly = sitting.text(Client().get(f"/p/{polling.sealed([0] * 20 + [2]).ref}/"))
    assert "几乎都选“满意”" in nearly
    few = polling.sealed([0, 1, 2, 0])
    assert "不公布结果" in sitting.text(Client().get(f"/p/{few.ref}/"))
    assert Client().get(f"/p/{few.ref}/sealed.json").status_code == 404


def test_no_seal_without_the_close_and_the_slips_counted():
    poll, codes = polling.opened()
    polling.cast_all(poll, codes, [0] * 6)
    with pytest.raises(Refused, match="先截止"):
        actions.seal_poll(poll, by=cast.clerk())
    actions.close_poll(poll, by=cast.clerk())
    with pytest.raises(Refused, match="先清点纸签"):
        actions.seal_poll(poll, by=cast.clerk())
    assert not SealedBallot.objects.exists()


def test_no_ballot_and_no_choice_is_on_the_trail():
    poll, codes = polling.opened()
    before = TrailRow.objects.count()
    polling.choose(polling.phone(poll, codes[0]), poll, 1, once="q" * 20)
    assert TrailRow.objects.count() == before
    assert [f.name for f in Ballot._meta.get_fields()] == ["id", "poll", "voter", "option", "marks", "at_desk"]


@pytest.mark.parametrize("options", ["", "一个", "同\n同", "\n".join("一二三四五六七八九"), "长" * 41 + "\n短"])
def test_a_poll_needs_two_to_eight_different_options(options):
    gathering = sitting.arranged()
    sent = {"question": "满意吗", "options": options, "grade": "g3"}
    assert "wrong" in sitting.text(sitting.chair().post(f"/desk/g/{gathering.ref}/polls/new/", sent))
    assert not Poll.objects.exists()


def test_two_presses_prepare_one_poll():
    gathering, chair = sitting.arranged(), sitting.chair()
    sent = {"question": "满意吗", "options": "满意\n不满意", "grade": "g4", "once": "o" * 20}
    for _twice in range(2):
        assert chair.post(f"/desk/g/{gathering.ref}/polls/new/", sent).status_code == 302
    assert Poll.objects.get().options == ["满意", "不满意"]


def test_two_who_close_at_once_close_once():
    poll, _codes = polling.opened()
    chair, other = sitting.chair(), sitting.chair(cast.township_clerk())
    chair.post(f"/desk/p/{poll.ref}/close/")
    assert "没有在进行" in sitting.text(other.post(f"/desk/p/{poll.ref}/close/", follow=True))


def test_a_poll_is_for_who_may_hold_the_gathering():
    poll, _codes = polling.opened()
    url = f"/desk/p/{poll.ref}/"
    assert sitting.chair().get(url).status_code == 200
    assert sitting.chair(cast.outsider()).get(url).status_code == 404
    poll.gathering.attendances.filter(number=1).update(person=cast.resident())
    assert sitting.chair(cast.resident()).get(url).status_code == 403
    with pytest.raises(PermissionDenied):
        actions.seal_poll(poll, by=cast.resident())
    assert Client().get("/p/AAAA222222/").status_code == 404


def test_the_hall_never_shows_a_name_beside_a_poll():
    poll = polling.sealed([0, 1] * 8, Grade.NAMED)
    screen = sitting.hall(poll.gathering)
    actions.begin(sitting.asked(poll.gathering, 3)[0], by=cast.clerk())
    actions.show(poll.gathering, "poll", what={"poll": poll.ref}, by=cast.clerk())
    shown = sitting.text(screen.get("/hall/"))
    assert "8 人" in shown
    assert "参与人" not in shown


def test_the_check_that_the_documents_print_accepts_the_list_and_refuses_a_changed_one(tmp_path):
    page = (Path(__file__).parents[2] / "docs/polls.md").read_text()
    program = page.split("```python\n")[1].split("```")[0]
    found = Client().get(f"/p/{polling.sealed([0] * 9 + [1] * 7).ref}/sealed.json").json()

    def check() -> int:
        return subprocess.run(
            [sys.executable, "-c", program], input=json.dumps(found), text=True, capture_output=True
        ).returncode

    assert check() == 0
    found["leaves"][3]["option"] ^= 1
    assert check() == 1


def test_the_reader_is_told_when_many_were_entered_for_others():
    poll = polling.sealed([0] * 8 + [1] * 6)
    for desk, said in ((7, True), (6, False)):
        poll.totals = {"online": [14, 16 - desk, 0], "desk": [desk, 0, 0]}
        poll.save(update_fields=["totals"])
        assert ("代记的占" in sitting.text(Client().get(f"/p/{poll.ref}/"))) == said
    rules.set_rule("gathering.helped_share", cast.VILLAGE, "0.1")
    assert "代记的占 20%" in sitting.text(Client().get(f"/p/{poll.ref}/"))
