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

    return len(list(reader._told_of(data, limits)))


def lines(many: int = 50_000):
    """Both on one file, the better of three each."""
    import imports_file
    from pages import Line

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        imports_file.written(path, many)
        data = path.read_bytes()
    limits = (many + 1, 200 * 2**20, 1_000_000)
    took = {}
    for name, do in (("guarded", lambda: guarded(data, limits)), ("alone", lambda: alone(data))):
        took[name], wall, rows = min(timed(do) for _n in range(3))
        said = f"{rows / took[name]:,.0f} rows per CPU second ({took[name]:.2f} s CPU, {wall:.2f} s by the clock)"
        what = (
            "a table read under guard"
            if name == "guarded"
            else "peer python-calamine alone, no guard, no process of its own"
        )
        yield Line(f"{what}, {rows:,} rows x 15", said)
    yield Line(
        "a table read under guard, beside calamine alone", f"{took['guarded'] / took['alone']:.1f} times its CPU"
    )


def main() -> None:
    django.setup()
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000):
        print(f"{line.what}: {line.measured}")
    here, child = (resource.getrusage(w).ru_maxrss // 1024 for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"largest memory: {here} MB here, {child} MB in the child")


if __name__ == "__main__":
    main()
