"""承接的一方听到 · The desk of the body that holds a matter hears of a new one and of "not solved yet"; once, and nobody else."""

import pytest

from shangliang.kit.models import Notice
from shangliang.matters import actions
from shangliang.matters.models import Raiser
from tests import cast
from tests.matters import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    """A clerk at the council, which receives what the village raises; a colleague next door does not."""
    cast.platforms()
    cast.clerk(cast.SIBLING_VILLAGE)
    return cast.holder("village_clerk", cast.VILLAGE, kind="council")


def told(who) -> list[str]:
    return [n.text for n in Notice.objects.for_person(who.pk).order_by("id")]


def test_a_new_concern_is_told_to_the_desk_that_has_to_answer_it(desk):
    matter, _code = walk.topic()
    notice = Notice.objects.for_person(desk.pk).get()
    assert notice.text.startswith(f"新提出：《{walk.TITLE}》，请在") and notice.text.endswith("前受理")
    assert notice.url == matter.desk_url
    assert told(cast.clerk(cast.SIBLING_VILLAGE)) == []


def test_a_clerk_of_the_villages_committee_hears_what_its_council_receives_and_one_of_the_township_does_not(desk):
    committee, town = cast.clerk(), cast.township_clerk()
    walk.topic()
    assert len(told(committee)) == 1 and told(town) == []


def test_nobody_is_told_of_what_they_typed_in_themselves_or_settled_on_the_spot(desk):
    cast.post(desk, "village_clerk")
    fields = {"title": "开证明", "text": "来开一张证明。", "area": cast.area(), "channel": "visit"}
    actions.raise_matter("topic", typed_by=desk, **fields)
    actions.settle_at_once("topic", result="开好了", by=desk, **fields)
    assert told(desk) == []
    actions.raise_matter("topic", title="别人提的", text="路灯坏了。", area=cast.area())
    assert len(told(desk)) == 1


def test_not_solved_yet_is_told_to_the_desk_once_without_the_words_of_who_said_it(desk):
    matter = walk.carry(walk.topic()[0], "reply")
    before = len(told(desk))
    raiser = Raiser.objects.get(matter=matter)
    actions.confirm(raiser, solved=False, process="fair", result="bad", text="我家门口还是黑的")
    assert told(desk)[before:] == [f"提出人说还没有解决：《{walk.TITLE}》"]


def test_a_result_that_was_confirmed_calls_nobody(desk):
    matter = walk.carry(walk.topic()[0], "reply")
    before = len(told(desk))
    actions.confirm(Raiser.objects.get(matter=matter), solved=True, process="good", result="good")
    assert told(desk)[before:] == []


def test_a_units_notice_leads_to_its_order_and_says_days_as_people_do():
    cast.unit()
    matter = walk.carry(walk.topic()[0], "assign")
    order = matter.orders.get()
    notice = Notice.objects.for_person(cast.unit().pk).latest("id")
    assert notice.url == f"/desk/o/{order.ref}/"
    assert f"请于{order.receipt_due.month}月{order.receipt_due.day}日前签收" in notice.text.replace(
        f"{order.due_on.year}年", ""
    )


def test_handled_again_the_order_keeps_what_was_asked_first():
    matter = walk.carry(walk.topic()[0], "reply")
    raiser = Raiser.objects.get(matter=matter)
    actions.confirm(raiser, solved=False, process="fair", result="bad", text="东头两盏还不亮")
    assert matter.orders.open().get().task == "装路灯\n还没有解决：东头两盏还不亮"
