"""日程 · What stands in a calendar: where somebody is expected, what is due of them; and what a place does in public."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from shangliang.consultations.models import Consultation
from shangliang.consultations.models.doing import Activity
from shangliang.gatherings.models import Attendance
from shangliang.kit import clock, nouns
from shangliang.matters.models.piles import orders_of

from .today import tasks

BACK = dt.timedelta(days=31)
MOST = 300


def of_person(person) -> list[Event]:
    """The gatherings on whose lists one stands, and the limits of what waits on one's desk."""
    return [*_expected(person), *_due_matters(person), *_due_orders(person)]


def of_area(code: str) -> list[Event]:
    """Public consultations that are noticed: when one can say something, when people sit together."""
    since = clock.now() - BACK
    public = Consultation.objects.public().within(code).filter(withdrawn_on__isnull=True)
    said = public.filter(closes_at__gte=since).select_related("host").order_by("opens_at", "id")[:MOST]
    sat = Activity.objects.filter(consultation__in=public, gathering__ends_at__gte=since)
    sat = sat.filter(gathering__called_off_at__isnull=True).select_related("gathering", "consultation__host")
    return [*map(_open_for_views, said), *[_sitting(row) for row in sat.order_by("gathering__starts_at", "id")[:MOST]]]


def written(name: str, events: Iterable[Event]) -> bytes:
    """RFC 5545, with the hour at which programs may ask again (RFC 7986)."""
    book = Calendar()
    for key, value in (("prodid", "-//Shangliang//zh//"), ("version", "2.0"), ("x-wr-calname", name), ("name", name)):
        book.add(key, value)
    book.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for event in events:
        book.add_component(event)
    return book.to_ical()


def _event(key: str, title: str, path: str, **more) -> Event:
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.SITE_URL).hostname or 'shangliang'}")
    event.add("dtstamp", clock.now())
    event.add("summary", title)
    event.add("url", urljoin(settings.SITE_URL, path))
    for name, value in more.items():
        if value:
            event.add(name, value)
    return event


def _expected(person) -> list[Event]:
    on_list = Attendance.objects.filter(person=person, gathering__ends_at__gte=clock.now() - BACK)
    rows = on_list.filter(gathering__called_off_at__isnull=True).select_related("gathering__host")
    return [
        _event(
            f"gathering-{row.gathering.ref}",
            row.gathering.title,
            nouns.url("gathering", row.gathering),
            dtstart=row.gathering.starts_at,
            dtend=row.gathering.ends_at,
            location=row.gathering.place,
            description=str(row.gathering.host),
        )
        for row in rows.order_by("gathering__starts_at", "pk")[:MOST]
    ]


def _due_matters(person) -> list[Event]:
    return [
        _limit(f"matter-{row['ref']}", row["due_on"], row["title"], reverse("matter-desk", args=[row["ref"]]))
        for row in tasks(person)
        if row["due_on"]
    ]


def _due_orders(person) -> list[Event]:
    waiting = orders_of(person).filter(Q(due_on__isnull=False)).open().select_related("matter").order_by("due_on", "id")
    return [
        _limit(f"order-{row.ref}", row.due_on, row.matter.title, reverse("order", args=[row.ref]))
        for row in waiting[:MOST]
    ]


def _limit(key, day, title, path) -> Event:
    """A whole day; the limit ends at its midnight."""
    return _event(key, _("到期：%(what)s") % {"what": title}, path, dtstart=day, dtend=day + dt.timedelta(days=1))


def _open_for_views(found) -> Event:
    title = _("可以表态：%(what)s") % {"what": found.title}
    return _event(
        f"consultation-{found.ref}", title, found.get_absolute_url(), dtstart=found.opens_at or found.closes_at,
        dtend=found.closes_at, description=str(found.host),
    )  # fmt: skip


def _sitting(row) -> Event:
    held, found = row.gathering, row.consultation
    return _event(
        f"sitting-{held.ref}", _("协商：%(what)s") % {"what": found.title}, found.get_absolute_url(), dtstart=held.starts_at,
        dtend=held.ends_at, location=held.place, description=str(found.host),
    )  # fmt: skip
