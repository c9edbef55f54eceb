"""接下来投屏 · What the hall shows next is arranged, and shown one by one at a press; without a script too."""

import pytest
from django.core.exceptions import PermissionDenied

from shangliang.gatherings import actions
from shangliang.gatherings.models import Shown
from shangliang.people.refusal import Refused
from tests import cast
from tests.gatherings import sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def gathering():
    return sitting.opened(1, 2)


def labels(gathering) -> list[str]:
    gathering.screen.refresh_from_db()
    return [entry["label"] for entry in gathering.screen.queue]


def test_what_is_lined_up_is_shown_one_after_the_other_and_an_item_becomes_the_one_that_is_on(gathering):
    chair, hall = sitting.chair(), sitting.hall(gathering)
    for sent in ({"offer": "item:1"}, {"offer": "speaker"}, {"text": "请安静"}):
        assert sitting.press(chair, gathering, "line-up", **sent).status_code == 302
    page = sitting.text(chair.get(f"/desk/g/{gathering.ref}/room/"))
    assert labels(gathering) == ["议题：自由讨论", "发言计时", "请安静"] and "投下一个" in page
    for shows, said in (("item", "自由讨论"), ("speaker", "先请还没有发言的"), ("text", "请安静")):
        sitting.press(chair, gathering, "next")
        page = sitting.text(hall.get("/hall/"))
        assert f"is-{shows}" in page and said in page
    gathering.refresh_from_db()
    assert gathering.item == 1 and labels(gathering) == []
    assert "后面没有排好" in sitting.text(sitting.press(chair, gathering, "next"))


def test_two_presses_of_two_chairs_skip_nothing(gathering):
    for what in ("甲", "乙"):
        actions.line_up(gathering, Shown.TEXT, label=what, what={"text": what}, by=cast.clerk())
    gathering.screen.refresh_from_db()
    first = gathering.screen.queue[0]["key"]
    assert actions.show_next(gathering, key=first, by=cast.clerk())["label"] == "甲"
    with pytest.raises(Refused, match="下一个是：乙"):
        actions.show_next(gathering, key=first, by=cast.clerk())


def test_the_order_is_changed_and_an_entry_dropped(gathering):
    for what in "甲乙丙":
        actions.line_up(gathering, Shown.TEXT, label=what, what={"text": what}, by=cast.clerk())
    gathering.screen.refresh_from_db()
    first, second, third = (entry["key"] for entry in gathering.screen.queue)
    actions.reorder(gathering, third, "up", by=cast.clerk())
    actions.reorder(gathering, first, "up", by=cast.clerk())  # beyond the end: nothing
    assert labels(gathering) == ["甲", "丙", "乙"]
    actions.unline(gathering, second, by=cast.clerk())
    assert labels(gathering) == ["甲", "丙"]
    with pytest.raises(Refused, match="已经投过或者去掉"):
        actions.unline(gathering, second, by=cast.clerk())


def test_an_item_that_is_gone_is_said_and_stays_to_be_dropped(gathering):
    actions.line_up(gathering, Shown.ITEM, label="旧", what={"title": "去掉的议题"}, by=cast.clerk())
    with pytest.raises(Refused, match="议程里已经没有"):
        actions.show_next(gathering, by=cast.clerk())
    assert labels(gathering) == ["旧"]


def test_only_who_holds_it_lines_up_and_the_end_empties_the_queue(gathering):
    with pytest.raises(PermissionDenied):
        actions.line_up(gathering, Shown.AGENDA, label="议程", by=cast.outsider())
    for wrong, said in ((("nothing", {}), "不能显示"), ((Shown.TEXT, {"text": " "}), "请写要投的话")):
        with pytest.raises(Refused, match=said):
            actions.line_up(gathering, wrong[0], label="", what=wrong[1], by=cast.clerk())
    actions.line_up(gathering, Shown.AGENDA, label="议程", by=cast.clerk())
    actions.end_gathering(gathering, by=cast.clerk())
    assert labels(gathering) == []
