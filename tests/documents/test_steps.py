"""The chain of marks: what comes next is the first that may be put; a mark that was left out is not asked for any more."""

import pytest

from shangliang.documents import actions
from shangliang.documents.views.document import facts, steps
from tests import cast
from tests.documents import drafts

pytestmark = pytest.mark.django_db


def states(found) -> dict[str, str]:
    return {str(one["label"]): one["state"] for one in steps(found)}


def test_the_next_mark_comes_after_the_last_one_and_none_that_was_left_out():
    found = drafts.passed("recommendation")
    assert [states(found)[word] for word in ("起草", "审核", "通过", "签发", "编号")] == ["past", "", "past", "now", ""]
    assert states(drafts.drafted("recommendation"))["审核"] == "now"


def test_the_facts_say_which_meeting_with_what_result_and_who_instructed_what():
    office, found = cast.office(), drafts.passed("recommendation")
    actions.sign(found, "某某（虚构）", by=office, on=drafts.DAY)
    actions.send_up(found, "县委", by=office, on=drafts.DAY)
    found = actions.instruct(found, "县委书记", "请研究。", by=office, on=drafts.DAY)
    said = {str(word): value for word, value in facts(found)}
    assert said["通过"] == f"五届十二次主席会议：{drafts.VERDICT}" and said["批示"] == "县委书记：请研究。"
    assert "批示" not in dict(facts(drafts.drafted()))
