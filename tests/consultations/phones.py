"""手机上的人 · A browser that has shown a slip of a running consultation, as far as a test needs it."""

import re

from django.test import Client

from shangliang.consultations.actions import picturing
from shangliang.gatherings.actions import print_slips
from tests.consultations import talk


def running(**more):
    """A consultation whose notice is out, with five statements of the clerk beside the topic's own."""
    return talk.with_statements(talk.noticed(**more))


def slip(consultation) -> str:
    return print_slips(consultation.book, 1)[0]


def joined(consultation, code="") -> Client:
    """A browser of its own that has typed the code of a (new) slip."""
    client = Client()
    client.post(f"/c/{consultation.ref}/join/", {"code": code or slip(consultation)})
    return client


def press(client, consultation, number, value, **more):
    data = {"number": number, "value": value} | more
    return client.post(f"/c/{consultation.ref}/views/", data)


def text(answer) -> str:
    return answer.content.decode()


def once_on(answer) -> str:
    return re.search(r'name="once" value="([^"]+)"', text(answer))[1]


def number_on(answer) -> int:
    """Which statement the page asks about."""
    return int(re.search(r'name="number" value="(\d+)"', text(answer))[1])


def express(consultation, people: int, views: dict) -> list[Client]:
    """`people` newcomers press {number: value} each; then the worker makes its picture."""
    found = [joined(consultation) for _n in range(people)]
    for client in found:
        for number, value in views.items():
            assert press(client, consultation, number, value).status_code == 200
    picturing.refresh_all()
    return found
