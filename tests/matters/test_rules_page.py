"""规则页 · On what a rule rests, in the words of an office; shares as shares, numbers with what they count; a wrong one said."""

import re

import pytest

from shangliang.kit import rules
from tests import cast

pytestmark = pytest.mark.django_db
OURS = re.compile(r"[a-z]+\.md|reference/|\[S\d|\bA\d\b")


def test_no_rule_rests_on_a_file_of_its_makers():
    assert [r.key for r in rules.declared() if OURS.search(str(r.basis))] == []
    assert all(str(r.basis).strip() for r in rules.declared())


def test_a_number_is_shown_with_what_it_counts_and_a_share_as_a_share(client):
    page = cast.signed_in(client, cast.office()).get("/desk/rules/").content.decode()
    assert ">3 个工作日<" in page and ">15 人<" in page and ">20%<" in page
    assert ">0.2<" not in page and ">0.5<" not in page


def test_a_number_may_be_typed_with_its_unit_and_nothing_else_behind_it(client):
    cast.signed_in(client, cast.office())
    url = f"/desk/rules/matter.photos/?area={cast.COUNTY}"
    client.post(url, {"value": "5 张", "note": "会议决定", "save": "1", "once": "a"})
    assert rules.value("matter.photos", cast.COUNTY) == 5
    assert "请填写整数" in client.post(url, {"value": "5 斤", "note": "会议决定", "save": "1"}).content.decode()


def test_a_limit_beyond_all_measure_is_said_to_be_too_long_and_not_to_be_written_wrong():
    for text, why in (("99999个工作日", "时限过长"), ("很久", "请写成")):
        with pytest.raises(ValueError, match=why):
            rules.declaration("matter.limit.raised").parse(text)
    assert str(rules.declaration("matter.limit.raised").parse("5个工作日")) == "5个工作日"
