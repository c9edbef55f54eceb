"""一次测评 · A poll at an open sitting, as far as a test needs it; phones that enter and choose."""

import re

from django.test import Client

from shangliang.gatherings import actions
from shangliang.gatherings.models import Grade, Poll
from tests import cast
from tests.gatherings import sitting
from tests.kept import kept

OPTIONS = ["满意", "基本满意", "不满意"]


@kept
def prepared(grade=Grade.SLIP, gathering=None) -> Poll:
    gathering = gathering or sitting.opened()
    return actions.prepare_poll(gathering, question="对装灯的结果满意吗", options=OPTIONS, grade=grade, by=cast.clerk())


@kept
def opened(grade=Grade.SLIP, slips=30) -> tuple[Poll, list[str]]:
    """The poll is open; the codes of its slips or links."""
    poll = prepared(grade)
    codes = []
    if grade == Grade.SLIP:
        codes = actions.print_slips(poll.book, slips)
    elif grade in Poll.LINKED:
        codes = [code for _person, code in actions.hand_links(poll, by=cast.clerk(), seed=b"sheet")]
    return actions.open_poll(poll, by=cast.clerk()), codes


def phone(poll, code) -> Client:
    """A phone that has shown the code."""
    client = Client()
    client.post(f"/p/{poll.ref}/", {"code": code})
    return client


def choose(client, poll, option, **more):
    return client.post(f"/p/{poll.ref}/cast/", {"option": option} | more)


def cast_all(poll, codes, choices) -> None:
    """The first codes choose so."""
    for code, option in zip(codes, choices, strict=False):
        actions.cast(poll, actions.enter_poll(poll, code), option)


def reconciled(poll, issued) -> Poll:
    """Closed, and its slips counted: so many were handed out, the others are left."""
    actions.close_poll(poll, by=cast.clerk())
    poll.book.refresh_from_db()
    actions.count_slips(poll.book, issued=issued, unused=poll.book.printed - issued, spoiled=0, by=cast.clerk())
    return poll


def sealed(choices, grade=Grade.SLIP) -> Poll:
    poll, codes = opened(grade)
    cast_all(poll, codes, choices)
    if grade == Grade.SLIP:
        reconciled(poll, len(choices))
    else:
        actions.close_poll(poll, by=cast.clerk())
    return actions.seal_poll(poll, by=cast.clerk())


def codes_on(page: str) -> list[str]:
    """The codes of a printed sheet."""
    return [a + b for a, b in re.findall(r'class="code">(\w{5}) (\w{5})<', page)]
