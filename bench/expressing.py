"""Views over HTTP, with all middleware, against the product as it is served: 50 busy clients, and 500 unhurried people.

The load comes from this process on the same cores: raw sockets, so that as little as possible of them goes to it.
"""

import asyncio
import itertools
import statistics
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from pages import Line
from visitor import Visitor, by_http

STATEMENTS, BUSY, SECONDS, LEAST = 30, 50, 10, 300
ROUNDS = 5
PEOPLE, PAUSE, LASTING, LATEST = 500, 2.0, 60, 1.0


def lines(port: int) -> Iterator[Line]:
    """Accepted per second; then how long people wait, and whether every acknowledged view is stored once."""
    from shangliang.consultations.models import View

    made, codes = opened(PEOPLE)
    requests = [joined(port, made.ref, code) for code in codes]
    rates = sorted(
        number / seconds for number, seconds in (asyncio.run(busy(port, requests[:BUSY])) for _n in range(ROUNDS))
    )
    said = f"{statistics.median(rates):.0f} (of {ROUNDS} rounds; {rates[0]:.0f} to {rates[-1]:.0f})"
    yield Line(f"views per second, {BUSY} busy clients", said, f"{LEAST}", statistics.median(rates) >= LEAST)
    waits = sorted(asyncio.run(unhurried(port, requests)))
    p95 = waits[int(len(waits) * 0.95) - 1]
    said = f"{p95 * 1000:.0f} ms (median {statistics.median(waits) * 1000:.0f}, {len(waits)} views)"
    yield Line(f"{PEOPLE} people, a view every {PAUSE:.0f} s for {LASTING} s, p95", said, "1000 ms", p95 <= LATEST)
    kept, voters = View.objects.filter(consultation=made), View.objects.filter(consultation=made).values("voter")
    twice = kept.count() - kept.values("voter", "statement").distinct().count()
    whole = voters.distinct().count() == PEOPLE and not twice
    yield Line(
        "views stored, twice, voters", f"{kept.count()}, {twice}, {voters.distinct().count()}", f"{PEOPLE}", whole
    )


def opened(slips: int):
    """A running consultation of a village with its statements and slips; and the codes."""
    from shangliang.consultations.models import Consultation, Statement
    from shangliang.gatherings.actions import new_book, print_slips
    from shangliang.kit import clock
    from shangliang.people.models import Organisation

    host = Organisation.objects.filter(area__code__gte="62").select_related("area").order_by("-area_id").first()
    book, today = new_book(), clock.today()
    made = Consultation.objects.create(
        form="village", title="测量用的一场协商", host=host, area=host.area, book=book, pepper=b"p" * 32,
        planned_on=today, noticed_on=today,
    )  # fmt: skip
    Statement.objects.bulk_create(
        Statement(consultation=made, number=n, text=f"第 {n} 种看法：这件事情可以这样来办", state="shown",
                  source="clerk", said_on=today)
        for n in range(1, STATEMENTS + 1)
    )  # fmt: skip
    return made, print_slips(book, slips)


def joined(port: int, ref: str, code: str) -> Iterator[bytes]:
    """Somebody who has come in by the code, as people do; what they will send."""
    visitor = Visitor(by_http(port))
    visitor.get(f"/c/{ref}/join/")
    if visitor.post(f"/c/{ref}/join/", {"code": code}).status != 302:
        raise RuntimeError("a slip was refused")
    token = visitor.cookies["csrftoken"]
    return presses(ref, code, token, "; ".join(f"{name}={value}" for name, value in visitor.cookies.items()))


def presses(ref: str, code: str, token: str, jar: str) -> Iterator[bytes]:
    """One ready-made request after the other, without end."""
    for at in itertools.count():
        fields = {
            "csrfmiddlewaretoken": token,
            "once": f"{code}{at}",
            "number": at % STATEMENTS + 1,
            "value": at % 3 - 1,
        }
        body = urlencode(fields)
        yield (
            f"POST /c/{ref}/views/ HTTP/1.1\r\nHost: localhost\r\nHX-Request: true\r\nAccept-Encoding: gzip\r\n"
            f"Accept-Language: zh-CN\r\nCookie: {jar}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()


class Kept:
    """One kept connection."""

    def __init__(self, reader, writer) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Kept":
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def ask(self, request: bytes) -> None:
        """Sends it and waits for the whole answer, which must be an acknowledged view."""
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await self.reader.readexactly(length)
        if b" 200 " not in head[:16]:
            raise RuntimeError(head.decode())


async def busy(port: int, requests: list) -> tuple[int, float]:
    """As many as they can, one after the other."""
    until = time.perf_counter() + SECONDS

    async def client(own) -> int:
        line, number = await Kept.to(port), 0
        while time.perf_counter() < until:
            await line.ask(next(own))
            number += 1
        return number

    begun = time.perf_counter()
    numbers = await asyncio.gather(*[client(own) for own in requests])
    return sum(numbers), time.perf_counter() - begun


async def unhurried(port: int, requests: list) -> list[float]:
    """Each presses every two seconds, all at their own moment."""
    begun = time.perf_counter()

    async def person(number: int, own) -> list[float]:
        await asyncio.sleep(max(0.0, begun + PAUSE * number / len(requests) - time.perf_counter()))
        line, waits = await Kept.to(port), []
        for turn in range(int(LASTING / PAUSE)):
            due = begun + PAUSE * (turn + number / len(requests))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            asked = time.perf_counter()
            await line.ask(next(own))
            waits.append(time.perf_counter() - asked)
        return waits

    found = await asyncio.gather(*[person(n, own) for n, own in enumerate(requests)])
    return list(itertools.chain.from_iterable(found))
