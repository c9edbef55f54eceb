"""`ledger export` of topics, proposals and problems: what was taken comes in again unchanged; who raised a topic stays."""

import pytest
from django.core.management import CommandError, call_command

from shangliang.matters import actions
from shangliang.subjects.actions import add_enterprise
from tests import cast
from tests.matters import walk
from tests.stories.again import again
from tests.stories.ledgers import brought

pytestmark = pytest.mark.django_db
TOPIC = ["议题", "所在地", "事实和理由", "分类", "涉及人数", "提出人", "联系方式", "提出日期"]
PROPOSAL = ["案由", "提案人", "所在地", "批次", "情况分析", "具体建议"]


@pytest.fixture
def office():
    cast.platforms()
    return cast.office()


def test_topics_come_in_again_unchanged_and_name_nobody(office, tmp_path):
    line = ["路灯坏了", cast.VILLAGE, "晚上看不见", "", "120", "某甲（虚构）", "13900000004", "2023-06-01"]
    brought("topics", TOPIC, [line], by=office, area=cast.COUNTY)
    lines, counts = again("topics", office, tmp_path, cast.COUNTY)
    assert lines[1][:5] == [*line[:3], "", "120"] and "某甲" not in str(lines) and "13900000004" not in str(lines)
    assert counts["same"] == 1 == len(lines) - 1


def test_proposals_come_in_again_unchanged(office, tmp_path):
    author = cast.member()
    cast.seat(author)
    brought(
        "proposals",
        PROPOSAL,
        [["加快路灯改造", author.name, cast.COUNTY, "平时提案", "现状", "建议"]],
        by=office,
        area=cast.COUNTY,
    )
    lines, counts = again("proposals", office, tmp_path, cast.COUNTY)
    assert lines[1][:2] == ["加快路灯改造", author.name]
    assert counts["same"] == 1 == len(lines) - 1


def test_problems_come_in_again_unchanged(office, tmp_path):
    firm = add_enterprise("某公司（虚构）", cast.area(cast.COUNTY), by=office)
    actions.raise_matter("enterprise", title="用电不稳", text="常停电", area=firm.area, enterprise=firm, by=office)
    lines, counts = again("problems", office, tmp_path, cast.COUNTY)
    assert lines[1][1] == "用电不稳"
    assert counts["same"] == 1 == len(lines) - 1


def test_who_can_not_see_a_matter_does_not_take_it_away(office, tmp_path):
    walk.topic()
    assert len(again("topics", office, tmp_path, cast.COUNTY)[0]) == 2
    with pytest.raises(CommandError):
        call_command(
            "ledger",
            "export",
            "topics",
            "--area",
            cast.COUNTY,
            "--out",
            str(tmp_path / "o.xlsx"),
            "--by",
            cast.outsider().login,
        )
