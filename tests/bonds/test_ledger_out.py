"""`ledger export` of the roll with its pairs: masked, and what was taken comes in again as far as it says whom."""

import pytest
from django.core.management import CommandError, call_command

from tests import cast
from tests.bonds import families
from tests.stories.again import again

pytestmark = pytest.mark.django_db


def test_the_roll_and_the_pairs_leave_masked_and_the_roll_comes_in_again(tmp_path):
    office = cast.office()
    who = families.enrolled("张帮扶（虚构）", rank="section", capacity=3)
    families.enrolled("李帮扶（虚构）")
    families.paired(who, families.assisted("王小明（虚构）"))
    lines, counts = again("pairs", office, tmp_path, cast.COUNTY)
    text = str(lines)
    assert len(lines) == 3 and "正科级" in text and "王小明" not in text
    assert counts["same"] == 1 and counts["refused"] == 1  # the masked one says nobody


def test_whole_names_leave_with_the_files_of_the_families_only(tmp_path):
    families.paired()
    with pytest.raises(CommandError, match="家庭档案"):
        call_command(
            "ledger", "export", "pairs", "--area", cast.COUNTY, "--out", str(tmp_path / "p.xlsx"), "--reason", "核对",
            "--by", cast.office().login,
        )  # fmt: skip
