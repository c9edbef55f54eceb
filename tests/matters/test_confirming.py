"""The result goes back to whoever raised it. Silence is not consent."""

import datetime as dt

import pytest

from shangliang.kit import clock, figures
from shangliang.matters import actions
from shangliang.matters.actions import clockwork
from shangliang.matters.lifecycle import Refused, Stage
from shangliang.matters.models import Confirmation, Raiser
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered():
    return walk.carry(walk.topic()[0], "reply")


def raiser(matter):
    return Raiser.objects.get(matter=matter)


def test_not_solved_opens_the_handling_again_with_their_words(answered):
    with pytest.raises(Refused, match="哪里还没有解决"):
        actions.confirm(raiser(answered), solved=False, process="good", result="bad")
    matter = actions.confirm(raiser(answered), solved=False, process="good", result="bad", text="东头两盏还不亮")
    assert matter.stage == Stage.HANDLING
    assert matter.orders.open().get().task == "装路灯\n还没有解决：东头两盏还不亮"
    assert matter.entries.last().note == "东头两盏还不亮"


def test_a_confirmation_counts_once(answered):
    actions.confirm(raiser(answered), solved=True, process="good", result="good")
    with pytest.raises(Refused, match="不在等"):
        actions.confirm(raiser(answered), solved=True, process="good", result="good")
    assert Confirmation.objects.count() == 1


def test_word_of_mouth_needs_a_witness(answered):
    said = {"solved": True, "process": "good", "result": "fair", "way": "word"}
    with pytest.raises(Refused, match="见证人"):
        actions.answer_for_raiser(raiser(answered), by=cast.clerk(), witness=" ", **said)
    matter = actions.answer_for_raiser(raiser(answered), by=cast.clerk(), witness="村务监督委员会", **said)
    assert matter.stage == Stage.CONFIRMED
    assert Confirmation.objects.get().typed_by == cast.clerk()


def test_silence_is_not_consent(answered):
    with pytest.raises(Refused, match="沉默不等于同意"):
        actions.move(answered, "close_unconfirmed", by=cast.clerk(), note="联系不上")
    for days in (0, 10, 20):
        with clock.at(clock.now() + dt.timedelta(days=days)):
            clockwork.run()
    matter = actions.move(answered, "close_unconfirmed", by=cast.clerk(), note="三次联系不上")
    assert (matter.stage, matter.outcome) == (Stage.CLOSED, "unconfirmed")


def test_a_closed_matter_can_be_opened_again_within_the_time(answered):
    matter = walk.DO["close"](walk.DO["appraise"](walk.DO["confirm"](answered)))
    with clock.at(clock.now() + dt.timedelta(days=365)), pytest.raises(Refused, match="超过"):
        actions.reopen_by_voice(raiser(matter), note="又坏了")
    assert actions.reopen_by_voice(raiser(matter), note="又坏了").stage == Stage.HANDLING


def test_a_bad_appraisal_leads_back_to_consultation(answered):
    matter = walk.DO["confirm"](answered)
    matter = actions.move(matter, "appraise", by=cast.clerk(), appraisal={"good": 5, "fair": 1, "bad": 4})
    with pytest.raises(Refused, match="再协商"):
        actions.move(matter, "close", by=cast.clerk())
    assert actions.move(matter, "reconsult", by=cast.clerk(), note="四成不满意").stage == Stage.CONSULTING


def test_reminders_of_an_earlier_answer_do_not_count(answered):
    for days in (0, 10, 20):
        with clock.at(clock.now() + dt.timedelta(days=days)):
            clockwork.run()
    with clock.at(clock.now() + dt.timedelta(days=21)):
        actions.confirm(raiser(answered), solved=False, process="good", result="bad", text="还不亮")
        again = walk.DO["reply"](answered)
        with pytest.raises(Refused, match="沉默不等于同意"):
            actions.move(again, "close_unconfirmed", by=cast.clerk(), note="联系不上")


def test_what_was_said_by_word_of_mouth_and_typed_for_somebody_is_counted_apart(answered):
    said = {"solved": True, "process": "good", "result": "fair", "way": "word"}
    actions.answer_for_raiser(raiser(answered), by=cast.clerk(), witness="村务监督委员会", **said)
    other = walk.carry(walk.topic("另一件", typed_by=cast.clerk(), channel="paper")[0], "reply")
    actions.confirm(raiser(other), solved=True, process="good", result="good")
    found = figures.compute(cast.COUNTY)
    assert (found["satisfaction"]["answered_by_raiser"], found["satisfaction"]["answered_by_witness"]) == (1, 1)
    assert (found["matters"]["on_behalf"], found["matters"]["by_channel"]) == (1, {"web": 1, "paper": 1})
    assert figures.compute(cast.SIBLING_COUNTY)["satisfaction"]["answered_by_witness"] == 0


def test_what_fewer_than_five_think_is_not_said_as_a_share():
    for number in range(1, 6):
        matter = walk.carry(walk.topic(f"第{number}件")[0], "reply")
        actions.confirm(raiser(matter), solved=True, process="good", result="good" if number > 1 else "bad")
        found = figures.compute(cast.COUNTY, only=["satisfaction"])["satisfaction"]
        assert found["satisfied_of"] == ([0, 0] if number < 5 else [4, 5])
        assert found["satisfied"] == (None if number < 5 else 0.8)
