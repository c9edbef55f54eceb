"""`shangliang draw` and `draw-pick`: what they read, what they write, what they refuse; and the verifier that needs nothing of ours."""

import csv
import json
import subprocess
import sys

import openpyxl
import pytest
from django.core.management import call_command

POOL = "id,性别,年龄,住址\n" + "".join(
    f"v{n:02},{'男女'[n % 2]},{'老中青'[n % 3]},城关镇赵家庄村{n // 2 + 1}社{n % 4}号\n" for n in range(24)
)
QUOTAS = "feature,value,min,max\n性别,男,2,4\n性别,女,2,4\n年龄,老,1,3\n年龄,中,1,3\n年龄,青,1,3\n"
FILES = {
    "pool.csv", "quotas.csv", "probabilities.csv", "lottery.csv", "commitment.txt", "report.json", "report.html",
    "verify_draw.py",
}  # fmt: skip


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "people.csv").write_text(POOL, encoding="utf-8")
    (tmp_path / "limits.csv").write_text(QUOTAS, encoding="utf-8")
    return tmp_path / "people.csv", tmp_path / "limits.csv"


def run(tables, out, *options):
    call_command("draw", *map(str, tables), "--seats", "6", "--out", str(out), "--tickets", "300", *options)
    return {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}


def rows(text):
    return list(csv.DictReader(text.splitlines()))


def verify(out, seed):
    command = [sys.executable, "-I", str(out / "verify_draw.py"), str(out), "--seed", seed]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_lottery_its_commitment_and_a_report(tables, tmp_path, capsys):
    files = run(tables, tmp_path / "new" / "out")
    assert set(files) == FILES
    chances = {row["id"]: float(row["probability"]) for row in rows(files["probabilities.csv"])}
    assert len(chances) == 24 and sum(chances.values()) == pytest.approx(6)
    lottery = rows(files["lottery.csv"])
    assert [row["ticket"] for row in lottery] == [str(n) for n in range(1, 301)]
    assert {len(row["ids"].split()) for row in lottery} == {6}
    told = json.loads(files["report.json"])
    keys = [
        "seats",
        "people",
        "types",
        "min_probability",
        "max_probability",
        "gini",
        "bound",
        "gap",
        "proved",
        "seconds",
    ]
    assert list(told)[:10] == keys
    assert (told["seats"], told["people"], told["types"], told["proved"]) == (6, 24, 6, True)
    assert told["min_probability"] == pytest.approx(min(chances.values())) == pytest.approx(0.25)
    assert "24 人，6 个席位，最低概率 0.2500，已证明不能更公平" in capsys.readouterr().out
    assert "<script" not in files["report.html"] and "http" not in files["report.html"].replace("http://www.w3.org", "")


def test_the_seed_picks_a_ticket_and_a_verifier_without_a_solver_gets_the_same_panel(tables, tmp_path, capsys):
    out = tmp_path / "out"
    run(tables, out, "--household", "住址")
    call_command("draw_pick", str(out), "--seed", "红3 蓝7")
    panel = (out / "panel.csv").read_text(encoding="utf-8")
    done = verify(out, "红3 蓝7")
    assert (done.returncode, done.stdout) == (0, panel), done.stderr
    found = rows(panel)
    assert [row["role"] for row in found] == ["panel"] * 6 + ["alternate"] * 18
    ranks = [int(row["rank"]) for row in found if row["stratum"] == found[-1]["stratum"] and row["rank"]]
    assert ranks == list(range(1, len(ranks) + 1))
    assert verify(out, "红3 蓝8").returncode == 1  # panel.csv is not what that seed draws
    assert "第 2 次" not in capsys.readouterr().err


def test_the_verifier_orders_the_alternates_alike_without_the_pool_whoever_is_on_no_ticket_included(tables, tmp_path):
    out = tmp_path / "out"
    tables[1].write_text(QUOTAS.replace("青,1,3", "青,0,0"), encoding="utf-8")
    files = run(tables, out)
    never = json.loads(files["report.json"])["never_drawn"]
    assert f"no_ticket {' '.join(never)}\n" in files["commitment.txt"] and len(never) == 8
    call_command("draw_pick", str(out), "--seed", "7")
    ours = {row["id"]: row["order"] for row in rows((out / "panel.csv").read_text(encoding="utf-8"))}
    for name in ("pool.csv", "quotas.csv", "panel.csv"):
        (out / name).unlink()
    done = verify(out, "7")
    assert done.returncode == 0, done.stderr
    assert {row["id"]: row["order"] for row in rows(done.stdout)} == ours
    (out / "commitment.txt").write_text(files["commitment.txt"].replace(f" {never[-1]}", ""), encoding="utf-8")
    assert verify(out, "7").returncode == 1


def test_a_second_pick_is_said_to_be_one(tables, tmp_path, capsys):
    run(tables, tmp_path / "out")
    for seed in ("1", "2"):
        call_command("draw_pick", str(tmp_path / "out"), "--seed", seed)
    assert "第 2 次开签" in capsys.readouterr().err
    assert [row["seed"] for row in rows((tmp_path / "out/picks.csv").read_text(encoding="utf-8"))] == ["1", "2"]


@pytest.mark.parametrize("name", ["lottery.csv", "pool.csv", "quotas.csv", "commitment.txt"])
def test_whatever_was_changed_after_the_commitment_is_found(name, tables, tmp_path, capsys):
    out = tmp_path / "out"
    run(tables, out)
    assert verify(out, "1").returncode == 0
    text = (out / name).read_text(encoding="utf-8")
    changed = text.replace("v02", "v03", 1) if "v02" in text else text.replace("4", "5", 1)
    (out / name).write_text(changed, encoding="utf-8")
    done = verify(out, "1")
    assert (done.returncode, "WRONG" in done.stderr) == (1, True)
    with pytest.raises(SystemExit) as end:
        call_command("draw_pick", str(out), "--seed", "1")
    assert end.value.code == 2
    assert "不能开签" in capsys.readouterr().err


def test_gb18030_a_workbook_and_another_order_of_rows_give_the_same_bytes(tables, tmp_path):
    straight = run(tables, tmp_path / "a")
    head, *lines = POOL.splitlines()
    tables[0].write_bytes("\n".join([head, *reversed(lines)]).encode("gb18030"))
    book = openpyxl.Workbook()
    for row in csv.reader(QUOTAS.splitlines()):
        book.active.append([int(cell) if cell.isdigit() else cell for cell in row])
    book.save(tmp_path / "limits.xlsx")
    again = run((tables[0], tmp_path / "limits.xlsx"), tmp_path / "b")
    same = FILES - {"report.json"}  # its seconds differ
    assert {name: again[name] for name in same} == {name: straight[name] for name in same}


def test_who_has_a_seat_counts_toward_quotas_and_who_is_recused_is_not_drawn(tables, tmp_path):
    (tmp_path / "fixed.csv").write_text("id,性别,年龄\n书记,男,老\nv00,,\n", encoding="utf-8")
    (tmp_path / "without.csv").write_text("id\nv01\nv03\n", encoding="utf-8")
    files = run(
        tables, tmp_path / "o", "--fixed", str(tmp_path / "fixed.csv"), "--without", str(tmp_path / "without.csv")
    )
    tickets = [row["ids"].split() for row in rows(files["lottery.csv"])]
    assert all({"书记", "v00"} <= set(ids) and len(ids) == 6 and "v01" not in ids for ids in tickets)
    told = json.loads(files["report.json"])
    assert (told["fixed"], told["left_out"], told["people"]) == (2, 2, 23)
    assert verify(tmp_path / "o", "1").returncode == 0


def test_compound_quotas_join_features(tables, tmp_path):
    tables[1].write_text(QUOTAS + "性别&年龄,女&青,2,\n", encoding="utf-8")
    files = run(tables, tmp_path / "o")
    young = {row["id"] for row in rows(files["pool.csv"]) if (row["性别"], row["年龄"]) == ("女", "青")}
    assert all(len(young & set(row["ids"].split())) >= 2 for row in rows(files["lottery.csv"]))
    assert verify(tmp_path / "o", "1").returncode == 0


def test_quotas_that_clash_end_with_3_and_say_why_and_what_helps(tables, tmp_path, capsys):
    tables[1].write_text(QUOTAS.replace("男,2,4", "男,5,6"), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        run(tables, tmp_path / "out")
    assert end.value.code == 3
    said = capsys.readouterr().err
    assert "这些名额不能同时做到（6 个席位）：性别 女 至少 2 人（有 12 人）；性别 男 至少 5 人（有 12 人）。" in said
    assert "最小的改动（共 1 席）：" in said
    told = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert {(each["value"], each["side"], each["limit"]) for each in told["conflict"]} == {
        ("女", "min", 2),
        ("男", "min", 5),
    }
    assert len(told["relaxation"]) == 1 and told["words"] == said.strip().splitlines()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"report.json"}


@pytest.mark.parametrize(
    ("which", "old", "new", "reason"),
    [
        (0, POOL, "", "people.csv：是空文件。"),
        (0, "id,性别", "name,性别", "people.csv：缺少 id 列。"),
        (0, "v01,", "v00,", "people.csv 第 3 行：编号 v00 在第 2 行已经有了。"),
        (0, "v01,", "v 1,", "people.csv 第 3 行：编号“v 1”不能用"),
        (0, "v01,女", "v01,妇", "people.csv 第 3 行：性别 是“妇”，名额里没有这一类。"),
        (0, "v01,女", "v01,女,x", "people.csv 第 3 行：应有 4 列，这里有 5 列。"),
        (1, "max", "most", "limits.csv：缺少 max 列。"),
        (1, "性别,男,2,4", "性别,男,5,4", "limits.csv 第 2 行：min（5）大于 max（4）。"),
        (1, "性别,男,2,4", "性别,男,两,4", "limits.csv 第 2 行：min 应为 0 到 100000 的整数，这里是“两”。"),
        (1, "性别,女", "性别,男", "limits.csv 第 3 行：性别=男 在第 2 行已经有了。"),
        (1, "年龄,老", "民族,老", "limits.csv 第 4 行：people.csv 里没有“民族”这一列。"),
        (1, "年龄,老", "年龄&性别,老", "limits.csv 第 4 行：“年龄&性别”有 2 项，“老”有 1 项，应当一样多。"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(which, old, new, reason, tables, tmp_path, capsys):
    tables[which].write_text((POOL, QUOTAS)[which].replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        run(tables, tmp_path / "out")
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_empty_seed_and_an_empty_folder_are_refused(tables, tmp_path, capsys):
    for folder, seed, reason in ((tmp_path, "1", "没有这个文件"), (tmp_path, " ", "种子是空的")):
        with pytest.raises(SystemExit) as end:
            call_command("draw_pick", str(folder), "--seed", seed)
        assert end.value.code == 2
        assert reason in capsys.readouterr().err
