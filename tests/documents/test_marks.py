"""公文的日期 · Drafted, reviewed, passed with what was passed, signed, numbered, sent up, instructed, answered, published: in order."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from shangliang.documents import actions
from shangliang.documents.kinds import KINDS
from shangliang.documents.kinds.kind import ORDER
from shangliang.documents.models import Document
from shangliang.kit import paper, trail
from shangliang.people.refusal import Refused
from tests import cast

from . import drafts

pytestmark = pytest.mark.django_db
DAY = drafts.DAY


def later(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


def test_a_recommendation_goes_its_whole_way_and_every_step_is_on_the_trail():
    office, made = cast.office(), drafts.drafted("recommendation")
    actions.review(made, by=office, on=later(1))
    body = made.organisation
    actions.mark_passed(made, verdict=drafts.VERDICT, body=body, on=later(2), by=office, meeting="五届十二次主席会议")
    actions.sign(made, "某某（虚构）", by=office, on=later(3))
    actions.number(made, by=office, on=later(3))
    actions.send_up(made, "县委、县政府", by=office, on=later(4))
    actions.instruct(made, "县委书记", "请有关部门研究。", by=office, on=later(5))
    actions.answer(made, "已列入计划。", by=office, on=later(9))
    done = actions.publish(made, by=office, on=later(10))
    assert done.marked == list(KINDS["recommendation"].path) and done.state == "已公开"
    assert (done.number, done.passed_verdict, done.passed_by) == ("永政协发〔2023〕1号", drafts.VERDICT, body)
    assert trail.verify() == []


def test_what_was_passed_is_kept_as_it_stood_and_can_not_be_written_any_more():
    made = drafts.passed()
    assert made.passed_body == {"title": made.title, "version": 1, "body": made.body, "annexes": []}
    with pytest.raises(Refused, match="不能再改文字"):
        actions.revise(made, body="另一个说法", by=cast.office(), on=DAY)


@pytest.mark.parametrize(
    ("kind", "act", "said"),
    [
        ("recommendation", lambda d, by: actions.sign(d, "某某", by=by, on=DAY), "还没有通过"),
        ("notice", lambda d, by: actions.number(d, by=by, on=DAY), "还没有签发"),
        ("research_report", lambda d, by: actions.send_up(d, "县委", by=by, on=DAY), "还没有通过"),
        ("inspection_report", lambda d, by: actions.instruct(d, "书记", "阅", by=by, on=DAY), "还没有报送"),
        ("notice", lambda d, by: actions.send_up(d, "县委", by=by, on=DAY), "通知不需要报送"),
        ("speech", lambda d, by: actions.number(d, by=by, on=DAY), "不编发文字号"),
        ("notice", lambda d, by: actions.review(d, by=by, on=DAY - dt.timedelta(1)), "不能早于前一步"),
    ],
)
def test_a_mark_out_of_its_order_is_refused_by_a_sentence(kind, act, said):
    made = drafts.drafted(kind)
    with pytest.raises(Refused, match=said):
        act(made, cast.office())
    assert actions.review(made, by=cast.office(), on=DAY).reviewed_on == DAY


def test_a_mark_is_put_once():
    made = drafts.signed()
    with pytest.raises(Refused, match="已经签发"):
        actions.sign(made, "另一人（虚构）", by=cast.office(), on=DAY)


def test_only_the_office_of_the_body_marks_and_only_who_drafts_there_drafts():
    made = drafts.drafted()
    for stranger in (cast.outsider(), cast.member(), cast.clerk(), cast.chairperson()):
        with pytest.raises(PermissionDenied):
            actions.sign(made, "某某", by=stranger, on=DAY)
    for stranger in (cast.outsider(), cast.member(), cast.unit()):
        with pytest.raises(PermissionDenied):
            actions.revise(made, title="改", by=stranger, on=DAY)
    assert actions.revise(made, title="改", by=cast.chairperson(), on=DAY).title == "改"
    assert actions.sign(made, "某某", by=cast.office(), on=DAY).signer == "某某"


@pytest.mark.parametrize(
    "wrong",
    [
        {"signed_on": DAY}, {"signer": "某某"}, {"numbered_on": DAY, "number": "永政协发〔2023〕9号"}, {"passed_on": DAY},
        {"sent_on": DAY}, {"reviewed_on": DAY - dt.timedelta(days=1)}, {"instructed_on": DAY, "instructed_by": "某", "instruction": "某"},
    ],
)  # fmt: skip
def test_the_database_itself_refuses_half_a_mark(wrong):
    made = drafts.drafted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=made.pk).update(**wrong)
    assert Document.objects.filter(pk=made.pk).update(reviewed_on=DAY) == 1


def test_numbers_run_by_body_series_and_year_without_a_gap():
    office = cast.office()
    first, second = (actions.number(drafts.signed(), by=office, on=DAY).number for _n in range(2))
    letter = actions.number(drafts.signed("letter"), by=office, on=DAY).number
    with pytest.raises(Refused):
        actions.number(drafts.drafted(), by=office, on=DAY)
    third = actions.number(drafts.signed(), by=office, on=DAY).number
    other = actions.number(drafts.signed(code=cast.SIBLING_COUNTY), by=cast.outsider(), on=DAY).number
    next_year = actions.number(drafts.signed(), by=office, on=dt.date(2024, 1, 2)).number
    assert [first, second, letter, third, other, next_year] == [
        "永政协发〔2023〕1号", "永政协发〔2023〕2号", "永政协函〔2023〕1号", "永政协发〔2023〕3号", "金政协发〔2023〕1号", "永政协发〔2024〕1号",
    ]  # fmt: skip


@pytest.mark.parametrize("slug", KINDS)
def test_every_kind_says_what_it_is_and_keeps_the_order_of_marks(slug):
    kind = KINDS[slug]
    assert kind.name and kind.sentence and paper.Form(kind.form)
    assert list(kind.path) == [mark for mark in ORDER if mark in kind.path] and set(kind.must) <= set(kind.path)
    assert bool(kind.series) >= ("numbered" in kind.path and kind.form == "ordinary")


def test_a_text_may_have_no_more_paragraphs_than_a_page_can_show():
    with pytest.raises(Refused, match="3000"):
        drafts.drafted(body="一段\n" * 3001)
    assert len(drafts.drafted(body="一段\n" * 3000).body) == 3000


def test_an_edit_takes_the_review_back_and_a_stale_one_is_not_written_over_it():
    office, made = cast.office(), drafts.drafted()
    actions.review(made, by=office, on=DAY)
    changed = actions.revise(made, body=drafts.TEXT + "\n三、保障", rev=1, by=office, on=DAY, why="加第三部分")
    assert (changed.rev, changed.reviewed_on, changed.versions.count()) == (2, None, 2)
    with pytest.raises(Refused, match="第 2 稿"):
        actions.revise(made, body="我的", rev=1, by=office, on=DAY)
    assert actions.revise(made, body=drafts.TEXT + "\n三、保障", rev=2, by=office, on=DAY).rev == 2  # nothing changed
