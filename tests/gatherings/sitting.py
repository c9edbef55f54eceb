"""一次会 · A gathering of 赵家庄村 as far as a test needs it; and what its console and hall answer."""

import datetime as dt

from django.test import Client

from shangliang.gatherings import actions
from shangliang.gatherings.models import Gathering
from shangliang.kit import clock
from tests import cast
from tests.consultations import talk
from tests.kept import kept


@kept
def arranged(people=17) -> Gathering:
    """The people on its list, nobody there yet; from number 9 on they have an interest."""
    start = clock.now() + dt.timedelta(days=10)
    made = actions.arrange(
        "sitting",
        title="三组到小学的路怎么亮起来",
        host=talk.council(),
        place="赵家庄村协商议事室",
        starts_at=start,
        ends_at=start + dt.timedelta(hours=3),
        agenda=[{"title": title, "minutes": 10} for title in ("介绍情况", "自由讨论", "归纳共识和分歧")],
        by=cast.clerk(),
    )
    seats = [*talk.SEATS, *["interested"] * people][:people]
    actions.list_people(
        made,
        [
            {"name": f"参与人{n}（虚构）", "seat": seat, "interested": seat == "interested"}
            for n, seat in enumerate(seats)
        ],
    )
    return made


def of_consultation() -> Gathering:
    """The sitting of a consultation whose notice is out: it knows the classes by name, cards, an agreement."""
    return talk.noticed().activities.get(kind="sitting").gathering


def checked_in(gathering: Gathering, *numbers: int) -> Gathering:
    """Those seat numbers (or everybody) have come."""
    people = gathering.attendances.filter(number__in=numbers) if numbers else gathering.attendances.all()
    for attendance in people:
        actions.check_in(attendance, by=cast.clerk())
    return gathering


@kept
def opened(*numbers: int, gathering=None) -> Gathering:
    """They have come, and the chair has opened it."""
    return actions.open_gathering(checked_in(gathering or arranged(), *numbers), by=cast.clerk())


def person(gathering, number):
    return gathering.attendances.get(number=number)


def asked(gathering, *numbers) -> list:
    return [actions.ask(person(gathering, n), by=cast.clerk()) for n in numbers]


def chair(who=None) -> Client:
    """A browser at the console."""
    return cast.signed_in(Client(), who or cast.clerk())


def hall(gathering) -> Client:
    """A browser that shows the hall screen."""
    screen = Client()
    screen.post("/hall/", {"code": actions.give_code(gathering, by=cast.clerk())})
    return screen


def press(client, gathering, act, **sent):
    return client.post(f"/desk/g/{gathering.ref}/room/{act}/", sent)


def text(answer, status=200) -> str:
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()
