"""From a view to the hall screen: people press on phones, the chair's cards are on the screen, which asks each second.

The screen says how many people have expressed a view, so that each newcomer's first view is seen to arrive there. Waits
are counted from the press. The screen's client does what gatherings/hall.js does: it asks with the last answer's ETag,
and again one second after the answer. Load generator, page servers, worker and database share the machine.
"""

import asyncio
import datetime as dt
import math
import random
import re
import statistics
import time
from collections.abc import Iterator

from expressing import Kept, joined, opened
from pages import Line
from visitor import Visitor, by_http

PEOPLE, SECONDS, PAUSE, LATEST = 240, 60, 4.0, 2.5
SHOWN = re.compile(r"已表态 (\d+) 人")
UNSEEN = 4  # the screen names no number below five


def lines(port: int) -> Iterator[Line]:
    """How long until the screen shows a view; how often it was told that nothing had changed, and what an answer costs."""
    made, codes = opened(PEOPLE)
    hall = Visitor(by_http(port))
    hall.get("/hall/")
    hall.post("/hall/", {"code": on_the_screen(made)})
    requests = [joined(port, made.ref, code) for code in codes]
    pressed, seen, asked = asyncio.run(evening(port, requests, hall))
    waits = sorted(arrived(pressed, seen))
    p95 = waits[int(len(waits) * 0.95) - 1]
    said = f"{p95:.2f} s (median {statistics.median(waits):.2f}, most {waits[-1]:.2f}, {len(waits)} views)"
    yield Line(
        f"from a press to the hall screen, {PEOPLE} people in {SECONDS} s, p95", said, f"{LATEST} s", p95 <= LATEST
    )
    times = sorted(asked)
    yield Line("the hall's question, median and p95", f"{times[len(times) // 2] * 1000:.0f}, {times[int(len(times) * 0.95)] * 1000:.0f} ms")  # fmt: skip


def on_the_screen(made) -> str:
    """A sitting of the consultation that is on, with cards on its screen; the code that opens the screen."""
    from shangliang.consultations.models import Activity
    from shangliang.gatherings.models import Gathering, Screen, Shown
    from shangliang.kit import clock, ids, seal

    now, code = clock.now(), ids.ref()
    gathering = Gathering.objects.create(
        kind="sitting", title=made.title, area=made.area, host=made.host, place="议事室", opened_at=now, starts_at=now,
        ends_at=now + dt.timedelta(hours=3),
    )  # fmt: skip
    Screen.objects.create(gathering=gathering, code_hash=seal.blind(code, "screen"), shows=Shown.CARDS)
    Activity.objects.create(consultation=made, kind="sitting", title="当面协商", gathering=gathering)
    return code


async def evening(port: int, requests: list, hall: Visitor):
    """(moment of each newcomer's first press, [(moment, number on the screen)], seconds of each question)."""
    draw, begun = random.Random(7), time.perf_counter()
    ended = begun + SECONDS
    starts = sorted(draw.uniform(0, SECONDS - 10) for _request in requests)
    watching = asyncio.create_task(watch(port, hall, ended + 5))
    people = [person(port, own, begun + start, ended) for own, start in zip(requests, starts, strict=True)]
    pressed = await asyncio.gather(*people)
    return pressed, *await watching


async def person(port: int, own, start: float, ended: float) -> float:
    """Comes at their moment, then presses again every few seconds."""
    await asyncio.sleep(max(0.0, start - time.perf_counter()))
    line, first = await Kept.to(port), time.perf_counter()
    while time.perf_counter() < ended:
        await line.ask(next(own))
        await asyncio.sleep(PAUSE)
    return first


async def watch(port: int, hall: Visitor, until: float, shown: re.Pattern = SHOWN):
    """The screen's script, in Python; `shown`: the number that it says."""
    jar = "; ".join(f"{name}={value}" for name, value in hall.cookies.items())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    stamp, seen, asked = "", [], []
    while time.perf_counter() < until:
        before = time.perf_counter()
        match = f"If-None-Match: {stamp}\r\n" if stamp else ""
        writer.write(
            f"GET /hall/now/ HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh-CN\r\nCookie: {jar}\r\n{match}\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
        body = (await reader.readexactly(int(length[1]))).decode() if length else ""
        moment = time.perf_counter()
        asked.append(moment - before)
        if " 200 " in head[:16]:
            stamp = re.search(r"etag: (\S+)", head, re.IGNORECASE)[1]
            number = shown.search(body)
            seen.append((moment, int(number[1]) if number else 0))
        await asyncio.sleep(1)
    return seen, asked


def arrived(pressed: list[float], seen: list[tuple[float, int]]) -> Iterator[float]:
    """Of each newcomer but the first few: from the press to the first answer that counts so many people. The screen moves
    for five people at once, so at the end up to four wait for others; if more were never shown, that is forever."""
    for place, moment in enumerate(sorted(pressed), 1):
        shown = next((at for at, number in seen if number >= place), math.inf)
        if place > UNSEEN and (shown < math.inf or place <= len(pressed) - UNSEEN):
            yield shown - moment
