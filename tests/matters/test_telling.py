"""Who hears of what: units of reminders and new dates, followers of public steps, and nobody of another's private words."""

import datetime as dt

import pytest

from shangliang.kit import clock
from shangliang.kit.models import Notice
from shangliang.matters import actions
from shangliang.matters.models import Raiser
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


def words_to(who):
    return [n.text for n in Notice.objects.for_person(who.pk).order_by("id")]


@pytest.mark.parametrize(
    ("step", "facts", "said"),
    [
        ("remind", {}, "催办：《"),
        ("supervise", {"note": "三日内办结"}, "三日内办结"),
        ("extend", {"note": "等材料"}, "延期：《"),
    ],
)
def test_a_unit_hears_what_is_asked_of_it(step, facts, said):
    matter = walk.carry(walk.topic()[0], "receive")
    if step == "extend":
        facts |= {"due": matter.due_on + dt.timedelta(30)}
    before = len(words_to(cast.unit()))
    actions.move(matter, step, by=cast.supervision(), **facts)
    new = words_to(cast.unit())[before:]
    assert len(new) == 1 and said in new[0]
    assert words_to(walk.co_clerk()) == []  # a unit that has no order


def test_a_unit_hears_that_its_order_is_withdrawn():
    matter = walk.carry(walk.topic()[0], "receive")
    actions.escalate(matter, "跨村，要县里拿钱", by=cast.clerk())
    assert words_to(cast.unit())[-1] == f"撤回交办：《{walk.TITLE}》不再由贵单位办理"


def test_followers_hear_of_the_step_but_not_of_the_raisers_own_words():
    follower = cast.resident(cast.SIBLING_VILLAGE)
    matter = walk.carry(walk.topic()[0], "reply")
    actions.follow(matter, person=follower)
    raiser = Raiser.objects.get(matter=matter)
    actions.confirm(raiser, solved=False, process="fair", result="bad", text="我家门口还是黑的，电话139")
    assert words_to(follower) == [f"《{walk.TITLE}》重新办理"]
    assert "139" not in " ".join(n.text for n in Notice.objects.exclude(to_key=str(cast.unit().pk)))


def test_what_is_missing_is_told_to_the_raiser_alone():
    raiser, follower = cast.resident(), cast.resident(cast.SIBLING_VILLAGE)
    matter, _code = walk.topic(by=raiser)
    actions.move(matter, "release", by=cast.clerk())
    actions.follow(matter, person=follower)
    actions.move(matter, "give_back", by=cast.clerk(), note="请补充您家门牌")
    assert "请补充您家门牌" in words_to(raiser)[-1]
    assert words_to(follower) == [f"《{walk.TITLE}》退回补充"]


def test_the_followers_of_a_topic_that_the_party_did_not_approve_hear_why_though_it_was_never_public():
    follower = cast.resident(cast.SIBLING_VILLAGE)
    matter = walk.carry(walk.topic()[0], "accept")
    actions.follow(matter, person=follower)
    actions.move(matter, "disapprove", by=cast.party(cast.VILLAGE), body="村党支部", note="今年已有安排")
    assert words_to(follower) == [f"《{walk.TITLE}》不予审定：今年已有安排"]


def test_a_letter_leads_where_its_reader_can_go():
    matter, _code = walk.topic(contact="somebody@example.org")
    actions.move(matter, "accept", by=cast.clerk())
    assert Notice.objects.get(to_kind="contact").url == "/my/"  # not public yet: the page would be unknown
    actions.move(matter, "release", by=cast.clerk())
    assert Notice.objects.filter(to_kind="contact").latest("id").url == matter.get_absolute_url()


def test_after_a_pause_all_clocks_go_on_with_what_was_left():
    with clock.at(dt.date(2023, 6, 5)):
        matter = walk.carry(walk.topic()[0], "assign")
        order = matter.orders.get()
        actions.move(matter, "pause", by=cast.supervision(), note="等批复")
    with clock.at(dt.date(2023, 6, 12)):
        matter = actions.move(matter, "resume", by=cast.supervision())
    moved = matter.orders.get()
    for name in ("receipt_due", "feedback_due", "warn_on", "due_on"):
        assert getattr(moved, name) > getattr(order, name)
    assert matter.warn_on <= matter.due_on


def test_an_extension_puts_the_yellow_light_off_too():
    matter = walk.carry(walk.topic()[0], "receive")
    with clock.at(matter.due_on):
        assert matter.light == "warn"
        matter = actions.move(
            matter, "extend", by=cast.supervision(), note="雨季", due=matter.due_on + dt.timedelta(60)
        )
        assert matter.light == "calm"


def test_what_goes_back_while_the_clock_stands_still_ticks_again():
    matter = walk.carry(walk.topic()[0], "assign")
    actions.move(matter, "pause", by=cast.supervision(), note="等批复")
    actions.return_order(matter.orders.get(), "不属于本单位职责", by=cast.unit())
    matter.refresh_from_db()
    assert (matter.stage, matter.paused_on) == ("submitted", None)
