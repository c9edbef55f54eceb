"""`shangliang ledger export`: what was taken can be brought in again; what is sensitive is veiled, or leaves for a reason."""

import openpyxl
import pytest
from django.core.files import File
from django.core.management import CommandError, call_command

from shangliang.kit import importing, rules
from shangliang.kit.trail.rows import TrailRow
from shangliang.subjects import actions, care
from tests import cast
from tests.stories.ledgers import taken
from tests.subjects.files import SENSITIVE, child, whole

pytestmark = pytest.mark.django_db
ROOM = [["议事室名称", "所在村", "有阵地"], [["赵家庄村协商议事室", cast.VILLAGE, "是"]]]


@pytest.fixture
def office():
    cast.area(cast.VILLAGE)
    return cast.office()


def cells(tmp_path, kind, *more):
    file = tmp_path / f"{kind}.xlsx"
    call_command(
        "ledger",
        "export",
        kind,
        "--area",
        cast.COUNTY,
        "--out",
        str(file),
        "--by",
        cast.office().login,
        *more,
        verbosity=0,
    )
    return file, [str(c.value) for row in openpyxl.load_workbook(file).worksheets[0].iter_rows() for c in row]


def test_rooms_that_were_taken_come_in_again_unchanged_and_the_trail_says_who_took_them(office, tmp_path):
    importing.confirm(taken("rooms", *ROOM, by=office, area=cast.COUNTY), by=office)
    file, found = cells(tmp_path, "rooms")
    assert "赵家庄村协商议事室" in found
    with file.open("rb") as source:
        again = importing.take(File(source, name="rooms.xlsx"), importing.get("rooms"), by=office, area=cast.COUNTY)
    assert again.counts()["same"] == 1
    assert TrailRow.objects.get(action="ledger.export").detail["rows"] == 1


def test_families_are_veiled_without_a_reason_in_clear_with_one_and_above_the_limit_with_a_second_person(
    office, tmp_path
):
    whole(), child()
    assert SENSITIVE["id_number"] not in cells(tmp_path, "households")[1]
    assert SENSITIVE["id_number"] in cells(tmp_path, "households", "--reason", "report")[1]
    rules.set_rule(care.MOST, cast.COUNTY, 1, by=office)
    with pytest.raises(CommandError, match="另一个人同意"):
        cells(tmp_path, "households", "--reason", "report")
    asked = actions.ask_taking(office, cast.COUNTY, 2, reason="report")
    actions.decide_taking(asked, by=cast.chairperson(), agreed=True)
    assert SENSITIVE["id_number"] in cells(tmp_path, "households", "--reason", "report", "--agreed", asked.ref)[1]


def test_who_may_not_takes_nothing(office, tmp_path):
    with pytest.raises(CommandError, match="不能导出"):
        call_command(
            "ledger",
            "export",
            "rooms",
            "--area",
            cast.COUNTY,
            "--out",
            str(tmp_path / "a.xlsx"),
            "--by",
            cast.member().login,
        )
