"""手机上的人 · A browser that has shown a slip of a running consultation, as far as a test needs it."""

import re

from django.db import connection
from django.test import Client

from shangliang.consultations.actions import enter, picturing
from shangliang.consultations.models import View
from shangliang.gatherings.actions import print_slips
from tests.consultations import talk
from tests.kept import kept


@kept
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


def next_rev() -> int:
    """The number that the next view bears."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('consultations_view_rev')")
        return cursor.fetchone()[0]


CAMPS = ({1: 1, 2: 1, 3: 1, 4: -1, 5: 1, 6: -1, 7: 1, 8: -1}, {1: 1, 2: 1, 3: -1, 4: 1, 5: -1, 6: 1, 7: -1, 8: 1})
MORE = ("灯用太阳能的", "每户出一点工")


def camps(consultation, each=12) -> list[Client]:
    """Two kinds of opinion on eight statements, `each` people of each kind with a few doubts; the first of each kind."""
    talk.with_statements(consultation, MORE)
    numbers = dict(consultation.statements.values_list("number", "pk"))
    firsts = []
    for camp in CAMPS:
        code = slip(consultation)
        people = [*talk.voters(consultation, each - 1), enter(consultation, code).voter]
        for n, voter in enumerate(people):
            for number, value in camp.items():
                said = 0 if (n + number) % 9 == 0 else value
                View.objects.create(
                    consultation=consultation, voter=voter, statement_id=numbers[number], value=said, first=said,
                    rev=next_rev(),
                )  # fmt: skip
        firsts.append(joined(consultation, code))
    picturing.refresh_all()
    return firsts
