"""迎接 · Prints the address and one demo account per role, once pages and worker answer."""

import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

HEAD = ("login", "password", "role", "who")


def reachable(host: str) -> str:
    """The address at which a server that is bound to `host` answers."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound


def one_per_role(lines: Iterable[str]) -> list[str]:
    """The first account of each role, in columns: login, password, role, who (Chinese last: its width shifts nothing)."""
    first: dict[str, list[str]] = {}
    for line in lines:
        account = line.split("\t")
        first.setdefault(account[2], account)
    rows = [list(HEAD), *first.values()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return ["  ".join([*(cell.ljust(w) for cell, w in zip(row, widths, strict=False)), row[3]]) for row in rows]


class Welcome:
    """迎接 · Asks until pages and worker answer, says so once."""

    def __init__(self, data: Path, host: str, port: int, say: Callable[[str], None]) -> None:
        self.accounts, self.host, self.port, self.say = data / "demo-accounts.txt", host, port, say
        self.until = time.monotonic() + 60
        self.done = False

    def tend(self) -> None:
        if self.done:
            return
        self.done = self._healthy()
        if self.done:
            self._print()
        elif time.monotonic() > self.until:
            self.done = True
            self.say("the page server or the worker does not answer yet; see the messages above")

    def _healthy(self) -> bool:
        connection = HTTPConnection(reachable(self.host), self.port, timeout=1)
        with suppress(OSError, HTTPException), closing(connection):
            connection.request("GET", "/healthz", headers={"Host": "localhost"})
            return connection.getresponse().status == HTTPStatus.OK
        return False

    def _print(self) -> None:
        if self.accounts.exists():
            lines = self.accounts.read_text(encoding="utf-8").splitlines()
            shown = one_per_role(lines)
            self.say("\n" + "\n".join(shown))
            rest = len(lines) - len(shown) + 1
            self.say(f"(one demo account per role and one drawn slip; {rest} more in {self.accounts})\n")
        self.say(f"商量 is ready: http://{self.host}:{self.port}/   (Ctrl-C stops it)")
