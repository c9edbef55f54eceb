"""Reading a table of 50,000 rows in 15 columns through the guard, beside python-calamine alone on the same file.

    .venv/bin/python bench/imports_reading.py [rows]

The guard starts a child, inflates and looks through every part, then reads; the rows arrive as lists in this process.
"""

import io
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")


def spent() -> float:
    """CPU seconds of this process and of the children that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def timed(do) -> tuple[float, float, int]:
    cpu, wall = spent(), time.perf_counter()
    found = do()
    return spent() - cpu, time.perf_counter() - wall, found


def alone(data: bytes) -> int:
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python())


def guarded(data: bytes, limits: tuple[int, int, int]) -> int:
    from shangliang.kit.importing.reading import reader

    return len(list(reader._workbook(data, limits)))


def main() -> None:
    django.setup()
    import imports_file

    many = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        imports_file.written(path, many)
        data = path.read_bytes()
    limits = (many + 1, 200 * 2**20, 1_000_000)
    for name, do in (("guarded", lambda: guarded(data, limits)), ("python-calamine alone", lambda: alone(data))):
        cpu, wall, rows = min(timed(do) for _n in range(3))
        print(f"{name:22} {rows} rows: {cpu:.2f} s CPU, {wall:.2f} s; {rows / cpu:,.0f} rows per CPU second")
    here, child = (resource.getrusage(w).ru_maxrss // 1024 for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"largest memory: {here} MB here, {child} MB in the child; file {len(data) / 2**20:.1f} MB")


if __name__ == "__main__":
    main()
