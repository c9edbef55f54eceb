"""The picture of a large consultation: how long after a view it includes it, made by the product's worker; its CPU.

2,000 participants who each have expressed 40 of 60 views, written straight into the tables; then views come, one every
few hundredths of a second, and this process looks how far the picture is.
"""

import os
import random
import statistics
import threading
import time
from collections.abc import Iterator

import psutil
from expressing import opened
from pages import Line

PEOPLE, STATEMENTS, EACH = 2000, 60, 40
TOGETHER = 5  # a picture is made anew when so many people have expressed or changed a view
SECONDS, LATEST, ROUNDS, PATIENCE = 40, 2.0, 5, 30


def lines(port: int) -> Iterator[Line]:
    """`port`: of the served product, whose worker makes the pictures; nothing is asked there."""
    from django.db import connection

    made = peopled(connection)
    until(lambda: reached(connection, made) >= newest(connection, made), 60)
    waits = sorted(watched(connection, made))
    p95 = waits[int(len(waits) * 0.95) - 1]
    said = f"{p95:.2f} s (median {statistics.median(waits):.2f}, most {waits[-1]:.2f}, {len(waits)} views)"
    size = f"{PEOPLE:,} participants x {STATEMENTS}"
    yield Line(f"from a view to a picture with it, {size}, p95", said, f"{LATEST} s", p95 <= LATEST)
    ours, theirs, wall = cost(connection, made)
    yield Line(f"one picture, {size}", f"{wall * 1000:.0f} ms; CPU {ours * 1000:.0f} ms Python + {theirs * 1000:.0f} ms PostgreSQL")  # fmt: skip


def peopled(connection):
    """A consultation with all its views: five ways to think, with doubts."""
    from shangliang.consultations.models import Statement, View, Voter
    from shangliang.kit import clock

    made, _codes = opened(1)
    Statement.objects.bulk_create(
        Statement(consultation=made, number=n, text=f"又一种看法，第 {n} 种", state="shown", source="clerk", said_on=clock.today())
        for n in range(made.statements.count() + 1, STATEMENTS + 1)
    )  # fmt: skip
    draw, rows = random.Random(11), list(made.statements.order_by("number").values_list("pk", flat=True))
    leaning = [[draw.choice((1, 1, -1)) for _row in rows] for _way in range(5)]
    voters = Voter.objects.bulk_create(
        [Voter(consultation=made, key=n.to_bytes(32), way="slip") for n in range(PEOPLE)], batch_size=1000
    )
    views = [
        View(consultation=made, voter=voter, statement_id=rows[at], value=value, first=value, rev=1)
        for n, voter in enumerate(voters)
        for at in draw.sample(range(STATEMENTS), EACH)
        for value in [leaning[n % 5][at] if draw.random() < 0.8 else draw.choice((-1, 0, 1))]
    ]
    View.objects.bulk_create(views, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE consultations_view, consultations_voter")  # autovacuum does, where they come one by one
    for view in views[: EACH * TOGETHER : EACH]:
        press(connection, view.pk, draw)
    made.keys = [view.pk for view in views]
    return made


def press(connection, key: int, draw) -> int:
    """A view that is changed; its place in the order of all."""
    value = draw.choice((-1, 0, 1))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consultations_view SET value = %s, rev = nextval('consultations_view_rev') WHERE id = %s RETURNING rev",
            [value, key],
        )
        return cursor.fetchone()[0]


def newest(connection, made) -> int:
    return _number(connection, "SELECT max(rev) FROM consultations_view WHERE consultation_id = %s", made)


def reached(connection, made) -> int:
    """Up to which view the picture goes."""
    return _number(connection, "SELECT max(rev) FROM consultations_picture WHERE consultation_id = %s", made)


def _number(connection, query: str, made) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query, [made.pk])
        return cursor.fetchone()[0] or 0


def until(true, patience: float) -> None:
    ending = time.monotonic() + patience
    while not true():
        if time.monotonic() > ending:
            raise RuntimeError("the worker made no picture")
        time.sleep(0.05)


def watched(connection, made) -> Iterator[float]:
    """Views come for a while; of each, how long until a picture includes it. The last few wait for others, who do not come:
    of them nothing is known."""
    draw, waiting, stop = random.Random(13), [], threading.Event()

    def people():
        from django.db import connection as own

        while not stop.is_set():
            rev = press(own, draw.choice(made.keys), draw)
            waiting.append((rev, time.perf_counter()))
            time.sleep(draw.uniform(0.01, 0.1))
        own.close()

    thread = threading.Thread(target=people)
    thread.start()
    ending = time.perf_counter() + SECONDS
    while time.perf_counter() < ending or len(waiting) > TOGETHER:
        if time.perf_counter() >= ending:
            stop.set()
        if time.perf_counter() >= ending + PATIENCE:
            raise RuntimeError("views were never seen in a picture")
        rev, now = reached(connection, made), time.perf_counter()
        while waiting and waiting[0][0] <= rev:
            yield now - waiting.pop(0)[1]
        time.sleep(0.02)
    thread.join()


def cost(connection, made) -> tuple[float, float, float]:
    """Of one picture, made in this process: CPU here, CPU of its PostgreSQL backend, and how long; medians."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the worker has it; numpy is not loaded yet
    from shangliang.consultations.actions import picturing

    connection.ensure_connection()
    backend, found = psutil.Process(connection.connection.info.backend_pid), []
    for turn in range(ROUNDS):
        for key in made.keys[turn * EACH * TOGETHER : (turn + 1) * EACH * TOGETHER : EACH]:
            press(connection, key, random.Random(key))
        before, here, began = sum(backend.cpu_times()[:2]), time.process_time(), time.perf_counter()
        if not picturing.refresh(made):
            raise RuntimeError("five people were not enough for a picture")
        found.append((time.process_time() - here, sum(backend.cpu_times()[:2]) - before, time.perf_counter() - began))
    return tuple(statistics.median(column) for column in zip(*found, strict=True))
