"""通知 · An outbox: one row per recipient and event, in the transaction of the action; the row is the inbox entry too.

E-mail leaves through the worker where the installation has a mail server. A row is marked as taken before it is sent and
as sent after: a worker lost between the two leaves it taken, and it is taken again after an hour. SMTP knows no
transaction, so in that one case a mail may arrive twice; the inbox never doubles (unique key) and never loses.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction

from . import clock

AGAIN = dt.timedelta(hours=1)
TRIES = 5
Recipient = tuple[str, Any]
# (recipient kind, key) -> e-mail address or ""; registered by people and matters, which know the sealed contacts.
resolvers: dict[str, Callable[[str], str]] = {}


class NoticeQuerySet(models.QuerySet):
    def for_person(self, person_id: int) -> "NoticeQuerySet":
        return self.filter(to_kind="person", to_key=str(person_id))

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """通知"""

    to_kind = models.CharField(max_length=10)
    to_key = models.CharField(max_length=40)
    event = models.CharField(max_length=120)
    noun = models.CharField(max_length=30)
    object_id = models.CharField(max_length=40)
    area = models.CharField(max_length=20, db_collation="C")
    text = models.CharField(max_length=400)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    mail = models.BooleanField(default=False)
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to_kind", "to_key", "event"], name="notice_once")]
        indexes = [
            models.Index(fields=["to_kind", "to_key", "-id"], name="notice_inbox"),
            models.Index(fields=["to_kind", "to_key"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["id"], condition=models.Q(mail=True, sent_at__isnull=True), name="notice_waiting"),
        ]

    def __str__(self) -> str:
        return self.text


def tell(recipients: Iterable[Recipient], *, event: str, subject: tuple[str, str], text: str, area: str, url: str = "") -> int:
    """One notice per recipient; told again of the same event, nobody gets it twice. Returns how many were asked for."""
    mail = bool(settings.EMAIL_HOST)
    rows = [
        Notice(to_kind=kind, to_key=str(key), event=event, noun=subject[0], object_id=subject[1], area=area, text=text[:400],
               url=url, mail=mail)
        for kind, key in dict.fromkeys(recipients)
    ]
    Notice.objects.bulk_create(rows, batch_size=2000, ignore_conflicts=True)
    return len(rows)


def for_person(person_id: int) -> models.QuerySet:
    """The inbox, newest first."""
    return Notice.objects.for_person(person_id).order_by("-id")


def mark_read(person_id: int, up_to: int) -> int:
    """Everything shown to the person is read."""
    return Notice.objects.for_person(person_id).unread().filter(id__lte=up_to).update(read_at=clock.now())


def deliver(batch: int = 100) -> int:
    """Send what waits; several workers share the work and none sends what another has taken."""
    sent = 0
    for notice in _take(batch):
        address = resolvers.get(notice.to_kind, lambda _key: "")(notice.to_key)
        if address:
            link = f"\n{settings.SITE_URL}{notice.url}" if notice.url else ""
            send_mail("商量", f"{notice.text}{link}", None, [address])
            sent += 1
        Notice.objects.filter(pk=notice.pk).update(sent_at=clock.real_now())
    return sent


@transaction.atomic
def _take(batch: int) -> list[Notice]:
    stale = clock.real_now() - AGAIN
    waiting = (
        Notice.objects.select_for_update(skip_locked=True)
        .filter(mail=True, sent_at__isnull=True, tries__lt=TRIES)
        .filter(models.Q(taken_at__isnull=True) | models.Q(taken_at__lt=stale))
        .order_by("id")[:batch]
    )
    rows = list(waiting)
    Notice.objects.filter(pk__in=[n.pk for n in rows]).update(taken_at=clock.real_now(), tries=models.F("tries") + 1)
    return rows
