"""覆盖 · Of whom is under care, of firms, of members and of communities: how many are reached; for one place or for each below it.

Every measure is one question over rows grouped by the beginning of their area code, so that a level costs the same
whether it has one place or thirty. Ratios keep their parts, so that wider areas add.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When
from django.db.models.functions import Substr

from shangliang.gatherings.models import Visit
from shangliang.kit import clock
from shangliang.kit.periods import period_of
from shangliang.people.areas import after
from shangliang.subjects.models import AssistedPerson, Enterprise

from .models import Aid, Bond, PlannedTalk, TalkPlan
from .rhythm import counted

HOME = "home"
LEADERS = ("talk", "nonparty")  # the kinds of what a leader owes members


@dataclass(frozen=True)
class Span:
    """期间 · The days that a coverage counts, and the day it is asked for."""

    start: dt.date
    end: dt.date

    @classmethod
    def of(cls, name: str) -> "Span":
        period = period_of(name, clock.today())
        return cls(period.start, period.end)


def listed(day):
    """Who was under care on the day."""
    return AssistedPerson.objects.filter(listed_on__lte=day).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))


def persons(span: Span, quarter: Span | None = None):
    """Under care on the last day, each with whether they are paired, were visited at home, were given something."""
    found = listed(span.end).annotate(
        place=F("household__area_id"),
        paired=Exists(Bond.objects.active(span.end).filter(kind="pairing", assisted=OuterRef("pk"))),
        visited=Exists(_visits(span).filter(assisted=OuterRef("pk"), way=HOME)),
        aided=Exists(Aid.objects.filter(bond__assisted=OuterRef("pk"), on__gte=span.start, on__lte=span.end)),
    )
    quarter = quarter or span
    return found.annotate(lately=Exists(_visits(quarter).filter(assisted=OuterRef("pk"), way=HOME)))


def firms(span: Span):
    """Firms, each with whether somebody contacts it."""
    return Enterprise.objects.annotate(
        place=F("area_id"),
        paired=Exists(Bond.objects.active(span.end).filter(kind="enterprise", enterprise=OuterRef("pk"))),
    )


def bonds(kinds, span: Span):
    """Bonds in force on the last day, each with whether they were kept (visited, talked with, on duty) in the time, and
    whether a plan of the time has them."""
    kept = Q(pk__in=[])
    for slug in kinds:
        kept |= Q(Q(kind=slug), Exists(counted(slug).filter(on__gte=span.start, on__lte=span.end)))
    planned = Exists(planned_in(span).filter(bond=OuterRef("pk")))
    found = Bond.objects.active(span.end).filter(kind__in=kinds)
    return found.annotate(place=F("area_id"), visited=kept, planned=planned)


def planned_in(span: Span):
    """What the plans of the time have: their terms touch it."""
    plans = TalkPlan.objects.touching(span.start, span.end)
    return PlannedTalk.objects.standing().filter(plan__in=plans.order_by().values("pk")).order_by()


def talks(span: Span):
    """Planned talks, each with whether it took place by the last day, and whether it is late on that day."""
    met = Q(visit__on__lte=span.end)
    return planned_in(span).annotate(
        place=F("plan__area_id"),
        met=Case(When(met, then=True), default=False),
        late=Case(When(Q(until__lt=span.end) & ~met, then=True), default=False),
    )


def tally(found, length: int, *flags: str) -> dict[str, dict[str, int]]:
    """Counts by the first `length` characters of the place: {code: {"all": n, flag: n}}; one question."""
    counts = {f"with_{flag}": Count("pk", filter=Q(**{flag: True})) for flag in flags}
    grouped = found.annotate(code=Substr("place", 1, length)).order_by().values("code")
    result: dict[str, dict[str, int]] = {}
    for row in grouped.annotate(number=Count("pk"), **counts):
        result[row["code"]] = {"all": row["number"]} | {flag: row[f"with_{flag}"] for flag in flags}
    return result


def within(found, code: str, field: str = "place"):
    return found.filter(**{f"{field}__gte": code, f"{field}__lt": after(code)}) if code else found


def _visits(span: Span):
    return Visit.objects.done(span.start, span.end)
