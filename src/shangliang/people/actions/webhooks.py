"""推送 · A webhook is made and stopped by its person; what happened is gathered from the trail, then sent until it is taken."""

import datetime as dt
import json
from itertools import islice

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from shangliang.kit import clock, notices, nouns, outbound, trail
from shangliang.kit.trail.chain import chain_of
from shangliang.kit.trail.rows import ChainHead, TrailRow

from ..areas import after
from ..persons import Person
from ..refusal import Refused
from ..webhooks import READ_BY_API, Delivery, Reached, Webhook, new_secret

MOST = 5  # of one person
ROWS = 500  # of one chain in one round
KEPT = dt.timedelta(days=30)


@transaction.atomic
def make_webhook(person, *, label, url, area, about, on=None) -> Webhook:
    """From now on: what happened before is not told. Its secret is read on its page."""
    if not person.can("figure.see", area.code):
        raise PermissionDenied
    if not outbound.allowed(url):
        raise Refused(_("这个地址不在准许的主机里。"))
    if person.webhooks.filter(stopped_at=None).count() >= MOST:
        raise Refused(_("最多同时有 %(n)s 个推送地址。") % {"n": MOST})
    hook = Webhook.objects.create(
        person=person, label=label, url=url, area=area, nouns=sorted(about), secret=new_secret()
    )
    heads = _heads(area.pk).values_list("chain", "seq")
    Reached.objects.bulk_create([Reached(webhook=hook, chain=chain, seq=seq) for chain, seq in heads])
    _log("webhook.make", hook, on=on, detail={"host": url.split("/")[2], "nouns": hook.nouns})
    return hook


@transaction.atomic
def stop_webhook(hook, *, by, on=None) -> None:
    """At once; what waits is not sent any more."""
    if hook.person_id != by.pk:
        raise PermissionDenied
    if Webhook.objects.filter(pk=hook.pk, stopped_at=None).update(stopped_at=clock.now()):
        hook.deliveries.filter(next_at__isnull=False).update(next_at=None, error="stopped")
        _log("webhook.stop", hook, on=on, detail={})


def gather() -> int:
    """Read the chains on from where each webhook is; returns how many deliveries came of it."""
    live = Webhook.objects.filter(stopped_at=None, person__is_active=True).select_related("person")
    return sum(_gathered(hook) for hook in live) if outbound.hosts() else 0


def _heads(code: str):
    """The chains in which something of this place can stand: its own, and those below it."""
    own = chain_of(code)
    return ChainHead.objects.filter(chain__gte=own, chain__lt=after(own))


@transaction.atomic
def _gathered(hook) -> int:
    Webhook.objects.select_for_update().get(pk=hook.pk)  # two workers do not read the same rows
    reached = dict(hook.reached.values_list("chain", "seq"))
    heads = _heads(hook.area_id).values_list("chain", "seq")
    found = [row for chain, seq in heads if seq > reached.get(chain, 0) for row in _read(hook, chain, reached)]
    return len(Delivery.objects.bulk_create(found, ignore_conflicts=True))


def _read(hook, chain, reached) -> list[Delivery]:
    since = reached.get(chain, 0)
    rows = list(TrailRow.objects.filter(chain=chain, seq__gt=since).order_by("seq")[:ROWS])
    Reached.objects.update_or_create(webhook=hook, chain=chain, defaults={"seq": rows[-1].seq if rows else since})
    return [found for row in rows if (found := _delivery(hook, row))]


def _delivery(hook, row) -> Delivery | None:
    """What to say of this row; None of what its person does not see, or did not ask for."""
    if row.noun not in hook.nouns or not hook.area_id <= row.area < after(hook.area_id):
        return None
    try:
        page = nouns.url(row.noun, nouns.find(row.noun, row.object, hook.person))
    except Http404:
        return None
    data = {"noun": row.noun, "ref": row.object, "area": row.area, "occurred": row.occurred.isoformat(),
            "page": settings.SITE_URL + page}  # fmt: skip
    if row.noun in READ_BY_API:
        data["api"] = f"{settings.SITE_URL}/api/v1/{READ_BY_API[row.noun]}/{row.object}"
    body = {"type": row.action, "timestamp": row.recorded.isoformat(), "data": data}
    return Delivery(webhook=hook, event=f"{row.chain}-{row.seq}", body=body)


def deliver(most: int = 200) -> int:
    """Send what waits, one transaction each; several workers share it. Returns how many were taken."""
    if not outbound.hosts():
        return 0
    return sum(islice(iter(_next, None), most))


@transaction.atomic
def _next() -> int | None:
    waiting = Delivery.objects.filter(next_at__lte=clock.real_now()).order_by("next_at", "id")
    found = waiting.select_for_update(skip_locked=True, of=("self",)).select_related("webhook__person").first()
    if found is None:
        return None
    body = json.dumps(found.body, ensure_ascii=False).encode()
    try:
        outbound.post(found.webhook.url, body, ident=f"{found.webhook.ref}-{found.event}", secret=found.webhook.secret)
    except outbound.NotSent as reason:
        _failed(found, str(reason))
    else:
        found.sent_at, found.next_at, found.error = clock.real_now(), None, ""
    found.save(update_fields=["sent_at", "next_at", "error", "tries"])
    return int(found.sent_at is not None)


def _failed(found, reason) -> None:
    given_up = found.tries >= len(notices.WAITS)
    found.error, found.next_at = reason[:80], None if given_up else clock.real_now() + notices.WAITS[found.tries]
    found.tries += 1
    if given_up:
        hook = found.webhook
        text = _("推送地址“%(label)s”连续送不到（%(why)s），有一条已放弃。") % {"label": hook.label, "why": reason}
        event = f"webhook.gave-up:{hook.ref}:{clock.today()}"
        notices.tell(
            [("person", hook.person_id)], event=event, subject=("person", hook.person.ref), text=text, area=hook.area_id,
            url="/me/webhooks/",
        )  # fmt: skip


def forget() -> int:
    """What was sent or given up a month ago."""
    return Delivery.objects.filter(next_at=None, at__lt=clock.real_now() - KEPT).delete()[0]


def _log(action, hook, *, on, detail) -> None:
    person: Person = hook.person
    detail = {"webhook": hook.ref} | detail
    trail.record(by=person, action=action, noun="person", id=person.ref, area=hook.area_id, on=on, detail=detail)
