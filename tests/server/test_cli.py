"""The command line finds its data folder before Django reads its settings."""

from pathlib import Path

import pytest

from shangliang.cli import _take_data

NAMES = ("SHANGLIANG_DATA", "DATA")


@pytest.mark.parametrize(
    ("arguments", "env", "folder"),
    [
        (["serve", "--data", "/a"], {"SHANGLIANG_DATA": "/b", "DATA": "/c"}, "/a"),
        (["serve", "--data=/a"], {}, "/a"),
        (["serve"], {"SHANGLIANG_DATA": "/b", "DATA": "/c"}, "/b"),
        (["serve"], {"DATA": "/c"}, "/c"),
        (["serve"], {"SHANGLIANG_DATA": "", "DATA": ""}, "var"),
        (["serve", "--data", "here"], {}, "here"),
    ],
)
def test_where_the_data_lies(monkeypatch, tmp_path, arguments, env, folder):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    data, rest = _take_data(arguments)
    assert data == (tmp_path / Path(folder)).resolve()
    assert rest == ["serve"]


def test_the_other_arguments_are_left_alone():
    assert _take_data(["figures", "6206", "--data", "x", "--json", "--on", "2023-07-01"])[1] == [
        "figures",
        "6206",
        "--json",
        "--on",
        "2023-07-01",
    ]
