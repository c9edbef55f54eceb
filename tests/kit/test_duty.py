"""`shangliang duty`: what it reads, what it tells, what it refuses; and that its page tells the truth."""

import csv
import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from shangliang.compute.duty import SHIPPED, Flaw, Why, shipped
from shangliang.kit.duty.refusing import FLAWS
from shangliang.kit.duty.source import KNOWN
from shangliang.kit.duty.telling import WHY

PAGE = (Path(__file__).parents[2] / "docs/duty.md").read_text(encoding="utf-8")
JINAN = (resources.files("shangliang.compute.duty") / "sets/jinan.json").read_text(encoding="utf-8")
EVENTS = """member,event,date,evidence,role,part,authors,place
m1,全会出席,2023-01-10,q1,,,,
m1,proposal_submitted,2023-02-01,p1,,第一提案人,3,1
m1,proposal_submitted,2023-02-01,p1,,第一提案人,3,1
m1,参加活动,2023/3/1,s1,,,,
m1,standing_leave,2023-04-01,c1,常委,,,
m2,,,,常委,,,
"""


def block(kind):
    return re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[1]


@pytest.fixture
def tables(tmp_path):
    """A file of rules and one of events, to be changed by the tests."""
    (tmp_path / "rules.json").write_text(JINAN, encoding="utf-8")
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    return tmp_path / "rules.json", tmp_path / "events.csv"


@pytest.fixture
def told(capsys):
    def run(rules, events, *options):
        call_command("duty", str(rules), str(events), *options)
        return capsys.readouterr().out

    return run


def test_a_table_with_every_line_and_its_evidence(tables, told):
    found = json.loads(told("tongcheng", tables[1], "--json"))
    assert (found["rules"]["source"], found["years"]) == (shipped("tongcheng").source, [2023])
    one, other = found["members"]
    # 50 + 10 / 2 + 2 - 2
    assert (one["member"], one["total"], one["base"], one["penalty"], one["grade"]) == ("m1", 55, 57, -2, "不合格")
    assert (other["member"], other["total"], other["lines"]) == ("m2", 0, [])
    assert [(line["evidence"], line["points"], line["full"], line["why"]) for line in one["lines"]] == [
        ("q1", 50, 50, []), ("p1", 5, 10, ["share"]), ("p1", 0, 0, ["twice"]), ("s1", 2, 2, []), ("c1", -2, -2, []),
    ]  # fmt: skip
    assert one["lines"][1]["says"] == "联名，按份额计"
    assert one["lines"][4] == {
        "date": "2023-04-01", "evidence": "c1", "event": "standing_leave", "name": "常委会请假", "rule": "常委请假每次",
        "points": -2, "full": -2, "why": [], "says": "",
    }  # fmt: skip


def test_gb18030_and_a_workbook_say_the_same(tables, told):
    straight = told("tongcheng", tables[1], "--json")
    tables[1].write_bytes(EVENTS.encode("gb18030"))
    assert told("tongcheng", tables[1], "--json") == straight
    book = openpyxl.Workbook()
    for row in csv.reader(EVENTS.splitlines()):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tables[1].with_suffix(".xlsx"))
    assert told("tongcheng", tables[1].with_suffix(".xlsx"), "--json") == straight


def test_one_year_is_told_with_what_the_year_before_did_to_it(tables, told):
    heading = EVENTS.splitlines()[0]
    rows = [f"m1,plenary_absent,{year}-01-05,q{year},,,," for year in (2022, 2023)]
    tables[1].write_text("\n".join([heading, *rows]), encoding="utf-8")
    [found] = json.loads(told(tables[0], tables[1], "--year", "2023", "--json"))["members"]
    assert (found["year"], found["consequences"], found["minimum_met"]) == (2023, ["市政协约谈"], False)


RULE = '{"item": "重点提案", "events": ["proposal_key"], "points": 5, "in": "bonus"}'


@pytest.mark.parametrize(
    ("which", "old", "new", "reason"),
    [
        (0, JINAN, "", "rules.json 第 1 行：这里不是 JSON"),
        (0, '"points": -30}', '"points": -30', "rules.json 第 27 行：这里不是 JSON"),
        (0, "shangliang-duty/1", "2", "rules.json 第 1 行：format 应为 shangliang-duty/1。"),
        (0, '"version"', '"verison"', "rules.json 第 1 行：没有“verison”这样的写法。"),
        (0, RULE, RULE.replace("proposal_key", "x"), "rules.json 第 29 行：“events”里的“x”在文件前面没有列出。"),
        (0, RULE, RULE.replace('"points": 5, ', ""), "rules.json 第 29 行：缺少“points”。"),
        (0, RULE, RULE.replace("5", "1e400"), "第 29 行：“points”应为 -1000000 到 1000000 的数，最多六位小数，这里是“1e400”。"),
        (0, RULE, RULE.replace("5", "NaN"), "这里是“NaN”。"),
        (0, RULE, RULE.replace("5", "-5"), "第 29 行：扣分写成负数"),
        (0, RULE, RULE.replace("}", ', "from": 0}'), "第 29 行：“from”应为不小于 1 的整数，这里是“0”。"),
        (0, RULE, RULE.replace("bonus", "bounty"), "只能是 base、bonus、penalty，这里是“bounty”。"),
        (0, RULE, RULE.replace("}", ', "points": 6}'), "第 29 行：“points”写了两次。"),
        (0, RULE, "[]", "第 1 行：“rules”应写成 {…}。"),
        (0, RULE, RULE.replace("}", ', "share": {"lead": 0.7, "sole": 0.6, "other": "rest"}}'), "第 29 行：联名各人的份额"),
        (0, RULE, RULE.replace("}", ', "share": {"lead": 0.5}, "per": 2}'), "第 29 行：“每满几次”（per）"),
        (0, RULE, RULE.replace("重点提案", "优秀提案"), "第 1 行：“rules”里的“优秀提案”不止一个。"),
        (0, '"below": 60, "years": 2', '"years": 2', "第 43 行：结果运用要写明条件"),
        (0, '"below": 60, "years": 2', '"grade": "中"', "没有“中”这个等次。"),
        (0, JINAN, "[" * 9000, "第 1 行：括号套得太深。"),
        (0, JINAN, "[]", "第 1 行：“RULES”应写成 {…}。"),
        (0, "济南市", "\\ud800", "“name”应为文字"),
        (1, EVENTS, "", "events.csv：是空文件。"),
        (1, "evidence", "proof", "events.csv：缺少 evidence 列。"),
        (1, EVENTS, EVENTS.splitlines()[0], "events.csv：里面一件事也没有。"),
        (1, "m1,全会出席", ",全会出席", "events.csv 第 2 行：缺少 member。"),
        (1, "全会出席", "全会", "events.csv 第 2 行：规则里没有 event “全会”。"),
        (1, "2023-01-10", "2023-02-30", "events.csv 第 2 行：日期看不懂，请写成 2023-06-05。"),
        (1, "2023-01-10", "", "events.csv 第 2 行：缺少 date。"),
        (1, "q1", "", "events.csv 第 2 行：缺少 evidence。"),
        (1, "c1,常委", "c1,主任", "events.csv 第 6 行：规则里没有 role “主任”。"),
        (1, "第一提案人,3,1", "联名,,", "events.csv 第 3 行：联名的要写明共有几人"),
        (1, "第一提案人,3,1", "集体,3,", "events.csv 第 3 行：这一种要写明是第几位（place）。"),
        (1, "第一提案人,3,1", "第一提案人,3,4", "events.csv 第 3 行：第几位（place）不能大于共有几人（authors）。"),
        (1, "第一提案人,3,1", "第一提案人,4,1", "events.csv 第 4 行：同一件事在第 3 行写得不一样。"),
        (1, "第一提案人,3,1", "第一提案人,三,1", "events.csv 第 3 行：authors 应为 1 到 999 的整数，这里是“三”。"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_in_one_sentence(which, old, new, reason, tables, capsys):
    changed = (JINAN, EVENTS)[which].replace(old, new, 1)
    assert changed != (JINAN, EVENTS)[which]
    tables[which].write_text(changed, encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        call_command("duty", str(tables[0]) if which == 0 else "tongcheng", str(tables[1]), "--json")
    assert end.value.code == 2
    said = capsys.readouterr()
    assert reason in said.err
    assert len(said.err.splitlines()) == 1
    assert not said.out


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (({"cap_group": "g"}, {"cap_group": "g", "in": "bonus"}), "同受“g”封顶的规则应在同一部分"),
        (({"highest": "y"}, {"highest": "y", "cap_group": "g"}), "“y”里取最高的规则应在同一部分"),
        (({"highest": "e"}, {"highest": "e", "cap": 3}), "“e”按同一件事取最高"),
    ],
)
def test_groups_in_which_one_more_thing_done_could_cost_are_refused(extra, reason, tables, capsys):
    rules = [{"item": f"r{n}", "events": ["a"], "points": 1, **more} for n, more in enumerate(extra)]
    found = {"format": "shangliang-duty/1", "key": "k", "name": "规则（虚构）", "events": {"a": "甲"}, "caps": {"g": 1}}
    found |= {"highest": {"y": "year", "e": "evidence"}, "rules": rules}
    tables[0].write_text(json.dumps(found), encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("duty", *map(str, tables))
    assert reason in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tables, capsys):
    with pytest.raises(SystemExit):
        call_command("duty", "nowhere", str(tables[1]))
    assert "没有这个文件：nowhere" in capsys.readouterr().err


def test_it_runs_without_a_database_and_says_the_same_in_every_process(tables, told):
    line = [sys.executable, "-m", "shangliang.cli", "duty", "tongcheng", str(tables[1]), "--json"]
    env = os.environ | {"PYTHONHASHSEED": "77", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    done = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == told("tongcheng", tables[1], "--json")


def test_every_flaw_and_every_reason_has_its_sentence():
    assert set(FLAWS) == set(Flaw)
    assert set(WHY) == set(Why)


def test_the_page_shows_a_shipped_set_as_it_is_and_what_its_example_comes_to(tables, told):
    assert block("json") == JINAN
    tables[1].write_text(block("csv"), encoding="utf-8")
    assert told("jinan", tables[1]) == block("text")


def test_the_page_names_every_set_column_reason_and_field():
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"[`\"]([\w-]+)[`\"]", prose))
    fields = set()
    for key in SHIPPED:
        found = json.loads((resources.files("shangliang.compute.duty") / f"sets/{key}.json").read_text())
        fields |= found.keys() | {name for rule in found["rules"] for name in rule}
    assert named >= {*SHIPPED, *KNOWN, *Why, *fields}
