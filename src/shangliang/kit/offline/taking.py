"""带走 · The list that goes along: what each noun needs to write, no more households than the rule, no longer than a day.

On the phone it is locked with a key of two halves: one that the browser keeps and gives to no script as bytes, and a cookie
that ends with the sign-in or after these hours, whichever comes first. Without the cookie the list is noise.
"""

import datetime as dt
import secrets
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shangliang.kit import clock, rules, trail

from . import kinds

COOKIE, DRAFT, PATH = "sl_list", "sl_draft", "/desk/"
DRAFTS_KEPT = 3 * 86400  # seconds
MOST, LONGEST = 50, 24


def _up_to(most: int):
    def check(value: Any) -> None:
        if not 1 <= value <= most:
            raise ValueError(_("请填 1 到 %(most)s 之间的数。") % {"most": most})

    return check


BASIS = _("本系统默认；只能改小，不能改大")
rules.declare(
    "offline.households", name=_("离线名单最多带走多少户"), default=MOST, basis=BASIS, kind="int", check=_up_to(MOST)
)
rules.declare(
    "offline.hours", name=_("离线名单最多保留多少小时"), default=LONGEST, basis=BASIS, kind="int", check=_up_to(LONGEST)
)


def take(person, area: str, session_ends: dt.datetime) -> dict[str, Any]:
    """The list, for a phone of this person; the trail says that it was taken and of how many households."""
    most = min(int(rules.value("offline.households", area)), MOST)
    entries: list[kinds.Entry] = []
    for kind in kinds.registered():
        entries += kind.takes(person, most)
    entries = _no_more(entries, most)
    until = min(clock.real_now() + dt.timedelta(hours=float(rules.value("offline.hours", area))), session_ends)
    count = sum(entry.household for entry in entries)
    trail.record(
        by=person, action="offline.take", noun="person", id=person.ref, area=area,
        detail={"households": count, "entries": len(entries)},
    )  # fmt: skip
    return {"until": int(until.timestamp() * 1000), "count": count, "entries": [asdict(entry) for entry in entries]}


def _no_more(entries: list[kinds.Entry], most: int) -> list[kinds.Entry]:
    """At most so many households, the first ones of the list; what is no household does not count."""
    kept, left = [], most
    for entry in entries:
        if not entry.household or left:
            kept.append(entry)
            left -= entry.household
    return kept


def lock(answer, until_ms: int) -> None:
    """The half of the list's key that ends with the sign-in; readable by our script, which puts both together."""
    _half(answer, COOKIE, secrets.token_urlsafe(24), until_ms / 1000)


def lock_drafts(request, answer) -> None:
    """The half of the key for what is being typed on a page of the desk: one per sign-in, three days at most."""
    half = request.session.get(DRAFT) or secrets.token_urlsafe(24)
    if DRAFT not in request.session:
        request.session[DRAFT] = half
    _half(
        answer,
        DRAFT,
        half,
        min(request.session.get_expiry_date().timestamp(), clock.real_now().timestamp() + DRAFTS_KEPT),
    )


def _half(answer, name: str, value: str, until: float) -> None:
    age = max(1, int(until - clock.real_now().timestamp()))
    answer.set_cookie(name, value, max_age=age, path=PATH, secure=settings.SESSION_COOKIE_SECURE, samesite="Strict")


def unlock_no_more(answer) -> None:
    for name in (COOKIE, DRAFT):
        answer.delete_cookie(name, path=PATH, samesite="Strict")
