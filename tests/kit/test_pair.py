"""`shangliang pair`: what it reads, what it writes, what it refuses."""

import csv
import json
import os
import re
import subprocess
import sys

import openpyxl
import pytest
from django.core.management import call_command

PEOPLE = """id,household,area,kind,difficulty,lat,lon
p1,f1,620723107205,孤儿,3,39.10,100.10
p2,f1,620723107205,重度残疾人,2,39.10,100.10
p3,f2,620723107206,特困人员,1,39.20,100.20
"""
HELPERS = """id,area,rank,capacity,lat,lon,recuse
h1,620723,3,1,39.11,100.11,
h2,620723,1,1,39.21,100.21,620723107205;p9
"""


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "helpers.csv").write_text(HELPERS, encoding="utf-8")
    return tmp_path / "people.csv", tmp_path / "helpers.csv"


def run(tables, out, *options):
    call_command("pair", *map(str, tables), "--out", str(out), *options)
    return {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}


def test_pairs_with_their_reasons_and_a_report(tables, tmp_path, capsys):
    files = run(tables, tmp_path / "new" / "out")
    assert set(files) == {"pairs.csv", "report.json"}
    rows = list(csv.reader(files["pairs.csv"].splitlines()))
    assert [row[:2] for row in rows] == [["person", "helper"], ["p1", "h1"], ["p2", "h1"], ["p3", "h2"]]
    assert rows[1][2] == (
        "新结对；一户 2 人由同一名干部联系；这名干部联系 1 户，名额 1 户；难度 3，职级 3，相称；相距 1.4 公里。"
    )
    told = json.loads(files["report.json"])
    assert (told["paired_of"], told["households"], told["unassigned"]) == ([3, 3], 2, [])
    assert told["load"] == {"least": 1, "most": 1, "squares": 2}
    assert "3 人，2 名干部，结对 3 人" in capsys.readouterr().out


def test_whoever_gets_nobody_is_listed_with_the_reason(tables, tmp_path):
    tables[1].write_text(HELPERS.replace("h1,620723,3,1", "h1,620723,3,0"), encoding="utf-8")
    files = run(tables, tmp_path / "out")
    rows = {row[0]: row[1:] for row in csv.reader(files["pairs.csv"].splitlines())}
    assert rows["p1"] == ["", "名额不够：可以联系这一户的 1 名干部都已满额。"]
    assert json.loads(files["report.json"])["unassigned"] == ["p1", "p2"]
    tables[1].write_text(HELPERS.replace("100.11,", "100.11,f1"), encoding="utf-8")
    rows = {row[0]: row[1:] for row in csv.reader(run(tables, tmp_path / "out2")["pairs.csv"].splitlines())}
    assert rows["p1"] == ["", "没有一名干部可以联系这一户：回避 2 名。"]


def test_gb18030_and_a_workbook_say_the_same(tables, tmp_path):
    straight = run(tables, tmp_path / "a")["pairs.csv"]
    tables[0].write_bytes(PEOPLE.encode("gb18030"))
    assert run(tables, tmp_path / "b")["pairs.csv"] == straight
    book = openpyxl.Workbook()
    for row in csv.reader(HELPERS.splitlines()):
        book.active.append([float(cell) if re.fullmatch(r"[\d.]+", cell) else cell for cell in row])
    book.save(tmp_path / "helpers.xlsx")
    assert run((tables[0], tmp_path / "helpers.xlsx"), tmp_path / "c")["pairs.csv"] == straight


def test_existing_pairs_are_a_column(tables, tmp_path):
    head, *rows = PEOPLE.splitlines()
    helpers = ["gone", "gone", "h2"]
    tables[0].write_text(
        "\n".join([head + ",helper", *(f"{row},{helper}" for row, helper in zip(rows, helpers, strict=True))]),
        encoding="utf-8",
    )
    files = run(tables, tmp_path / "out")
    told = json.loads(files["report.json"])
    assert (told["order"], told["changes"]) == ("repair", {"kept": 1, "left": 2})
    assert "原来的干部 gone 已不在名单上，改由这名干部联系" in files["pairs.csv"]


@pytest.mark.parametrize(
    ("which", "old", "new", "reason"),
    [
        (0, PEOPLE, "", "people.csv：是空文件。"),
        (0, "difficulty", "hardness", "people.csv：缺少 difficulty 列。"),
        (0, "p2,f1", ",f1", "people.csv 第 3 行：缺少编号 id。"),
        (0, "p2,f1", "p1,f1", "people.csv 第 3 行：编号 p1 在第 2 行已经有了。"),
        (0, "特困人员,1", "特困人员,12", "people.csv 第 4 行：difficulty 应为 1 到 9 的整数，这里是“12”。"),
        (0, "39.20", "north", "people.csv 第 4 行：lat 应为 -90 到 90 的度数，这里是“north”。"),
        (0, "39.20", "", "people.csv 第 4 行：lat 应为 -90 到 90 的度数，这里是“”。"),
        (0, "p2,f1,620723107205", "p2,f1,620723107206", "people.csv 第 3 行：同一户 f1 的人不在同一个地方"),
        (0, "p3,", "p3,x,", "people.csv 第 4 行：应有 7 列，这里有 8 列。"),
        (0, "p3,", 'p3,"x', "people.csv 第 4 行：不是完整的 CSV 行。"),
        (0, "id,household", "id,id,household", "people.csv 第 1 行：id 列不止一个。"),
        (1, "3,1", "3,-1", "helpers.csv 第 2 行：capacity 应为 0 到 1000 的整数，这里是“-1”。"),
        (1, HELPERS, HELPERS.splitlines()[0], "helpers.csv：里面一个人也没有。"),
        (1, HELPERS, "PK\x03\x04 broken", "helpers.csv：不是完整的 XLSX 文件。"),
        (1, HELPERS, "id\0", "helpers.csv：既不是 UTF-8 或 GB18030 的 CSV，也不是 XLSX。"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(which, old, new, reason, tables, tmp_path, capsys):
    tables[which].write_text((PEOPLE, HELPERS)[which].replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        run(tables, tmp_path / "out")
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_refused(tables, tmp_path, capsys):
    with pytest.raises(SystemExit):
        run((tables[0], tmp_path / "none.csv"), tmp_path / "out")
    assert "没有这个文件" in capsys.readouterr().err


def test_every_process_gives_the_same_bytes_without_a_database(tables, tmp_path):
    results = []
    for seed in ("0", "77"):
        line = [sys.executable, "-m", "shangliang.cli", "pair", *map(str, tables), "--out", str(tmp_path / seed)]
        env = os.environ | {"PYTHONHASHSEED": seed, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
        done = subprocess.run(line, capture_output=True, text=True, env=env, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) == 1
        results.append((tmp_path / seed / "pairs.csv").read_bytes())
    assert results[0] == results[1]
