"""送到手机 · Notices are also posted to one address that the operator names: a gateway for SMS, a robot of WeCom or DingTalk.

What waits for one recipient goes out as one post. A robot speaks into a group, so it says only that something waits and
calls the recipient by phone number; the words themselves go to a gateway or a program of the office's own.
"""

import datetime as dt
import json
from collections.abc import Callable
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import clock, outbound
from .notices import WAITS, Notice, phone_of

ROBOTS, PACE = frozenset({"wecom", "dingtalk"}), 18  # messages a minute: both stop a robot that sends more than 20
KEYWORD = (
    "【商量】"  # a robot of DingTalk that was made with a keyword refuses what does not hold it, in whatever language
)
LONGEST = 300  # characters of an SMS that a gateway takes as one


def _summary(rows: list[Notice]) -> str:
    said = ngettext("您有 %(n)s 条新通知，请登录商量查看。", "您有 %(n)s 条新通知，请登录商量查看。", len(rows))
    return said % {"n": len(rows)}


def _text(rows: list[Notice]) -> str:
    first = rows[0].text
    more = ngettext("（还有 %(n)s 条）", "（还有 %(n)s 条）", len(rows) - 1) % {"n": len(rows) - 1} if rows[1:] else ""
    return first[: LONGEST - len(more)] + more


def _sms(rows, phone) -> dict[str, Any]:
    return {"phone": phone, "text": _("【商量】%(text)s") % {"text": _text(rows)}}


def _wecom(rows, phone) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": _summary(rows), "mentioned_mobile_list": [phone]}}


def _dingtalk(rows, phone) -> dict[str, Any]:
    return {"msgtype": "text", "text": {"content": f"{KEYWORD}{_summary(rows)} @{phone}"}, "at": {"atMobiles": [phone]}}


def _plain(rows, phone) -> dict[str, Any]:
    said = [{"text": n.text, "url": urljoin(settings.SITE_URL, n.url), "at": n.at.isoformat()} for n in rows]
    return {"phone": phone, "count": len(rows), "notices": said}


FORMATS: dict[str, Callable[[list[Notice], str], dict[str, Any]]] = {
    "plain": _plain,
    "sms": _sms,
    "wecom": _wecom,
    "dingtalk": _dingtalk,
}


def deliver(most: int = 200) -> int:
    """Post what waits, one recipient and one transaction each; any number of workers share them. A robot is spared."""
    if not settings.SHANGLIANG_NOTICES_URL:
        return 0
    if settings.SHANGLIANG_NOTICES_FORMAT in ROBOTS:
        most = max(0, PACE - _posted_lately())
    return sum(islice(iter(_next, None), most))


def _posted_lately() -> int:
    """Tries of the last minute, taken or refused, told by recipient: each was one message."""
    lately = clock.real_now() - dt.timedelta(minutes=1)
    waits = [lately + wait for wait in WAITS]
    failed = Q(pk__in=[])
    for tries, since in enumerate(waits, 1):
        failed |= Q(post_tries=tries, post_next__gte=since)
    tried = Notice.objects.filter(Q(posted_at__gte=clock.now() - dt.timedelta(minutes=1)) | failed)
    return tried.order_by().values("to_kind", "to_key").distinct().count()


def _robots_no(answer: bytes) -> str:
    """A robot answers 200 in any case and says in its body whether it took the message: {"errcode": 0, "errmsg": "ok"}."""
    try:
        code = json.loads(answer).get("errcode", 0)
    except (ValueError, AttributeError):
        return "unreadable answer"
    return f"errcode {code}"[:40] if code else ""


@transaction.atomic
def _next() -> int | None:
    """All that waits for the recipient who has waited longest; None if nobody does."""
    due = Notice.objects.filter(post_next__lte=clock.real_now()).order_by("post_next", "id")
    first = due.select_for_update(skip_locked=True).first()
    if first is None:
        return None
    mine = Notice.objects.filter(to_kind=first.to_kind, to_key=first.to_key, post_next__isnull=False)
    rows = list(mine.select_for_update(skip_locked=True).order_by("id"))
    phone = phone_of(first)
    reason = _sent(rows, phone) if phone else "no phone"
    for row in rows:
        _marked(row, reason, final=not phone)
    Notice.objects.bulk_update(rows, ["post_next", "post_tries", "posted_at", "post_error"])
    return int(not reason)


def _sent(rows: list[Notice], phone: str) -> str:
    """Empty when the other side has it, else why not."""
    body = json.dumps(FORMATS[settings.SHANGLIANG_NOTICES_FORMAT](rows, phone), ensure_ascii=False).encode()
    ident = f"notice-{rows[0].pk}-{rows[-1].pk}"  # the same when it is sent again, so that it is taken once
    try:
        refusal = _robots_no if settings.SHANGLIANG_NOTICES_FORMAT in ROBOTS else None
        outbound.post(
            settings.SHANGLIANG_NOTICES_URL,
            body,
            ident=ident,
            secret=settings.SHANGLIANG_NOTICES_SECRET,
            refusal=refusal,
        )
    except outbound.NotSent as why:
        return str(why)[:80]
    return ""


def _marked(row: Notice, reason: str, *, final: bool) -> None:
    row.post_error = reason
    if not reason:
        row.posted_at, row.post_next = clock.now(), None
        return
    over = final or row.post_tries >= len(WAITS)
    row.post_next = None if over else clock.real_now() + WAITS[row.post_tries]
    row.post_tries += 1
