"""Finding anything: 20 results for words of every frequency, at 10,000 and at 1,000,000 texts, for a stranger, an office of a
county and one of a city, each with the reading of the twenty through `visible_to`.

python bench/search.py             a quarter of an hour, most of it to make the texts
python bench/search.py --quick     10,000 and 100,000
"""

import gc
import itertools
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from pages import Line

FEW, MANY, QUICK, LIMIT = 10_000, 1_000_000, 100_000, 50.0
SYLLABLES = "水电路桥灯渠田林村社楼院校医药井沟坡墙门窗车牛羊草树花粮油煤气暖冷热新旧大小长短高低东西南北前后左右上下春夏秋冬早晚"
PHRASES, EACH = 20_000, 6  # different clauses; so many in a text of about 100 characters
# words that stand in a known share of the texts, and nowhere else
SHARES = {"甪鼢": 0.0, "甪鼯": 0.0001, "甪鼱": 0.0003, "甪鼷": 0.001, "甪鼹": 0.002, "甪鼬": 0.0045, "甪貂": 0.01, "甪鼩": 0.03,
          "甪鼫": 0.1, "甪鼪": 0.5}  # fmt: skip
RAREST, OFTEN = "甪鼢", "村"  # the first stands in five texts, the other in every one
ROUNDS = 10


def lines(*, quick: bool = False) -> Iterator[Line]:
    """In a process of its own, with a database of its own."""
    command = [sys.executable, __file__, "--json", *(["--quick"] if quick else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    found = done.stdout.strip().splitlines()
    if not found or not found[-1].startswith("["):
        raise RuntimeError("the search broke off")
    yield from (Line(*row) for row in json.loads(found[-1]))


def measured(*, quick: bool) -> Iterator[Line]:
    from shangliang.server import embedded

    with tempfile.TemporaryDirectory(prefix="shangliang-search-") as folder, embedded.owned(Path(folder)) as database:
        url = database.start()
        try:
            yield from _measured(Path(folder), url, database.process.pid, QUICK if quick else MANY)
        finally:
            database.stop()


def _measured(data: Path, url: str, postmaster: int, many: int) -> Iterator[Line]:
    import run

    world, gauge = run.prepared(data, url, postmaster)
    who = _persons()
    made = 0
    for number in (FEW, many):
        _grow(world, made, number)
        made = number
        gc.collect()
        for name, person in who.items():
            yield _line(gauge, name, person, number)


def _line(gauge, name: str, person, number: int) -> Line:
    costs = {word: _cost(gauge, person, word) for word in (RAREST, *list(SHARES)[1:], OFTEN)}
    worst = max(costs, key=lambda word: costs[word])
    between = f"worst between {costs[worst]:.1f} (in {SHARES.get(worst, 1):.2%} of the texts)"
    all_ = ", ".join(f"{SHARES.get(w, 1):.2%} {ms:.1f}" for w, ms in costs.items())
    what = f"search among {number:,} texts, {name}, 20 results, CPU ms"
    ends = costs[RAREST], costs[OFTEN]
    measured = f"rarest {ends[0]:.1f}, most frequent {ends[1]:.1f}, {between}; by share: {all_}"
    return Line(what, measured, f"{LIMIT:.0f} ms rare and frequent", max(ends) <= LIMIT)


def _cost(gauge, person, word: str) -> float:
    from shangliang.kit import anywhere
    from shangliang.people.searching import reach_of

    def among(source):
        return source.seen(person) if person.is_authenticated else source.public() if source.public else None

    def act(_number):
        found = anywhere.find(anywhere.Asked(word), reach_of(person), among)
        if not found.rows and word == OFTEN:
            raise RuntimeError(f"nothing found by {word}")
        return SimpleNamespace(status=200, body=b"")

    return gauge.cost(lambda number: number, act, rounds=ROUNDS).whole


def _persons() -> dict:
    """A stranger, the office of the county that has most, the office of its city."""
    from django.contrib.auth.models import AnonymousUser
    from world import TODAY

    from shangliang.people.models import Organisation, Person, Post

    found = {"a stranger": AnonymousUser()}
    for name, code in (("an office of a county", "620321"), ("an office of a city", "6203")):
        body = Organisation.objects.filter(area_id=code, kind="cppcc").first()
        body = body or Organisation.objects.create(name="政协某市委员会", kind="cppcc", area_id=code)
        made = Person.objects.create(login=f"search-{code}", name="某人（虚构）", password="!")
        Post.objects.create(person=made, organisation=body, role="office", start=TODAY)
        found[name] = Person.objects.get(pk=made.pk)
    return found


def _grow(world, made: int, number: int) -> None:
    """Matters (their own rows alone) and what the search keeps of them; the index of words is made at the end."""
    import columns
    import world as worlds
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DROP INDEX findable_terms")
        for first in range(made, number, 10_000):
            matters = [_text(world, key) for key in range(first + 1, min(first + 10_000, number) + 1)]
            worlds._copy(cursor, "matters_matter", (columns.matter_row(m) | {"text": m["text"]} for m in matters))
            worlds._copy(cursor, "kit_findable", (_findable(m) for m in matters))
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("CREATE INDEX findable_terms ON kit_findable USING gin (terms)")
        cursor.execute("SET session_replication_role = DEFAULT")
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def _text(world, key: int) -> dict:
    import world as worlds

    draw = world.draw
    matter = worlds._matter(world, key)
    clauses = draw.choices(_clauses(), k=EACH)
    clauses += [word for word, share in SHARES.items() if draw.random() < share]
    clauses += [RAREST] if key <= 5 else []
    return matter | {"clauses": clauses, "text": "，".join([*clauses, "村"])}


@cache
def _clauses() -> list[str]:
    draw = random.Random(8)
    return ["".join(draw.choices(SYLLABLES, k=draw.randrange(8, 22))) for _n in range(PHRASES)]


@cache
def _terms(clause: str) -> tuple[str, ...]:
    from shangliang.compute.terms import index_terms

    return tuple(index_terms(clause))


def _findable(m: dict) -> dict:
    import columns

    from shangliang.kit.anywhere import Told, signs

    told = Told(
        id=columns.ref(m["id"]), area=m["code"], day=m["raised"], title="", held=m["county"], public=m["public"],
        wider=m["public"],
    )  # fmt: skip
    parts = [_terms(clause) for clause in (m["title"], *m["clauses"], OFTEN)]
    terms = dict.fromkeys([*itertools.chain(*parts), *signs.of("matter", told), told.id.lower()])
    return {
        "id": m["id"], "noun": "matter", "object": told.id, "county": m["county"], "day": m["raised"],
        "public": m["public"], "terms": " ".join(f"'{term}'" for term in terms),
    }  # fmt: skip


def main() -> int:
    found = []
    for line in measured(quick="--quick" in sys.argv):
        said = sys.stderr if "--json" in sys.argv else sys.stdout
        print(f"{'' if line.ok else 'MISSED '}{line.what}: {line.measured} (limit {line.limit})", flush=True, file=said)
        found.append(line)
    if "--json" in sys.argv:
        print(json.dumps([[line.what, line.measured, line.limit, line.ok] for line in found]))
    return int(not all(line.ok for line in found))


if __name__ == "__main__":
    sys.exit(main())
