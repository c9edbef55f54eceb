"""`shangliang opinion-map`: what it reads, what it writes, what it refuses."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import numpy as np
import pytest
from django.core.management import call_command

from shangliang.compute.opinion_map import Sums, Views, opinion_map
from shangliang.compute.opinion_map.spread import spread_sums
from shangliang.kit.opinion_map.outputs import as_dict
from shangliang.kit.opinion_map.progress import Bar
from shangliang.kit.opinion_map.source import read_source
from tests.kit.exports import OUT, export, text, write

FILES = {"labels.csv", "map.json", "report.html"}
NOBODY = 65534
FORBIDDEN = ("投票", "派别", "对立", "通过")


def run(source, out, *options):
    call_command("opinion_map", str(source), "--out", str(out), *map(str, options))
    return {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}


def words(page):
    return re.sub(r"<[^>]+>|<style>.*?</style>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))


@pytest.fixture
def folder(tmp_path):
    export(tmp_path / "export")
    return tmp_path / "export"


def test_three_files_are_written(folder, tmp_path, capsys):
    files = run(folder, tmp_path / "new" / "out")
    assert set(files) == FILES
    assert "60 人，12 条意见，2 组看法相近的人" in capsys.readouterr().out


def test_labels(folder, tmp_path):
    rows = list(csv.reader(run(folder, tmp_path / "out")["labels.csv"].splitlines()))
    assert rows[0] == ["participant", "group"]
    assert [row[0] for row in rows[1:]] == [str(100 + n) for n in range(60)]
    groups = [row[1] for row in rows[1:]]
    assert set(groups) <= {"0", "1", ""}
    assert groups.count("0") >= groups.count("1") > 10


def test_the_map_says_what_was_found(folder, tmp_path):
    told = json.loads(run(folder, tmp_path / "out")["map.json"])
    found = opinion_map(read_source(folder).views, moderated=[OUT])
    assert (told["participants"], told["statements"]) == (60, 12)
    assert told["votes"] == found.views
    assert told["grouped"] == sum(group["size"] for group in told["groups"]) == (found.labels >= 0).sum()
    assert [group["group"] for group in told["groups"]] == [0, 1]
    first = told["groups"][0]["representative"][0]
    assert set(first) >= {"statement", "side", "share", "interval", "z"}
    assert first["interval"][0] < first["share"] < first["interval"][1]
    assert {"statement", "side", "share", "group_aware"} <= set(told["consensus"][0])
    assert {0, 1} <= {each["statement"] for each in told["consensus"] if each["side"] == "agree"}
    assert told["divisive"]
    for each in told["divisive"]:
        for share, ends in (("agree", "interval"), ("disagree", "disagree_interval")):
            assert each[ends][0] < each[share] < each[ends][1]
    for row in told["per_statement"]:
        for name in ("group_aware_agree", "group_aware_disagree", *([] if row["moderated"] else ["bridging"])):
            assert row[f"{name}_interval"][0] < row[name] < row[f"{name}_interval"][1]
        for side in ("agree", "disagree"):
            assert row[f"{side}_interval"][0] <= row[side] / row["seen"] <= row[f"{side}_interval"][1]
    assert told["stability"]["stable"] is True
    assert told["stability"]["median_ari"] > 0.9
    assert told["components"] == 2
    assert told["seconds"] > 0
    assert told["per_statement"][OUT]["moderated"] is True
    assert OUT not in [each["statement"] for key in ("consensus", "divisive") for each in told[key]]


def test_the_report_says_agreement_first_then_differences(folder, tmp_path):
    page = run(folder, tmp_path / "out")["report.html"]
    heads = ["大家已经一致的", "尚需商量的", "看法相近的人各在意什么", "看法图", "信得过几分"]
    places = [page.index(f">{head}</h2>") for head in heads]
    assert places == sorted(places)
    assert "路灯怎么装（模拟）" in page
    assert text(0) in page
    assert "先装主路，&lt;支路&gt;明年再装" in page  # words from outside are never markup
    assert text(OUT) not in page
    assert "甲组" in page
    assert '<figure class="opinion-map">' in page


def test_every_share_in_the_list_of_all_stands_with_its_interval(folder, tmp_path):
    page = run(folder, tmp_path / "out")["report.html"]
    rows = re.findall(r"<tr><td class=\"main\">.*?</tr>", page)
    assert len(rows) == 11
    for row in rows:
        cells = re.findall(r'<td class="num"[^>]*>(.*?)</td>', row)
        assert all(re.fullmatch(r'\d+%<small class="hint">\d+–\d+</small>', cell) for cell in cells[1:-1])
        assert re.fullmatch(r'[+-]0\.\d\d<small class="hint">[+-]\d\.\d\d – [+-]\d\.\d\d</small>', cells[-1])


def test_the_report_needs_nothing_from_outside_and_no_script(folder, tmp_path):
    page = run(folder, tmp_path / "out")["report.html"]
    assert not re.search(r"<script|<link|<img|url\(|@import|https?://", page)
    assert "<svg" in page


def test_the_report_uses_the_words_of_consultation(folder, tmp_path):
    said = words(run(folder, tmp_path / "out")["report.html"])
    assert [word for word in FORBIDDEN if word in said] == []
    assert "表态" in said
    assert "看法相近的人" in said


def test_a_small_room_is_shown_without_groups_and_is_told_why(tmp_path):
    export(tmp_path / "small", people=14)
    files = run(tmp_path / "small", tmp_path / "out")
    told = json.loads(files["map.json"])
    assert (told["groups"], told["grouped"], told["stability"]["stable"]) == ([], 0, False)
    assert told["stability"]["reason"] == "few"
    assert "不足 15 人" in files["report.html"]
    assert "甲组" not in files["report.html"]
    assert "<figure" not in files["report.html"]  # a map of fourteen would be a picture of single people
    assert "大家已经一致的" in files["report.html"]


def test_groups_that_do_not_survive_are_in_the_map_and_not_on_the_page(tmp_path):
    export(tmp_path / "noise", sides=1, noise=1.0, seed=3)
    files = run(tmp_path / "noise", tmp_path / "out")
    told = json.loads(files["map.json"])
    assert told["stability"]["stable"] is False
    assert told["groups"]
    assert "甲组" not in files["report.html"]
    assert "分组就会变" in files["report.html"]
    assert "opinion-map" not in re.sub(r"<style>.*?</style>", "", files["report.html"], flags=re.DOTALL)


def test_no_share_of_fewer_than_five_is_published(tmp_path):
    table = export(tmp_path / "export")
    rows = list(csv.reader((tmp_path / "export/votes.csv").open(encoding="utf-8")))
    kept = [row for row in rows if row[2] != "0" or int(row[3]) < 104]  # of statement 0, four views are left
    write(tmp_path / "export/votes.csv", kept)
    page = run(tmp_path / "export", tmp_path / "out")["report.html"]
    assert np.count_nonzero(~np.isnan(table[:4, 0])) <= 4
    assert page.count(text(0)) == 1  # in the list of all only
    assert "不足 5" in page[page.index(text(0)) :][:120]


@pytest.mark.parametrize("name", ["votes.csv", "participants-votes.csv"])
def test_log_and_table_give_the_same_map(folder, tmp_path, name):
    whole = run(folder, tmp_path / "a")
    alone = run(folder / name, tmp_path / "b", "--moderation", folder / "comments.csv")
    assert alone["labels.csv"] == whole["labels.csv"]
    without = run(folder / name, tmp_path / "c")
    assert json.loads(without["map.json"])["per_statement"][OUT]["moderated"] is False


def test_quoted_and_windows_files_are_read_too(folder, tmp_path):
    plain = read_source(folder / "votes.csv").views
    rows = list(csv.reader((folder / "votes.csv").open(encoding="utf-8")))
    with (tmp_path / "quoted.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    with (tmp_path / "windows.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\r\n").writerows([*rows, []])
    for name in ("quoted.csv", "windows.csv"):
        other = read_source(tmp_path / name).views
        assert np.array_equal(other.columns, plain.columns)
        assert np.array_equal(other.values, plain.values)


def test_columns_are_found_by_name_in_any_order(folder, tmp_path):
    rows = [row[::-1] for row in csv.reader((folder / "participants-votes.csv").open(encoding="utf-8"))]
    turned = read_source(write(tmp_path / "turned.csv", rows)).views
    assert np.array_equal(turned.values, read_source(folder / "participants-votes.csv").views.values)


def test_of_a_person_and_a_statement_the_last_view_counts(folder):
    with (folder / "votes.csv").open("a", encoding="utf-8") as file:
        file.write("1688900000000,,0,100,-1\n1688100000000,,0,100,0\n")
    views = read_source(folder).views
    columns, values = views.row(0)
    assert values[list(columns).index(0)] == -1


def test_number_of_groups_and_components_are_parameters(folder, tmp_path):
    told = json.loads(run(folder, tmp_path / "out", "--k", 4, "--components", 3)["map.json"])
    assert len(told["groups"]) == 4
    assert told["components"] == len(told["per_statement"][0]["axes"]) == len(told["groups"][0]["centre"]) == 3
    assert len(json.loads(run(folder, tmp_path / "one", "--components", 1)["map.json"])["groups"]) >= 2


def command(*arguments, **env):
    line = [sys.executable, "-m", "shangliang.cli", "opinion-map", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, env=os.environ | env, check=False)


def test_on_the_command_line_with_a_hyphen_and_without_a_database(folder, tmp_path):
    done = command(folder, "--out", tmp_path / "out", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert (done.returncode, done.stderr) == (0, "")
    (folder / "votes.csv").write_text("nothing\n")
    refused = command(folder, "--out", tmp_path / "out2")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("votes.csv：第 1 行不是 Polis 导出的表头")
    assert not (tmp_path / "out2").exists()


def test_every_run_gives_the_same_bytes(folder, tmp_path):
    results = []
    for seed in ("0", "77"):
        out = tmp_path / seed
        assert command(folder, "--out", out, PYTHONHASHSEED=seed).returncode == 0
        told = re.sub(r'"seconds": [\d.]+', "", (out / "map.json").read_text(encoding="utf-8"))
        results.append((told, (out / "labels.csv").read_bytes(), (out / "report.html").read_bytes()))
    assert results[0] == results[1]


def test_the_order_of_the_lines_changes_nothing(folder, tmp_path):
    straight = run(folder, tmp_path / "a")
    head, *rows = (folder / "votes.csv").read_text(encoding="utf-8").splitlines()
    np.random.default_rng(0).shuffle(rows)
    (folder / "votes.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    turned = run(folder, tmp_path / "b")
    assert turned["labels.csv"] == straight["labels.csv"]
    assert turned["report.html"] == straight["report.html"]


def test_two_workers_give_the_same_sums_to_the_last_bit(folder):
    views = read_source(folder).views
    heard = []
    alone, spread = Sums.of(views), spread_sums(views, 2, heard.append)
    assert (heard[0], heard[-1], heard) == (0, 1, sorted(heard))
    assert spread.people == alone.people
    assert all(np.array_equal(a, b) and a.dtype == b.dtype for a, b in zip(spread.pairs, alone.pairs, strict=True))


@pytest.mark.slow
def test_two_workers_give_the_same_files(folder, tmp_path):
    local = run(folder, tmp_path / "a")
    many = run(folder, tmp_path / "b", "--engine", "dask", "--workers", 2)
    assert (many["labels.csv"], many["report.html"]) == (local["labels.csv"], local["report.html"])


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_long_work_shows_how_far_it_is_and_cleans_up():
    screen, elsewhere = Terminal(), io.StringIO()
    for stream in (screen, elsewhere):
        bar = Bar(stream, patience=0)
        for work, part in (("reading", 0.0), ("sums", 0.0), ("resamples", 0.5), ("bridging", 0.0), ("report", 0.0)):
            bar(work, part)
        bar.clear()
    shares = [int(share) for share in re.findall(r"(\d+)%", screen.getvalue())]
    assert shares == sorted(shares)
    assert shares[2] == 60
    assert "重抽样" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")
    assert elsewhere.getvalue() == ""  # a log is no terminal


def test_quick_work_shows_nothing():
    screen = Terminal()
    bar = Bar(screen, patience=60)
    bar("sums")
    bar.clear()
    assert screen.getvalue() == ""


def test_what_is_not_known_is_null():
    told = as_dict(opinion_map(Views.from_table(np.full((3, 2), np.nan))), 0.0)
    json.dumps(told, allow_nan=False)
    assert told["per_statement"][0]["bridging"] is None
    assert told["per_statement"][0]["bridging_interval"] == [None, None]
    assert told["stability"]["median_ari"] is None
