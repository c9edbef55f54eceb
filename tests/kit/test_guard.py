"""The guard before the parser: every hostile table is refused with a sentence, every good one is read, whoever wrote it."""

import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

import pytest

from shangliang.kit.importing import Refused
from shangliang.kit.importing.reading import read, reader
from tests.kit import goodtables, hostile, tables

pytestmark = pytest.mark.django_db
WRITTEN = Path(__file__).with_name("written")
LITTLE = 64 * 1024  # kB
LIMITS = ("5000", str(hostile.LIMIT), "1000000")
MEASURED = """
import runpy, sys
try:
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
finally:
    sys.stderr.write(next(line for line in open("/proc/self/status") if "VmHWM" in line))
"""


def refused(data):
    try:
        found = read(tables.raw(data), "")
    except Refused as why:
        return str(why)
    raise AssertionError(f"accepted: {found.rows[:3]}")


def cells(data):
    return [[str(cell).strip() for cell in row[:3]] for _line, row in read(tables.raw(data), "").rows]


def sample(kind):
    return islice(kind(), 0, None, 9)


@pytest.mark.parametrize("kind", [k for k in hostile.KINDS if k is not hostile.bombs], ids=lambda kind: kind.__name__)
def test_a_sample_of_hostile_tables_is_refused_in_one_sentence(kind):
    for name, data in sample(kind):
        assert refused(data).endswith("。"), name


@pytest.mark.hostile
def test_none_of_more_than_two_hundred_hostile_tables_is_accepted():
    names = set()
    for name, data in hostile.corpus():
        names.add(name)
        sentence = refused(data)
        assert sentence.endswith("。") and "\n" not in sentence, name
    assert len(names) >= 200


@pytest.mark.hostile
@pytest.mark.parametrize("kind", hostile.KINDS, ids=lambda kind: kind.__name__)
def test_a_refusal_takes_little_memory(kind):
    for name, data in kind():
        if not data.startswith(b"PK"):
            continue
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.seek(0)
            command = [sys.executable, "-I", "-c", MEASURED, str(reader.CHILD), *LIMITS]
            done = subprocess.run(command, stdin=file, capture_output=True, check=False, text=True)
        peak = [int(line.split()[1]) for line in done.stderr.splitlines() if line.startswith("VmHWM")]
        assert (peak and peak[0] < LITTLE) or done.returncode < 0, name  # or it was ended where its memory was


@pytest.mark.parametrize("path", sorted(WRITTEN.glob("*-*")), ids=lambda path: path.name)
def test_a_table_written_by_another_program_is_read(path):
    assert cells(path.read_bytes())[:2] == [goodtables.HEAD, goodtables.ROW]


def test_what_a_listing_says_of_endings_that_a_part_has_counts():
    macro = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    parts = hostile.parts(types=hostile.TYPES.replace("</Types>", macro))
    assert cells(hostile.zipped(parts))
    assert "宏" in refused(hostile.zipped(parts | {"xl/a.BIN": "x"}))


def test_fifty_tables_of_different_writers_are_read_alike():
    found = dict(goodtables.corpus())
    assert len(found) >= 50
    for name, data in found.items():
        assert cells(data)[:2] == [goodtables.HEAD, goodtables.ROW], name


@pytest.mark.parametrize(("cell", "at"), [("<f>1+1</f>", "A3"), ("<f>1+1</f><v></v>", "A3"), ("<f>1+1</f><v/>", "A3")])
def test_a_formula_without_its_value_is_named(cell, at):
    sheet = hostile.sheet(hostile.ROWS + f'<row r="3"><c r="A3">{cell}</c></row>')
    assert at in refused(hostile.zipped(hostile.parts(sheet=sheet)))
    worked = sheet.replace(cell, "<f>1+1</f><v>2</v>")
    assert cells(hostile.zipped(hostile.parts(sheet=worked)))[2][0] in {"2", "2.0"}


def test_hidden_lines_are_named_and_hidden_sheets_are_not_read():
    shut = hostile.ROWS.replace('<row r="2"', '<row r="2" hidden="1"')
    assert "第 2 行" in refused(hostile.zipped(hostile.parts(sheet=hostile.sheet(shut))))
    assert cells(hostile.zipped(hostile.parts(sheet=hostile.sheet(hostile.ROWS))))[1][0] == "王某"


def test_the_limits_are_rules():
    from shangliang.kit import rules

    many = tables.text(["姓名"], *[["王某"]] * 120)
    assert len(read(many, "620321").rows) == 121
    rules.set_rule("import.max_cells", "6203", 100)
    with pytest.raises(Refused, match="100 个单元格"):
        read(many, "620321")
    with pytest.raises(Refused, match="100 个单元格"):
        read(tables.xlsx(["姓名"], *[["王某"]] * 120), "620321")
    rules.set_rule("import.max_inflated", "6203", 2**20)
    large = hostile.zipped(more=[("xl/media/1.png", b"x" * (2**20))])
    with pytest.raises(Refused, match="1 MB"):
        read(tables.raw(large), "620321")
    assert read(tables.raw(large), "6201").rows
