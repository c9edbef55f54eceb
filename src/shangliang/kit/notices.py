"""通知 · An outbox: one row per recipient and event, in the transaction of the action; the row is the inbox entry too.

In the product nothing doubles (unique key) and nothing is lost (same transaction as the action). E-mail leaves by the
worker, where a mail server is set up (SHANGLIANG_EMAIL). A row stays locked while it is sent and is marked as sent in
that same transaction, so no two workers send it, and what a lost worker had not sent, the next one sends. SMTP itself
knows no transaction: a worker lost in the instant between the server's "250 OK" and the commit sends that one mail
again (at least once). It carries the same Message-ID then, by which mail programs drop the copy.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, models, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from . import clock, nav, quiet

log = logging.getLogger(__name__)
WAITS = [dt.timedelta(minutes=m) for m in (1, 5, 30, 120, 480, 1440)]  # after each failure; then it is given up
LONGEST_ROUND = 300  # seconds; the worker has other things to do
SERVER_GONE = {"SMTPServerDisconnected", "SMTPConnectError", "TimeoutError", "ConnectionResetError", "BrokenPipeError"}
TEXT, URL = 400, 200
Recipient = tuple[str, Any]
Resolver = Callable[[Sequence[str]], dict[str, str]]
_resolvers: dict[str, Resolver] = {}
_phones: dict[str, Resolver] = {}


class NoticeQuerySet(models.QuerySet):
    def for_person(self, person_id: int) -> "NoticeQuerySet":
        return self.filter(to_kind="person", to_key=str(person_id))

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at__isnull=True)

    def waiting(self) -> "NoticeQuerySet":
        """Mails that may go out now, the oldest first."""
        return self.filter(mail_next__lte=clock.real_now()).order_by("mail_next", "id")


class Notice(models.Model):
    """通知 · One recipient is told of one event."""

    to_kind = models.CharField(max_length=10)  # person, or contact: someone without an account
    to_key = models.CharField(max_length=40)
    event = models.CharField(max_length=120)
    noun = models.CharField(max_length=30)
    object_id = models.CharField(max_length=40)
    area = models.CharField(max_length=20, db_collation="C")
    text = models.CharField(max_length=TEXT)
    url = models.CharField(max_length=URL, blank=True)
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    mail_next = models.DateTimeField(null=True)  # when the mail is to be tried; null: none is, or no more
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True)
    mail_error = models.CharField(max_length=80, blank=True)  # the kind of failure, never an address
    post_next = models.DateTimeField(
        null=True
    )  # when it may be posted to a phone's gateway (kit.posting); null: it is not
    post_tries = models.PositiveSmallIntegerField(default=0)
    posted_at = models.DateTimeField(null=True)
    post_error = models.CharField(max_length=80, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["to_kind", "to_key", "event"], name="notice_once")]
        indexes = [
            models.Index(fields=["to_kind", "to_key", "-id"], name="notice_inbox"),
            models.Index(fields=["to_kind", "to_key"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
            models.Index(
                fields=["mail_next", "id"], condition=models.Q(mail_next__isnull=False), name="notice_mail_waits"
            ),
            models.Index(
                fields=["post_next", "id"], condition=models.Q(post_next__isnull=False), name="notice_post_waits"
            ),
        ]

    def __str__(self) -> str:
        return self.text


TELL = """
INSERT INTO kit_notice (to_kind, to_key, event, noun, object_id, area, text, url, at, mail_next, mail_tries, mail_error,
                        post_next, post_tries, post_error)
SELECT to_kind, to_key, %s, %s, %s, %s, %s, %s, %s, %s::timestamptz, 0, '', %s::timestamptz, 0, ''
  FROM unnest(%s::text[], %s::text[]) AS told (to_kind, to_key)
    ON CONFLICT DO NOTHING
"""


def tell(
    recipients: Iterable[Recipient], *, event: str, subject: tuple[str, Any], text: str, area: str, url: str = ""
) -> int:
    """Tell each recipient once of this event, however often it is called. One query; returns how many are new."""
    told = sorted({(kind, str(key)) for kind, key in recipients})  # sorted: two at once do not lock each other out
    if not told:
        return 0
    noun, ident = subject
    plain = text.replace("\0", "")[:TEXT]
    mail_from = clock.real_now() if by_email() else None
    post_from = quiet.leaves_at(clock.real_now(), area) if settings.SHANGLIANG_NOTICES_URL else None
    kinds, keys = map(list, zip(*told, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            TELL, [event, noun, str(ident), area, plain, url[:URL], clock.now(), mail_from, post_from, kinds, keys]
        )
        return cursor.rowcount


def for_person(person_id: int) -> NoticeQuerySet:
    """The inbox, newest first."""
    return Notice.objects.for_person(person_id).order_by("-id")


def unread(person) -> int:
    """How many a person has not read; it came along with the posts of who is signed in."""
    known = getattr(person, "unread_notices", None)
    return Notice.objects.for_person(person.pk).unread().count() if known is None else known


def number_unread(key) -> Coalesce:
    """The same within another question: a count over a partial index. `key`: the person's, as text."""
    mine = Notice.objects.filter(to_kind="person", to_key=key, read_at__isnull=True).order_by().values("to_kind")
    return Coalesce(models.Subquery(mine.annotate(n=models.Count("pk")).values("n")), 0)


def mark_read(person_id: int, up_to: int | None = None) -> int:
    """Everything up to a notice (all that was shown) is read; what came meanwhile stays unread."""
    shown = Notice.objects.for_person(person_id).unread()
    return (shown if up_to is None else shown.filter(id__lte=up_to)).update(read_at=clock.now())


def forget(noun: str, object_id: Any) -> int:
    """What was said of an object is taken back, also what waits to be mailed: its words may not be kept."""
    return Notice.objects.filter(noun=noun, object_id=str(object_id)).delete()[0]


def by_email() -> bool:
    """Whether this installation sends e-mail at all."""
    return bool(settings.SHANGLIANG_EMAIL)


def addresses_by(kind: str, resolver: Resolver) -> None:
    """Register who knows the e-mail addresses of a kind of recipient: keys -> {key: address}; unknown ones left out."""
    _resolvers[kind] = resolver


def phones_by(kind: str, resolver: Resolver) -> None:
    """The same for the telephones of a kind of recipient."""
    _phones[kind] = resolver


def phone_of(notice: Notice) -> str:
    """Where the recipient's phone is reached; "" for who has none."""
    resolver = _phones.get(notice.to_kind)
    return resolver([notice.to_key]).get(notice.to_key, "") if resolver else ""


def deliver(most: int = 500) -> int:
    """Send the mails that wait, one transaction each; any number of workers share them. Returns how many went out."""
    if not Notice.objects.waiting().exists():
        return 0
    post = get_connection()
    try:
        post.open()  # a server that is down costs no notice a try
        return sum(_rounds(post, most))
    except (OSError, SMTPException) as error:
        log.warning("the mail server does not answer: %s", type(error).__name__)
        return 0
    finally:
        post.close()


def _rounds(post, most: int) -> Iterator[bool]:
    until = time.monotonic() + LONGEST_ROUND
    for _round in range(most):
        notice = _next(post)
        if notice is None:
            return
        yield notice.mailed_at is not None
        if notice.mail_error in SERVER_GONE or time.monotonic() > until:
            return


@transaction.atomic
def _next(post) -> Notice | None:
    """Take the next mail that nobody else holds and try to send it; None if there is none."""
    notice = Notice.objects.waiting().select_for_update(skip_locked=True).first()
    if notice is None:
        return None
    address = _address(notice)
    if address:
        _try(notice, address, post)
    else:
        notice.mail_next, notice.mail_error = None, "no address"
    notice.save(update_fields=["mail_next", "mail_tries", "mailed_at", "mail_error"])
    return notice


def _address(notice: Notice) -> str:
    resolver = _resolvers.get(notice.to_kind)
    found = resolver([notice.to_key]).get(notice.to_key, "") if resolver else ""
    return found if "@" in parseaddr(found)[1] else ""


def _try(notice: Notice, address: str, post) -> None:
    try:
        _letter(notice, address, post).send()
    except (SMTPException, OSError, ValueError) as error:
        notice.mail_error = type(error).__name__
        final = isinstance(error, ValueError) or _refused_for_good(error) or notice.mail_tries >= len(WAITS)
        notice.mail_next = None if final else clock.real_now() + WAITS[notice.mail_tries]
        notice.mail_tries += 1
    else:
        notice.mailed_at, notice.mail_next, notice.mail_error = clock.now(), None, ""


def _refused_for_good(error: Exception) -> bool:
    """The server says that there is no such mailbox (5xx): asking again would only annoy it."""
    return isinstance(error, SMTPRecipientsRefused) and all(code >= 500 for code, _why in error.recipients.values())


def _letter(notice: Notice, address: str, post) -> EmailMessage:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    link = [urljoin(settings.SITE_URL, notice.url)] if notice.url else []
    return EmailMessage(
        subject=_("商量：%s") % " ".join(notice.text.split())[:60],
        body="\n\n".join([notice.text, *link, _("这封信由系统发出，请不要回复。")]),
        to=[address],
        headers={"Message-ID": f"<notice-{notice.pk}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=post,
    )


nav.count_unread_by(unread)
