"""The whole country's divisions: a file of 665,000 rows is loaded by `shangliang areas load`, twice: new, and unchanged.

python bench/run.py --areas FILE.csv    takes a file of yours; else one is made, with the real fan-out of each level
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pages import Line

ROWS = 665_000
LIMIT = 60.0
WORDS = "赵家庄汪墩太阳河湾沟坪岔堡寨营关口镇上下东西南北新大小石马李王张陈刘重庆会宁乐都长安单县单井曾家"


def made(path: Path) -> int:
    """31 provinces, then cities, counties, townships of the real fan-out; villages until the number is reached."""
    draw, count = random.Random(1), 0
    with path.open("w", encoding="utf-8") as file:

        def row(code, level, parent):
            nonlocal count
            count += 1
            name = "".join(draw.choices(WORDS, k=draw.randint(2, 5)))
            file.write(f"{code},{name}{'村委会' if level == 'village' else ''},{level},{parent}\n")

        file.write("code,name,level,parent\n")
        for province in (f"{11 + n}" for n in range(31)):
            row(province, "province", "")
            for city in (f"{province}{i:02}" for i in range(1, 12)):
                row(city, "city", province)
                for county in (f"{city}{i:02}" for i in range(1, 10)):
                    row(county, "county", city)
                    for town in (f"{county}{i:03}" for i in range(100, 114)):
                        row(town, "township", county)
                        for village in (f"{town}{i:03}" for i in range(200, 215)):
                            if count < ROWS:
                                row(village, "village", town)
    return count


def lines(file: str = "") -> Iterator[Line]:
    """On the measured database, as an administrator would: the command, from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(file) if file else Path(folder) / "country.csv"
        rows = made(path) if not file else path.read_bytes().count(b"\n") - 1
        for which in ("new", "again, unchanged"):
            begun = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "shangliang.cli", "areas", "load", path], check=True, stdout=sys.stderr
            )
            took = time.perf_counter() - begun
            yield Line(f"areas load, {rows:,} rows, {which}", f"{took:.1f} s", f"{LIMIT:.0f} s", took <= LIMIT)
