"""`shangliang ledger import`: as on the page, by somebody who may; nothing is written by a dry run; refused rows end with 1."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from shangliang.kit.importing.models import ImportBatch
from shangliang.people.models import Person
from tests import cast

pytestmark = pytest.mark.django_db
GOOD = "姓名,工作单位,角色\n王某（虚构）,赵家庄村委会,村（社区）协商员\n"
BAD = GOOD + "无名,没有的单位,承办单位\n"


@pytest.fixture
def office():
    cast.organisation("village", cast.VILLAGE, name="赵家庄村委会")
    return cast.office()


def run(tmp_path, text, *more, area=cast.COUNTY):
    file, out = tmp_path / "人员.csv", io.StringIO()
    file.write_text(text)
    try:
        call_command("ledger", "import", "persons", str(file), "--area", area, *more, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), ended.code
    return out.getvalue(), 0


def test_a_dry_run_says_what_would_come_of_it_and_keeps_nothing(office, tmp_path):
    out, code = run(tmp_path, BAD, "--dry-run", "--json")
    told = json.loads(out)
    assert (told["new"], told["refused"], told["written"], code) == (1, 1, False, 1), told
    assert told["rows"][0]["number"] == 3 and "没有的单位" in told["rows"][0]["says"]
    assert not ImportBatch.objects.exists() and not Person.objects.filter(name="王某（虚构）").exists()


def test_what_is_good_is_written_by_the_office_of_the_area(office, tmp_path):
    out, code = run(tmp_path, GOOD)
    assert code == 0 and "新增 1" in out
    assert Person.objects.filter(name="王某（虚构）").count() == 1 and ImportBatch.objects.get().by_id == office.pk


@pytest.mark.parametrize(
    ("more", "area", "sentence"),
    [
        (["--by", "nobody"], cast.COUNTY, "没有登录名"),
        ([], cast.SIBLING_COUNTY, "没有人能导入"),
        (["--by", "{clerk}"], cast.COUNTY, "不能导入"),
    ],
    ids=["stranger", "elsewhere", "clerk"],
)
def test_who_may_not_is_told_so(office, tmp_path, more, area, sentence):
    more = [word.format(clerk=cast.clerk().login) for word in more]
    with pytest.raises(CommandError, match=sentence):
        run(tmp_path, GOOD, *more, area=area)


def test_a_file_that_is_no_table_is_refused_in_a_sentence(office, tmp_path):
    with pytest.raises(CommandError, match="表头"):
        run(tmp_path, "甲,乙\n1,2\n")
