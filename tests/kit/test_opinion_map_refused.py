"""`shangliang opinion-map` refuses what is wrong in one sentence, and then writes nothing."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from shangliang.kit.opinion_map.refused import Unreadable
from shangliang.kit.opinion_map.source import read_source
from tests.kit.exports import export
from tests.kit.test_opinion_map import FILES, NOBODY, run


@pytest.fixture
def folder(tmp_path):
    export(tmp_path / "export")
    return tmp_path / "export"


LOG = "timestamp,datetime,comment-id,voter-id,vote\n1,d,0,1,1\n"


TABLE = "participant,group-id,n-votes,0,1\n7,,2,1,-1\n"


COMMENTS = "comment-id,moderated,comment-body\n0,1,好\n"


WRONG = {
    "no file at all": (None, "没有这个文件"),
    "empty": ("", "是空文件"),
    "another table": ("name,age\n李,3\n", "第 1 行不是 Polis 导出的表头"),
    "only a head": ("comment-id,voter-id,vote\n", "没有一次表态"),
    "a view that is none": (LOG + "2,d,0,2,5\n", "第 3 行：表态应为 1、-1 或 0，这里是“5”"),
    "a word for a view": (LOG + "2,d,0,2,yes\n", "第 3 行：表态应为 1、-1 或 0，这里是“yes”"),
    "a person that is none": (LOG + "2,d,0,x2,1\n", "第 3 行：voter-id 应为不带符号的整数，这里是“x2”"),
    "a negative statement": (LOG + "2,d,-3,2,1\n", "第 3 行：comment-id 应为不带符号的整数，这里是“-3”"),
    "an empty cell": (LOG + "2,d,,2,1\n", "第 3 行：comment-id 应为"),
    "a time that is none": (LOG + "?,d,0,2,1\n", "第 3 行：timestamp 应为"),
    "a number beyond all": (LOG + "2,d,0,99999999999999999999,1\n", "第 3 行：voter-id 应为"),
    "a line cut off": (LOG + "2,d,0\n", "第 3 行：应有 5 列，这里有 3 列"),
    "a line too long": (LOG + "2,d,0,1,1,1\n", "第 3 行：应有 5 列，这里有 6 列"),
    "an open quote": (LOG + '2,"d,0,1,1\n', "第 3 行：不是完整的 CSV 行"),
    "NUL": (LOG + "2,\0,0,1,1\n", "第 3 行：混进了不能用的字符"),
    "another encoding": (LOG.encode() + "2,中国,0,1,x\n".encode("gbk"), "不是 UTF-8 文本"),
    "a cell that is no view": (TABLE + "8,,1,2,\n", "第 3 行：表态应为 1、-1 或 0，这里是“2”"),
    "the same person twice": (TABLE + "7,,1,1,\n", "第 3 行：参与者 7 在第 2 行已经有了"),
    "the same statement twice": ("participant,0,1,01\n7,1,1,1\n", "第 1 行：有两列是同一条意见"),
    "a table without a view": ("participant,0,1\n7,,\n", "没有一次表态"),
    "a table cut off": (TABLE + "8,,1\n", "第 3 行：应有 5 列，这里有 3 列"),
    "a workbook": (b"PK\x03\x04\x14\x00\xff\xfe", "第 1 行不是 Polis 导出的表头"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_is_refused_in_one_sentence_and_nothing_is_written(case, tmp_path, capsys):
    content, reason = WRONG[case]
    source, out = tmp_path / "votes.csv", tmp_path / "out"
    if content is not None:
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SystemExit) as end:
        run(source, out)
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert reason in said
    assert "votes.csv" in said
    assert said.count("\n") == 1
    assert not out.exists()


def test_the_right_file_beside_the_wrong_ones(tmp_path):
    for name, content in (("log.csv", LOG), ("table.csv", TABLE)):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert set(run(tmp_path / name, tmp_path / f"{name}-out")) == FILES


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("comment-id,comment-body\n0,好\n", "comments.csv：缺少 moderated 列"),
        (COMMENTS + "1,9,坏\n", "comments.csv 第 3 行：moderated 应为 -1、0 或 1，这里是“9”"),
        (COMMENTS + "x,1,坏\n", "comments.csv 第 3 行：comment-id 应为"),
        (COMMENTS + "1,1\n", "comments.csv 第 3 行：应有 3 列，这里有 2 列"),
    ],
)
def test_wrong_moderation_is_refused(content, reason, folder, tmp_path, capsys):
    (folder / "comments.csv").write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit):
        run(folder, tmp_path / "out")
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_views_is_refused(tmp_path, capsys):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(SystemExit):
        run(tmp_path / "nothing", tmp_path / "out")
    assert "nothing：文件夹里没有 votes.csv" in capsys.readouterr().err


def test_a_place_that_can_not_be_written_is_refused(folder, tmp_path, capsys):
    (tmp_path / "out").write_text("a file, not a folder")
    with pytest.raises(SystemExit) as end:
        call_command("opinion_map", str(folder), "--out", str(tmp_path / "out"))
    assert end.value.code == 2
    assert "写不进文件夹" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "a file, not a folder"


@pytest.mark.parametrize("name", ["votes.csv", "comments.csv"])
def test_a_file_that_may_not_be_read_is_refused(name, folder, monkeypatch):
    (folder / name).chmod(0)
    folder.chmod(0o755)
    monkeypatch.chdir(folder)
    me = os.geteuid()
    os.seteuid(me or NOBODY)
    try:
        with pytest.raises(Unreadable, match=f"读不了.*{name}：Permission denied"):
            read_source(Path() if name == "comments.csv" else Path(name))
    finally:
        os.seteuid(me)


@pytest.mark.parametrize(("option", "value"), [("--k", "1"), ("--k", "many"), ("--components", "0"), ("--seed=-1", "")])
def test_a_wrong_parameter_is_refused(option, value, folder, tmp_path):
    with pytest.raises(CommandError, match="应为"):
        run(folder, tmp_path / "out", option, *value.split())
    assert not (tmp_path / "out").exists()
