"""`make bench`: what the promised figures are now. One table; ends with 1 on a missed figure or an absent peer.

python bench/run.py                     all of it, written to bench/results/<date>-<commit>.md
python bench/run.py --quick             a tenth of the matters, nothing written
python bench/run.py --areas FILE.csv    loads this file of divisions; else a made one
"""

import functools
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
MANY, FEW = 100_000, 10_000
HEAD = ("what", "measured", "limit", "ok")
HOW = """ms are of CPU per request, all middleware included: Python's is the median, PostgreSQL's the mean of 40 requests, in the
cheapest of five passes (gauge.py). The bare page shows what this machine made of 3.5 ms, which the same page cost where the
peer adhocracy+ was measured. Lists at 10,000 and 100,000 are minutes apart: each is measured beside the bare page, and what the same Python costs more or
less by then is the machine's and is taken out of their ratio."""
QUOTED = [
    ("peer adhocracy+, list of 15 ideas", "157 ms, 105 queries"), ("peer adhocracy+, one idea", "41 ms, 55 queries"),
    ("peer adhocracy+, an area's home", "81 ms, 54 queries"),
]  # fmt: skip


def main() -> int:
    from shangliang.server import embedded

    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory(prefix="shangliang-bench-") as folder:
        data = Path(folder)
        with embedded.owned(data) as database:
            url = database.start()
            try:
                lines = measured(data, url, database.process.pid, FEW if quick else MANY)
            finally:
                database.stop()
    text = table(lines)
    print(text)
    if not quick:
        write(text)
    return int(not all(line.ok for line in lines))


def measured(data: Path, url: str, postmaster: int, many: int) -> list:
    world, gauge = prepared(data, url, postmaster)
    import board
    import paper
    import promises
    import world as worlds
    from pages import LISTS, Pages

    worlds.grow(world, many // 10)
    pages = Pages(gauge)
    boards = board.Boards(pages)
    beside = functools.partial(bare, postmaster, pages.county)
    small = {name: (pages.list_cost(query), beside()) for name, query in LISTS.items()}
    kept = boards.costs(many // 10)
    begun = time.perf_counter()
    worlds.grow(world, many)
    say(f"{many:,} matters in {time.perf_counter() - begun:.0f} s; busiest county {pages.county}")
    lines = [*told(pages.lines(small, beside)), *told(pages.weights()), *told(peers(beside))]
    lines += served(data, url, world)
    lines += [*told(boards.lines(kept, many // 10, many)), *told(promises.lines(pages)), *told(paper.lines())]
    return [*lines, *apart(quick=many < MANY)]


def served(data: Path, url: str, world) -> list:
    """Over HTTP, with the product's own page servers and worker."""
    import burst
    import expressing
    import hall
    import meeting
    import picture

    with burst.served(data, url) as port:
        lines = told(burst.lines(port, [code for code, _name in world.villages[::40]]))
        lines += [*told(expressing.lines(port)), *told(hall.lines(port)), *told(meeting.lines(port))]
        return [*lines, *told(picture.lines(port))]


def apart(*, quick: bool) -> list:
    """What needs no page: the opinion map, the draw and their peers, the pairing, duty points, finding anything and what is similar, a large ledger out and one in, the areas."""
    import areas
    import covering
    import draw
    import duty
    import duty_product
    import imports
    import imports_reading
    import ledger
    import opinion_map
    import pair
    import search
    import similar

    return [
        *told(opinion_map.lines(quick=quick)),
        *told(pair.lines(quick=quick)),
        *told(duty.lines()),
        *told(duty_product.lines()),
        *told(covering.lines()),
        *told(draw.lines(quick=quick)),
        *told(similar.lines()),
        *told(search.lines(quick=quick)),
        *told(ledger.lines()),
        *told(imports_reading.lines()),
        *told(imports.lines(quick=quick)),
        *told(areas.lines(given("--areas"))),
    ]


def given(option: str) -> str:
    """The word after an option; empty where it was not given."""
    return sys.argv[sys.argv.index(option) + 1] if option in sys.argv else ""


def prepared(data: Path, url: str, postmaster: int):
    """Tables and static files by the product's own hand; then Django, in this process, on this database."""
    from shangliang.server import prepare

    env = prepare.environment(data, url, "127.0.0.1", 8000)
    env.pop("SHANGLIANG_PLAIN_STATIC", None)
    prepare.once(data, env, demo=False, say=say, stopping=threading.Event())
    os.environ.update(env)
    import django

    django.setup()
    import world
    from gauge import Gauge

    return world.founded(), Gauge(postmaster)


def bare(postmaster: int, county: str):
    """What the peer's page costs now, in a process of its own."""
    from gauge import Cost

    command = [sys.executable, str(HERE / "peer_bare.py"), str(postmaster), county]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the bare page is absent: {done.stderr.strip()[-200:]}")
    return Cost(*json.loads(done.stdout))


def peers(beside):
    """The one that runs is measured now; the one that no registry has is quoted from the issue."""
    from pages import Line

    yield Line("peer, a bare Django page of 20 rows", str(beside()))
    for what, said in QUOTED:
        yield Line(what, f"{said} (quoted, not run: no package in any registry)")


def told(lines) -> list:
    """The lines, said one by one as they come; a part that breaks off is a missed line, not the end of the table."""
    from pages import Line

    found = []
    try:
        for line in lines:
            say(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured}")
            found.append(line)
    except RuntimeError as error:
        found.append(Line("a part broke off", str(error), "to its end", ok=False))
        say(f"MISSED a part broke off: {error}")
    return found


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def table(lines) -> str:
    rows = [HEAD, *[(x.what, x.measured, x.limit, ("yes" if x.ok else "NO") if x.limit else "") for x in lines]]
    body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([body[0], "|---|---|---|---|", *body[1:]])


def write(text: str) -> None:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    changed = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", "src", "bench"], check=False).returncode
    now = datetime.now(UTC)
    facts = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, Python {platform.python_version()}"
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    head = f"# Measured {now:%Y-%m-%d %H:%M} UTC at {commit}{' with changes' if changed else ''}\n\nMachine: {facts}; load average at the end {load}.\n\n{HOW}\n\n"  # fmt: skip
    target = HERE / "results" / f"{now:%Y-%m-%d}-{commit}.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(head + text + "\n")
    say(f"written to {target}")


if __name__ == "__main__":
    sys.exit(main())
