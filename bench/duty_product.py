"""A year's table of duty points in the product: 3,000 members, 60,000 things they did as rows of a real database, counted and kept.

python bench/duty_product.py     some minutes, most of it making the database
"""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MEMBERS, MEETINGS, SEATS, PROPOSALS, LIMIT = 3_000, 100, 440, 8_000, 3.0
YEAR, CODE = 2023, "620321"
FIRST = dt.datetime(YEAR, 1, 2, 9, tzinfo=dt.UTC)


def lines():
    """What a process of its own has measured, on a database of its own."""
    from pages import Line

    done = subprocess.run([sys.executable, __file__, "--json"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"duty points as rows: {done.stderr.strip()[-200:]}")
    found = json.loads(done.stdout)
    parts = "Python {python:.2f} + PostgreSQL {postgres:.2f}, {selects} SELECTs of {asked}, {facts:,} things, {wall:.2f} s by the clock"
    what = f"duty points, {MEMBERS:,} members out of the records, counted and kept"
    yield Line(
        what,
        f"{found['cpu']:.2f} CPU s: {parts.format(**found)}",
        f"{LIMIT:.0f} s",
        found["cpu"] <= LIMIT and found["kept"] == MEMBERS,
    )


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
    from gauge import Gauge

    from shangliang.compute.duty.shipped import source
    from shangliang.scorecards import actions
    from shangliang.scorecards.duty.facts import Scope
    from shangliang.scorecards.duty.scoring import gathered

    area, office, people = bodies()
    met(area, people)
    wrote(area, people)
    connection.cursor().execute("ANALYZE")
    actions.adopt_rules(area, json.loads(source("minhang")), from_year=YEAR, note="bench", by=office)
    facts = len(gathered(Scope(CODE, YEAR)).facts)
    asked: list[str] = []
    gauge = Gauge(postmaster)
    with connection.execute_wrapper(lambda execute, sql, *more: (asked.append(str(sql)[:6]), execute(sql, *more))[1]):
        python, postgres, wall = time.process_time(), gauge.spent(), time.perf_counter()
        table = actions.count_table(area, YEAR, by=office)
        python, postgres, wall = time.process_time() - python, gauge.spent() - postgres, time.perf_counter() - wall
    return {
        "cpu": python + postgres, "python": python, "postgres": postgres, "wall": wall, "facts": facts, "asked": len(asked),
        "selects": asked.count("SELECT"), "kept": table.scores.count(),
    }  # fmt: skip


def bodies():
    from shangliang.people.areas import Area, Level
    from shangliang.people.models import Membership, Organisation, Person, Post, Term

    province = Area.objects.create(code="62", name="甘肃省", level=Level.PROVINCE, pinyin="gss")
    city = Area.objects.create(code="6203", name="金昌市", level=Level.CITY, parent=province, pinyin="jcs")
    area = Area.objects.create(code=CODE, name="永昌县", level=Level.COUNTY, parent=city, pinyin="ycx")
    body = Organisation.objects.create(area=area, name="政协永昌县委员会", kind="cppcc")
    office = Person.objects.create(login="office", name="工作人员（虚构）", password="!", invented=True)
    Post.objects.create(person=office, organisation=body, role="office", start="2020-01-01")
    people = Person.objects.bulk_create(
        Person(login=f"m{n}", name=f"委员{n}（虚构）", password="!", invented=True) for n in range(MEMBERS)
    )
    term = Term.objects.create(organisation=body, number=10, start="2021-11-01")
    Membership.objects.bulk_create(Membership(term=term, person=who, sector="农业界") for who in people)
    return area, office, people


def met(area, people) -> None:
    """One hundred meetings; at each some hundreds of the members."""
    from shangliang.gatherings.models import Attendance, Gathering
    from shangliang.meetings.models import Meeting
    from shangliang.people.models import Organisation

    body, hours = Organisation.objects.get(kind="cppcc"), dt.timedelta(hours=3)
    for n in range(MEETINGS):
        at = FIRST + dt.timedelta(days=3 * n)
        kind = "plenary" if n == 0 else "special_committee"
        room = Gathering.objects.create(
            kind="meeting", title=f"第{n}次会议", area=area, host=body, place="会议室", starts_at=at, ends_at=at + hours,
            opened_at=at, ended_at=at + hours,
        )  # fmt: skip
        Meeting.objects.create(kind=kind, gathering=room, body=body, area=area, term=10, number=n + 1)
        seats = people if n == 0 else [people[(n * SEATS + seat) % MEMBERS] for seat in range(SEATS)]
        Attendance.objects.bulk_create(
            (Attendance(gathering=room, number=seat + 1, name="", person=who, presence="present") for seat, who in enumerate(seats)),
            batch_size=1000,
        )  # fmt: skip


def wrote(area, people) -> None:
    """Proposals of one member or of two, each filed."""
    from shangliang.matters.models import Entry, Matter, Raiser
    from shangliang.people.models import Organisation

    body, day = Organisation.objects.get(kind="cppcc"), FIRST.date()
    matters = Matter.objects.bulk_create(
        (Matter(kind="proposal", title=f"提案{n}", text="提案", area=area, holder=body, holder_area=CODE, stage="submitted", since=day,
                raised_on=day) for n in range(PROPOSALS)), batch_size=1000,
    )  # fmt: skip
    Raiser.objects.bulk_create(
        (Raiser(matter=m, person=people[(n + k) % MEMBERS], code_hash=f"{n}-{k}".encode(), lead=not k, raised_on=day)
         for n, m in enumerate(matters) for k in range(1 + n % 2)), batch_size=1000,
    )  # fmt: skip
    Entry.objects.bulk_create(
        (Entry(matter=m, step="file", stage="submitted", on=FIRST) for m in matters), batch_size=1000
    )


if __name__ == "__main__":
    sys.exit(main())
