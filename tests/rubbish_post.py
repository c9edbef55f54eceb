"""投递 · Posts rubbish as a visitor and says what is wrong with the answer; whatever it did is undone."""

import copy
import html
import re
from dataclasses import replace

from django.contrib.messages import get_messages
from django.db import transaction

WORDS = re.compile(r"[\u4e00-\u9fff]{4,}")
REFUSED = re.compile(r'role="alert"|class="[^"]*(?:field-error|message (?:error|warning))')
MOVED, WRONG_METHOD, BROKEN, WARNING = range(300, 400), 405, 500, 30

# What these answer is a page of its own: the name, the code, the screen, the number of rows, the sheet to print, what sounds alike.
SHOWN = {"matter-reveal", "screen", "enterprise-link", "account_signup", "rule", "slip-print", "poll-links",
         "poll-link-again", "person-password", "consultation-views", "consultation-say", "tickets", "ticket-again", "consultation-links",
         "participant-link", "household-add", "assisted-reveal", "bond-reveal", "assisted-paper", "assisted-erase", "honour-objector"}  # fmt: skip


class Desk:
    """One visitor's browser, the same before every post."""

    def __init__(self, client) -> None:
        self.client, self.jar = client, copy.deepcopy(client.cookies)
        client.raise_request_exception = False

    def fault(self, form, body) -> str:
        """'' or what is wrong."""
        self.client.cookies = copy.deepcopy(self.jar)
        with transaction.atomic():
            answer = self.client.generic("POST", form.url, body.content, content_type=body.kind)
            found = self._wrong(answer, form, body)
            transaction.set_rollback(True)
        return found

    def _wrong(self, answer, form, body) -> str:
        if answer.status_code >= BROKEN or answer.status_code == WRONG_METHOD:
            return f"{answer.status_code} {raised(answer)}"
        if answer.status_code in MOVED:
            return self._lost_on_the_way(answer, body)
        if not answer.get("Content-Type", "").startswith("text/html"):
            return ""
        return _wrong_on(answer.content.decode(), answer.status_code, form, body)

    def _lost_on_the_way(self, answer, body) -> str:
        """Refused by a sentence on another page: then what was typed has to stand there."""
        said = [str(m) for m in get_messages(answer.wsgi_request) if m.level >= WARNING]
        if not said or not body.typed:
            return ""
        begun = replace(body, typed=tuple(value[:40] for value in body.typed))  # elsewhere its beginning is enough
        found = lost(self.client.get(answer["Location"]).content.decode(), begun)
        return found and f"{found} (led away: {said[0]})"


def _wrong_on(page: str, status: int, form, body) -> str:
    if status not in {200, 409}:
        return "" if WORDS.search(page) else f"{status} without a word"
    if REFUSED.search(page):
        return lost(page, body)
    return "" if form.route in SHOWN else "neither taken nor refused: the page says nothing"


def lost(page: str, body) -> str:
    """What was typed and is not on the page that refuses it."""
    shown = html.unescape(page)
    gone = [value for value in body.typed if value not in shown]
    return f"lost: {gone[0][:30]}" if gone else ""


def raised(answer) -> str:
    """What was raised, and where in our own code."""
    kind, value, trace = answer.exc_info or (None, "", None)
    places = []
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if "/src/shangliang/" in name:
            places.append(f"{name.rpartition('/src/shangliang/')[2]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{kind and kind.__name__}: {value!s:.120} at {' < '.join(reversed(places[-2:]))}"
