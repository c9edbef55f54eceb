"""`shangliang brief read`: what it says, and what it refuses in one sentence."""

import json
import re

import pytest
from django.core.management import call_command

NEWS = "某某县政协召开座谈会（虚构）\n\n本报某某讯(通讯员 赵甲)6月5日,某某县政协召开座谈会。\n"


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(NEWS, encoding="utf-8")
    return file


def told(capsys, *arguments):
    call_command("brief", "read", *map(str, arguments))
    return capsys.readouterr().out


def test_a_page_becomes_a_list_of_pieces(page, capsys):
    (piece,) = json.loads(told(capsys, page, "--json", "--year", "2023"))
    assert " ".join(piece) == (
        "headline place authors date date_end date_text host event places documents figures text"
    )
    assert (piece["date"], piece["host"], piece["event"]) == ("2023-06-05", "某某县政协", "座谈会")


def test_without_a_year_the_day_is_kept_in_its_words(page, capsys):
    (piece,) = json.loads(told(capsys, page, "--json"))
    assert (piece["date"], piece["date_text"]) == (None, "6月5日")


def test_gb18030_is_read_like_utf_8(page, capsys):
    expected = told(capsys, page, "--json")
    page.write_bytes(NEWS.encode("gb18030"))
    assert told(capsys, page, "--json") == expected
    page.write_text(NEWS, encoding="utf-8-sig")
    assert told(capsys, page, "--json") == expected


def test_without_json_there_is_a_line_for_each_piece(page, capsys):
    assert told(capsys, page, "--year", "2023") == "某某县政协召开座谈会（虚构）　2023-06-05　某某县政协　座谈会\n"


@pytest.mark.parametrize(
    "content, said",
    [
        (None, "没有这个文件："),
        (b"", "page.txt：是空文件。"),
        (b" \n\n", "page.txt：是空文件。"),
        (b"\x89PNG\r\n\x1a\n\0\0", "page.txt：不是 UTF-8 或 GB18030（GBK）编码的纯文本。"),
        (b"\xff\xff\xff", "page.txt：不是 UTF-8 或 GB18030（GBK）编码的纯文本。"),
        (NEWS.encode("utf-16"), "page.txt：不是 UTF-8 或 GB18030（GBK）编码的纯文本。"),
        (b"only English", "page.txt：里面没有中文，不是简讯。"),
        ("2023年6月5日 第2版\n".encode(), "page.txt：里面没有一则消息。"),
        ("会".encode() * 400_000, "page.txt：超过 1 MB，请按版面分开。"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(content, said, page, capsys):
    if content is None:
        page.unlink()
    else:
        page.write_bytes(content)
    with pytest.raises(SystemExit) as end:
        call_command("brief", "read", str(page), "--json")
    assert end.value.code == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith(said)
    assert len(re.findall("。", error)) <= 1
    assert error.count("\n") == 1


def test_a_folder_is_no_page(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("brief", "read", str(tmp_path))
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("没有这个文件")
