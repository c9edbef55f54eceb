"""Readiness of all of Gansu: who lives within reach of which shelter and fire station, and the page of its counties side by side.

The divisions are those that come with the package; coordinates, people and facilities are invented here, one place of
people in every village, a shelter in every township, three fire stations in every county. In a process and a database
of its own.

python bench/covering.py       a minute, most of it making the database
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROVINCE = "62"
COVERED, SIDE_BY_SIDE = 1.0, 2.0  # seconds of CPU: our own limits, nobody has set any
TERMS = ("紧急", "短期", "中期", "长期")


def lines():
    """What a process of its own has measured."""
    from pages import Line

    done = subprocess.run([sys.executable, __file__, "--json"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"coverage: {done.stderr.strip()[-300:]}")
    found = json.loads(done.stdout)
    size = (
        f"{found['points']:,} places of people, {found['sites']:,} shelters and stations, {found['counties']} counties"
    )
    for key, what, limit in (
        ("covered", "coverage of all of Gansu", COVERED),
        ("page", "readiness, all counties side by side", SIDE_BY_SIDE),
    ):
        cpu, queries = found[key]
        yield Line(f"{what}, {size}", f"{cpu:.2f} CPU s, {queries} queries", f"{limit:.0f} s", cpu <= limit)


def main() -> int:
    if "--json" in sys.argv:
        print(json.dumps(in_a_database()))
        return 0
    found = list(lines())
    for line in found:
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured} (limit {line.limit})")
    return int(not all(line.ok for line in found))


def in_a_database() -> dict:
    from shangliang.server import embedded

    with tempfile.TemporaryDirectory(prefix="shangliang-bench-") as folder, embedded.owned(Path(folder)) as database:
        os.environ |= {
            "DATABASE_URL": database.start(),
            "SHANGLIANG_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "shangliang.settings",
        }
        try:
            return measured(database.process.pid)
        finally:
            database.stop()


def measured(postmaster: int) -> dict:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("areas", "load", stdout=sys.stderr)
    points, sites = settled()
    connection.cursor().execute("ANALYZE")
    from gauge import Gauge

    from shangliang.kit import clock
    from shangliang.subjects import readiness
    from shangliang.subjects.models import Facility
    from shangliang.subjects.readiness import side_by_side

    gauge = Gauge(postmaster)

    def page():
        standing: dict = {}
        for one in Facility.objects.within(PROVINCE).standing(clock.today()).order_by("area_id", "pk"):
            standing.setdefault(readiness.county_of(one.area_id), []).append(one)
        return side_by_side.shares(PROVINCE, clock.today(), standing)

    readiness.covered(PROVINCE)  # NumPy is read once
    return {
        "points": points, "sites": sites, "counties": len(page()),
        "covered": cost(gauge, lambda: readiness.covered(PROVINCE)), "page": cost(gauge, page),
    }  # fmt: skip


def cost(gauge, act) -> tuple[float, int]:
    """CPU of both processes, the cheaper of two runs; and the queries."""
    from django.db import connection

    from shangliang.kit import remembered

    asked: list[str] = []
    spent = []
    for _run in range(2):
        asked.clear()
        with connection.execute_wrapper(lambda execute, sql, *more: (asked.append(sql), execute(sql, *more))[1]):
            python, postgres = time.process_time(), gauge.spent()
            with remembered():  # as a request does: the rules that areas have set are read once
                act()
            spent.append(time.process_time() - python + gauge.spent() - postgres)
    return min(spent), len(asked)


def settled() -> tuple[int, int]:
    """Every village somewhere in its township, every township somewhere in its county; all of it invented."""
    from shangliang.people.models import Area
    from shangliang.subjects.models import Facility, PopulationPoint

    chance = random.Random(1)
    seats: dict[str, tuple[float, float]] = {}

    def near(code: str, parent: tuple[float, float], wide: float) -> tuple[float, float]:
        return seats.setdefault(
            code, (parent[0] + chance.uniform(-wide, wide), parent[1] + chance.uniform(-wide, wide))
        )

    points, sites = [], []
    for code, level in Area.objects.within(PROVINCE).order_by("code").values_list("code", "level"):
        county = near(code[:6], (36.0, 102.0), 3.0)
        town = near(code[:9], county, 0.3) if len(code) >= 9 else county
        if level == "village":
            lat, lon = near(code, town, 0.05)
            points.append(PopulationPoint(area_id=code, name="居民点（虚构）", lat=round(lat, 6), lon=round(lon, 6),
                                          people=chance.randint(200, 3000)))  # fmt: skip
        elif level == "township":
            sites.append(_site(code, "shelter", town, {"term": chance.choice(TERMS), "size": 4000, "capacity": 1500}))
        elif level == "county":
            sites += [
                _site(
                    code, "fire_station", near(f"{code}{n}", county, 0.1), {"grade": "二级", "reach": 5, "duty": 20}, n
                )
                for n in range(3)
            ]
    PopulationPoint.objects.bulk_create(points, batch_size=2000)
    Facility.objects.bulk_create(sites, batch_size=2000)
    return len(points), len(sites)


def _site(code: str, kind: str, where: tuple[float, float], details: dict, number: int = 0):
    from shangliang.subjects.models import Facility

    lat, lon = (round(each, 6) for each in where)
    return Facility(
        area_id=code,
        name=f"{kind}{number}（虚构）",
        kind=kind,
        lat=lat,
        lon=lon,
        details=details,
        opened_on="2020-01-01",
    )


if __name__ == "__main__":
    sys.exit(main())
