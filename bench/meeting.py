"""300 members at one meeting, each with a phone: all check in within a minute, all vote in secret within ten seconds; the
hall screen counts along. Then the vote is closed: nobody is lost, nobody counts twice, the verdict is right.

A phone does what a person does: it opens its ticket, types the number on the screen; later it looks, presses, and is shown
what was kept. Waits are of the press. Load generator, page servers, worker and database share the machine: a slow evening is
repeated, a lost ballot never is.
"""

import asyncio
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from hall import arrived, watch
from pages import Line
from visitor import Visitor, by_http

MEMBERS, COMING, ENTERING, VOTING, PRESSING, LATEST, ATTEMPTS = 300, 60, 45, 10, 7, 2.5, 3
AGAINST, SILENT = 7, 11  # every seventh is against it, every eleventh abstains
COUNTED = re.compile(r"已经表态 <b>(\d+)</b>")
KEY = re.compile(r'name="once" value="([^"]+)"')


def lines(port: int) -> Iterator[Line]:
    """The evening, again if the machine was busy; what is lost in any of them is a miss."""
    lost, wrong = 0, []
    for attempt in range(1, ATTEMPTS + 1):
        told = evening(port, attempt)
        lost, wrong = lost + told.lost, [*wrong, *told.wrong]
        if (told.entered <= COMING and told.voted <= VOTING and told.seen <= LATEST) or lost or wrong:
            break
    again = f", attempt {attempt}" if attempt > 1 else ""
    yield Line(f"{MEMBERS} members check in on their phones, the last after", f"{told.entered:.1f} s (a press p95 {told.press_in:.2f} s{again})", f"{COMING} s", told.entered <= COMING)  # fmt: skip
    yield Line(f"{MEMBERS} members look and vote in secret, the last after", f"{told.voted:.1f} s (a press p95 {told.press:.2f} s)", f"{VOTING} s", told.voted <= VOTING)  # fmt: skip
    yield Line("from a ballot to the hall screen, p95", f"{told.seen:.2f} s", f"{LATEST} s", told.seen <= LATEST)
    yield Line("check-ins and ballots lost or counted twice, verdict", f"{lost}, {'; '.join(wrong) or told.verdict}", "0, right", not lost and not wrong)  # fmt: skip


@dataclass
class Told:
    """一个晚上 · What was measured, and what was wrong."""

    entered: float = 0.0
    press_in: float = 0.0
    voted: float = 0.0
    press: float = 0.0
    seen: float = 0.0
    lost: int = 0
    verdict: str = ""
    wrong: list[str] = field(default_factory=list)


def evening(port: int, attempt: int) -> Told:
    from shangliang.gatherings import actions as room
    from shangliang.meetings import actions
    from shangliang.meetings.wording import verdict

    meeting, codes, chair, hall_code = called(attempt)
    hall = Visitor(by_http(port))
    hall.get("/hall/")
    hall.post("/hall/", {"code": hall_code})
    gathering, found = meeting.gathering, Told()
    gathering.screen.refresh_from_db()
    phones = [Phone(port, gathering.ref, code, gathering.screen.door) for code in codes]
    found.entered, found.press_in = asyncio.run(together(phones, Phone.comes, ENTERING))[:2]
    found.lost += MEMBERS - gathering.attendances.deliberating().count()
    room.open_gathering(gathering, by=chair)
    decision = actions.put_to_vote(meeting.items.get(), "unnamed", by=chair)
    actions.open_vote(decision, by=chair)
    found.voted, found.press, found.seen = asyncio.run(vote(port, phones, hall))
    found.lost += MEMBERS - decision.poll.ballots.count()
    actions.close_vote(decision, by=chair)
    decision.refresh_from_db()
    found.verdict, counts = verdict(decision), (decision.yes, decision.no, decision.abstain)
    choices = [choice(n) for n in range(MEMBERS)]
    if counts != tuple(choices.count(n) for n in range(3)) or decision.present != MEMBERS or not decision.passed:
        found.wrong.append(found.verdict)
    return found


def choice(number: int) -> int:
    return 1 if number % AGAINST == 0 else 2 if number % SILENT == 0 else 0


def called(attempt: int):
    """A chairpersons' meeting of the first county, its roll, its tickets printed; (meeting, codes, chair, the screen's code)."""
    import datetime as dt

    from shangliang.gatherings import actions as room
    from shangliang.kit import clock
    from shangliang.meetings import actions
    from shangliang.people.models import Organisation, Person, Post

    body = Organisation.objects.filter(kind="cppcc").order_by("area_id").first()
    chair = Person.objects.create(login=f"bench-chair-{attempt}", name="办公室（虚构）", password="!", invented=True)
    Post.objects.create(person=chair, organisation=body, role="office", start="2020-01-01")
    now = clock.now()
    meeting = actions.call_meeting(
        "chairpersons", body=body, place="礼堂", starts_at=now, ends_at=now + dt.timedelta(hours=3), by=chair
    )
    actions.put_on_roll(meeting, [f"委员{n}（虚构）" for n in range(1, MEMBERS + 1)], "due", by=chair)
    actions.add_item(meeting, "adopt", "双月协商计划", by=chair)
    codes = [code for _one, code in room.print_tickets(meeting.gathering, by=chair, seed=b"bench" * 4)]
    hall_code = room.give_code(meeting.gathering, by=chair)
    room.show(meeting.gathering, "door", by=chair)
    return meeting, codes, chair, hall_code


class Phone:
    """手机 · A member's: keeps cookies, sends forms, over one connection for each press as a browser that slept."""

    def __init__(self, port: int, ref: str, code: str, door: str) -> None:
        self.port, self.page, self.code, self.door = port, f"/g/{ref}/", code, door
        self.jar, self.pressed, self.took = {"csrftoken": "m" * 32}, 0.0, 0.0

    async def comes(self, _number: int) -> None:
        """Scans the ticket; types the number on the screen."""
        await self.ask("POST", self.page, code=self.code)
        await self.press(f"{self.page}here/", "您已签到", number=self.door)

    async def votes(self, number: int) -> None:
        """Looks, presses, reads that it was kept."""
        page = await self.ask("GET", self.page)
        poll = re.search(r'name="poll" value="(\w+)"', page)
        if poll is None:
            raise RuntimeError(f"no ballot on the phone: {page[-2000:]}")
        key = KEY.search(page[poll.start() - 400 :])[1]
        await self.press(f"{self.page}vote/", "回执码", poll=poll[1], option=choice(number), once=key)

    async def press(self, path: str, said: str, **sent) -> None:
        self.pressed = time.perf_counter()
        page = await self.ask("POST", path, **sent)
        self.took = time.perf_counter() - self.pressed
        if said not in page:
            raise RuntimeError(f"{path} was not acknowledged: {page[-2000:]}")

    async def ask(self, method: str, path: str, **sent) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        body = urlencode({"csrfmiddlewaretoken": "m" * 32} | sent) if method == "POST" else ""
        jar = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n" if body else ""
        writer.write(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: zh-CN\r\nConnection: close\r\nCookie: {jar}\r\n{form}\r\n{body}".encode())  # fmt: skip
        head, _blank, page = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        if head[9:12] not in (b"200", b"302"):
            raise RuntimeError(f"{method} {path}: {head[:200]!r}")
        for line in re.findall(r"(?im)^set-cookie: (.+)\r?$", head.decode()):
            self.jar |= {name: morsel.value for name, morsel in SimpleCookie(line).items() if name != "csrftoken"}
        on = re.search(r"(?im)^location: (\S+)", head.decode()) if head[9:12] == b"302" else None
        return await self.ask("GET", on[1]) if on else page.decode()


async def together(phones: list[Phone], act, within: float) -> tuple[float, float, list[float]]:
    """All at a moment of their own; (after how long the last was through, p95 of a press, the moments of the presses)."""
    draw, begun = random.Random(30), time.perf_counter()
    starts = [draw.uniform(0, within) for _phone in phones]

    async def one(number: int, phone: Phone) -> None:
        await asyncio.sleep(max(0.0, begun + starts[number] - time.perf_counter()))
        await act(phone, number)

    await asyncio.gather(*[one(n, phone) for n, phone in enumerate(phones)])
    took = sorted(phone.took for phone in phones)
    return time.perf_counter() - begun, took[int(len(took) * 0.95) - 1], [phone.pressed for phone in phones]


async def vote(port: int, phones: list[Phone], hall: Visitor) -> tuple[float, float, float]:
    """(after how long the last was through, p95 of a press, p95 from a ballot to the screen)."""
    watching = asyncio.create_task(watch(port, hall, time.perf_counter() + VOTING + 4, COUNTED))
    voted, press, pressed = await together(phones, Phone.votes, PRESSING)
    seen, _asked = await watching
    waits = sorted(arrived(pressed, seen))
    return voted, press, waits[int(len(waits) * 0.95) - 1]
