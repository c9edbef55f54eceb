"""没有网络的手机 · A phone as the server sees it: it writes boxes with a clock of its own, and sends them when it likes.

It seals with the public key that it was told, as kit/offline/sealing.js does; tests/browser/test_offline.py has the real one.
"""

import base64
import json
import secrets

from django.test import Client

from shangliang.kit import clock
from shangliang.kit.offline import Operation, boxes
from tests import cast


class Phone:
    """手机 · `wrong` is by how many seconds its clock is fast."""

    def __init__(self, person, wrong: float = 0.0) -> None:
        self.person, self.wrong, self.written = person, wrong, []
        self.client = cast.signed_in(Client(), person)
        self.hello()

    def now(self) -> float:
        return clock.real_now().timestamp() + self.wrong

    def hello(self) -> dict:
        told = self.client.get("/desk/offline/hello/").json()
        self.seen, self.skew = told["now"], told["now"] - self.now() * 1000
        self.key = boxes.PublicKey(told["key"]["id"], base64.b64decode(told["key"]["point"]))
        return told

    def take(self) -> list[dict]:
        return self.client.post("/desk/offline/take/").json()["entries"]

    def entry(self, kind: str) -> dict:
        """The first line of the list that offers this kind."""
        return next(one for one in self.take() if any(kind == form[0] for form in one["forms"]))

    def write(self, kind: str, shape: str, target: str = "", *, extra="", number="", ago_seconds=0.0, **data) -> bytes:
        """One record, sealed and kept; `ago_seconds`: it was written that long before now."""
        pairs = [[k, v] for k, many in data.items() for v in (many if isinstance(many, list) else [many])]
        said = {
            "operation": number or secrets.token_urlsafe(16), "person": self.person.ref, "kind": kind, "shape": shape,
            "target": target, "extra": extra, "data": pairs, "made": (self.now() - ago_seconds) * 1000,
            "seen": self.seen, "skew": self.skew,
        }  # fmt: skip
        self.written.append(self.sealed(said))
        return self.written[-1]

    def sealed(self, said) -> bytes:
        return boxes.seal_box(json.dumps(said).encode(), self.key, secrets.token_bytes(12))

    def send(self, *sealed: bytes) -> list[dict]:
        """What the server answers to these (or to everything that was written)."""
        body = {"sent": self.now() * 1000, "boxes": [base64.b64encode(b).decode() for b in sealed or self.written]}
        return self.client.post("/desk/offline/sync/", body, content_type="application/json").json()["answers"]

    def outcomes(self, *sealed: bytes) -> list[str]:
        return [answer["outcome"] for answer in self.send(*sealed)]


def set_aside() -> Operation:
    """A matter of the village that was typed on a phone without its title: it waits for people."""
    phone = Phone(cast.clerk())
    phone.send(phone.write("matter", "open", text="晚上看不见路", area=cast.VILLAGE, channel="visit", ago="0"))
    return Operation.objects.get()
