"""A ledger of 50,000 persons under care and 15 columns comes in: shown, written, taken back; beside it django-import-export.

python bench/imports.py                 all of it, with the peer: some minutes
python bench/imports.py --rows 5000     fewer; --alone: without the peer
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import imports_file
from memory import peak

ROWS, SOME, PEER, TIMES = 50_000, 2_000, "django-import-export[xlsx]==4.4.3", 10
LIMITS = {"preview": 10.0, "import": 60.0, "undo": 60.0}
MEGABYTES = 300.0


def lines(*, quick: bool = False, alone: bool = False, rows: int = 0):
    """What processes of their own have measured, ours and the peer's on one file and one database server."""
    from pages import Line

    many = rows or (ROWS // 10 if quick else ROWS)
    with tempfile.TemporaryDirectory(prefix="shangliang-bench-") as folder:
        file = Path(folder) / "household.xlsx"
        imports_file.written(file, many)
        with _database(Path(folder)) as (url, postmaster):
            ours = _told([sys.executable, __file__, "--measure", str(file), url, str(postmaster)])
            theirs = None if alone else peer(file, url, many)
    for what, limit in LIMITS.items():
        one = ours[what]
        said = f"{one['wall']:.1f} s by the clock ({one['python']:.1f} CPU s Python + {one['postgres']:.1f} PostgreSQL)"
        yield Line(
            f"ledger in, {many:,} rows x 15 columns: {what}", said, f"{limit:.0f} s", one["wall"] <= limit and one["ok"]
        )
    yield Line("ledger in, memory", f"{ours['memory']:.0f} MB", f"{MEGABYTES:.0f} MB", ours["memory"] <= MEGABYTES)
    yield Line("ledger in, the xlsx read in its own process", f"{many / ours['read']:,.0f} rows per second")
    yield Line(
        "ledger in, the page's own part of the preview (the worker does the rest)",
        f"{ours['read and kept']:.1f} s by the clock",
    )
    if not alone:
        yield from _beside(ours, theirs)


def _beside(ours: dict, theirs: dict | None):
    """The peer at the same work, and at much less: a plain table without rules, rights, seals and trail."""
    from pages import Line

    if theirs is None:
        yield Line(f"peer {PEER}", "can not be had", f"{TIMES} times ours", ok=False)
        return
    each, own = theirs["rules"]["import"] / theirs["rules"]["rows"], ours["import"]["wall"] / ours["rows"]
    said = f"{each * 1000:.1f} ms a row ({theirs['rules']['rows']:,} rows of the file), {each / own:.1f} times ours ({own * 1000:.2f} ms)"
    yield Line(f"peer {PEER}, each row saved by the same actions", said, f"{TIMES} times ours", each / own >= TIMES)
    for what in ("preview", "import"):
        times = theirs[what] / ours[what]["wall"]
        said = f"{theirs[what]:.1f} s by the clock, {times:.1f} times ours"
        yield Line(f"peer {PEER}, one plain table, nothing sealed, no rules, no trail: {what}", said)


def peer(file: Path, url: str, many: int) -> dict | None:
    from peer import environment

    python = environment(PEER, "psycopg[binary]", "Django==5.2.*")
    if python is None:
        return None
    here = Path(__file__)
    found = _told([str(python), str(here.with_name("imports_peer.py")), str(file), url])
    packages = next(python.parents[1].glob("lib/python3*/site-packages"))
    rules = [
        sys.executable,
        str(here.with_name("imports_rules.py")),
        str(file),
        url,
        str(min(many, SOME)),
        str(packages),
    ]
    return found | {"rules": _told(rules)}


def _told(command: list[str]) -> dict:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"ledgers in: {done.stderr.strip()[-400:]}")
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def _database(folder: Path):
    from shangliang.server import embedded

    with embedded.owned(folder / "data") as database:
        try:
            yield database.start(), database.process.pid
        finally:
            database.stop()


def measure(file: Path, url: str, postmaster: int) -> dict:
    os.environ |= {
        "DATABASE_URL": url,
        "SHANGLIANG_DATA": str(file.parent),
        "DJANGO_SETTINGS_MODULE": "shangliang.settings",
    }
    import django
    from django.core.files import File
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from gauge import Gauge

    from shangliang.kit import importing
    from shangliang.kit.importing import sheet
    from shangliang.kit.memory import remembered

    by, found, gauge = office(), {}, Gauge(postmaster)
    found["read"] = reading(file, sheet)
    importer = importing.get("households")

    def step(what, act, good):
        python, postgres, wall = time.process_time(), gauge.spent(), time.perf_counter()
        with remembered():
            made = act()
        found[what] = {
            "python": time.process_time() - python, "postgres": gauge.spent() - postgres, "wall": time.perf_counter() - wall,
        }  # fmt: skip
        found[what] |= {"peak": peak() / 2**20, "ok": good()}
        return made

    begun = []

    def preview():
        begun.append(time.perf_counter())
        with file.open("rb") as source:
            made = importing.take(File(source, name=file.name), importer, by=by, area="620321")
        found["read and kept"] = time.perf_counter() - begun[0]
        while made.working:
            importing.work_waiting()
            made.refresh_from_db()
        return made

    def finished(act):
        def run():
            act(batch, by=by)
            while importing.work_waiting():
                pass

        return run

    from shangliang.subjects.models import AssistedPerson

    batch = step("preview", preview, lambda: True)
    many = batch.total
    assert batch.counts()["new"] == many, (
        batch.counts(),
        batch.rows.filter(outcome="refused").values_list("says")[:2],
        batch.columns,
    )
    step("import", finished(importing.confirm), lambda: AssistedPerson.objects.count() == many)
    step("undo", finished(importing.undo), lambda: not AssistedPerson.objects.exists())
    batch.refresh_from_db()
    assert batch.counts()["undone"] == many, (batch.state, batch.counts())
    return found | {"memory": peak() / 2**20, "rows": many}


def reading(file: Path, sheet) -> float:
    from django.core.files import File

    begun = time.perf_counter()
    with file.open("rb") as source:
        sheet.read(File(source, name=file.name), "620321")
    return time.perf_counter() - begun


def office():
    from shangliang.people.areas import Area, Level
    from shangliang.people.models import Organisation, Person, Post

    above = None
    tree = [("62", "甘肃省", Level.PROVINCE), ("6203", "金昌市", Level.CITY), ("620321", "永昌县", Level.COUNTY)]
    for code, name, level in tree:
        above = Area.objects.create(code=code, name=name, level=level, parent=above, pinyin="x")
    towns = {code[:9] for code in imports_file.VILLAGES}
    Area.objects.bulk_create(
        Area(code=c, name=f"某镇{c}", level=Level.TOWNSHIP, parent=above, pinyin="x") for c in sorted(towns)
    )
    Area.objects.bulk_create(
        Area(code=c, name=f"某村{c}", level=Level.VILLAGE, parent_id=c[:9], pinyin="x") for c in imports_file.VILLAGES
    )
    body = Organisation.objects.create(area=above, name="政协永昌县委员会", kind="cppcc")
    made = Person.objects.create(login="office", name="工作人员（虚构）", password="!", invented=True)
    Post.objects.create(person=made, organisation=body, role="office", start="2020-01-01")
    return made


def main() -> int:
    if "--measure" in sys.argv:
        file, url, postmaster = sys.argv[2:5]
        print(json.dumps(measure(Path(file), url, int(postmaster))))
        return 0
    rows = int(sys.argv[sys.argv.index("--rows") + 1]) if "--rows" in sys.argv else 0
    found = list(lines(alone="--alone" in sys.argv, rows=rows))
    for line in found:
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured} {line.limit and f'(limit {line.limit})'}")
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
