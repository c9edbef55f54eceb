"""What members did that no other record holds, as a table: noted once with its evidence, struck out when the table goes."""

import pytest

from shangliang.kit import clock, importing
from shangliang.scorecards.models import DutyRecord
from tests import cast
from tests.stories.again import again
from tests.stories.ledgers import counts, taken

pytestmark = pytest.mark.django_db
HEAD = ["委员姓名", "履职事项", "时间", "履职内容", "证明材料"]


@pytest.fixture
def office():
    return cast.office()


def doings(office, who, *, event="书面发言", day="", what="关于灌溉渠的发言（虚构）", evidence="全会材料 12 号"):
    row = [who, event, day or clock.today().isoformat(), what, evidence]
    return taken("doings", HEAD, [row], by=office, area=cast.COUNTY)


def test_noted_once_and_struck_out_when_the_table_goes(office):
    who = cast.member()
    cast.seat(who)
    batch = importing.confirm(doings(office, who.name), by=office)
    assert DutyRecord.objects.get().person == who and DutyRecord.objects.get().event == "speech_written"
    assert counts(doings(office, who.name)) == (0, 0, 1, 0)
    importing.undo(batch, by=office)
    assert DutyRecord.objects.get().struck_on == clock.today()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [({"who": "某某"}, "没有“某某”"), ({"event": "散步"}, "事项可以填"), ({"day": "2099-01-01"}, "不能晚于今天"), ({"evidence": ""}, "没有填")],
    ids=["stranger", "event", "future", "evidence"],
)  # fmt: skip
def test_what_will_not_do_is_refused_beside_its_row(office, row, sentence):
    who = cast.member()
    cast.seat(who)
    row = {"who": who.name} | row
    assert sentence in doings(office, row.pop("who"), **row).rows.get().says


def test_what_was_taken_away_comes_in_again_unchanged(office, tmp_path):
    who = cast.member()
    cast.seat(who)
    importing.confirm(doings(office, who.name), by=office)
    lines, told = again("doings", office, tmp_path, cast.COUNTY)
    assert lines[1][:2] == [who.name, "书面发言"] and told["same"] == 1 == len(lines) - 1
