"""`ledger export` of persons and members: what was taken comes in again unchanged; a changed line shows what stood there."""

import pytest

from shangliang.kit import importing
from shangliang.kit.importing.models import ImportRow
from tests import cast
from tests.stories.again import again
from tests.stories.ledgers import taken

pytestmark = pytest.mark.django_db
HEAD = ["姓名", "工作单位", "角色", "联系电话"]
CLERK = ["王某（虚构）", "赵家庄村委会", "村（社区）协商员", "13900000001"]


@pytest.fixture
def office():
    cast.area(cast.VILLAGE)
    cast.organisation("village", cast.VILLAGE, name="赵家庄村委会")
    return cast.office()


def test_persons_with_their_posts_come_in_again_unchanged(office, tmp_path):
    importing.confirm(taken("persons", HEAD, [CLERK], by=office, area=cast.COUNTY), by=office)
    lines, counts = again("persons", office, tmp_path, cast.COUNTY)
    assert any(line[:3] == CLERK[:3] and line[4] == CLERK[3] for line in lines)
    assert counts["same"] >= 1 and not counts["new"] and not counts["changed"]


def test_members_of_the_present_term_come_in_again_unchanged(office, tmp_path):
    cast.term()
    head, line = ["委员姓名", "界别", "是否常委", "增补日期"], ["赵委员（虚构）", "经济界", "是", ""]
    importing.confirm(taken("members", head, [line], by=office, area=cast.COUNTY), by=office)
    lines, counts = again("members", office, tmp_path, cast.COUNTY)
    assert lines[1][:3] == line[:3] and counts["same"] == 1 == len(lines) - 1


def test_a_changed_person_or_member_shows_what_stood_there(office):
    cast.term()
    importing.confirm(taken("persons", HEAD, [CLERK], by=office, area=cast.COUNTY), by=office)
    taken("persons", HEAD, [[*CLERK[:3], "13900000009"]], by=office, area=cast.COUNTY)
    assert ImportRow.objects.get(outcome="changed").before == {"phone": CLERK[3]}
    head, line = ["委员姓名", "界别", "是否常委"], ["赵委员（虚构）", "经济界", "是"]
    importing.confirm(taken("members", head, [line], by=office, area=cast.COUNTY), by=office)
    taken("members", head, [[line[0], "工商联", ""]], by=office, area=cast.COUNTY)
    changed = ImportRow.objects.filter(outcome="changed").latest("batch__created")
    assert changed.before == {"sector": "经济界", "standing": "是"}
