"""The whole country's divisions: a made file of 665,000 rows is loaded, twice. Prints name, measured, limit."""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.settings")
    import django

    django.setup()
    from django.db import transaction

    from shangliang.people import actions

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "country.csv"
        rows = made(path)
        times = []
        with transaction.atomic():  # nothing of it stays
            for _ in range(2):
                begun = time.perf_counter()
                actions.load_areas(path)
                times.append(time.perf_counter() - begun)
            transaction.set_rollback(True)
    print(f"areas load, {rows:,} rows, first\t{times[0]:.1f} s\t{LIMIT:.0f} s")
    print(f"areas load, {rows:,} rows, again\t{times[1]:.1f} s\t{LIMIT:.0f} s")
    return int(max(times) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
