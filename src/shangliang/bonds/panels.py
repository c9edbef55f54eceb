"""别处页上的帮联 · What the pages of firms, households, persons under care and people show of bonds."""

import datetime as dt

from django.db.models import Count, Q, Sum
from django.urls import reverse

from shangliang.gatherings.models import Visit
from shangliang.kit import pages

from .actions.beside import may_write
from .models import Bond
from .rhythm import standings

MOST = 20


def _panel(person, found, *, extra=None) -> list[dict]:
    seen = Bond.objects.visible_to(person).filter(pk__in=found.values("pk")).whole().order_by("-start", "-id")[:MOST]
    if not seen and not extra:
        return []
    lines = [
        {"bond": s.bond, "standing": s, "active": s.bond.is_active, "may": may_write(s.bond, person)}
        for s in standings(seen)
    ]
    return [{"template": "bonds/_panel.html", "lines": lines} | (extra or {})]


@pages.slot("enterprise.main", order=30)
def of_enterprise(person, enterprise) -> list[dict]:
    may = person.can("subject.add", enterprise.area_id)
    extra = {"new": reverse("enterprise-contact", args=[enterprise.ref]), "firm": True} if may else {"firm": True}
    return _panel(person, Bond.objects.filter(enterprise=enterprise), extra=extra)


@pages.slot("assisted_person.main", order=30)
def of_assisted(person, assisted) -> list[dict]:
    return _panel(person, Bond.objects.filter(assisted=assisted))


@pages.slot("person.side", order=40)
def of_person(person, other) -> list[dict]:
    """On the page of a person of the office: whom they look after, who looks after them."""
    found = Bond.objects.filter(person=other) | Bond.objects.filter(whom=other)
    return _panel(person, found)


@pages.slot("inspection.members", order=20)
def of_inspection(_person, about) -> list[dict]:
    """On the file for inspection of a village or community: who was posted there in the year, what each did."""
    area, year = about
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    bonds = Bond.objects.filter(kind="posting", area=area, start__lte=last).filter(Q(end=None) | Q(end__gte=first))
    rows = list(bonds.select_related("person").order_by("start", "id"))
    there = Visit.objects.filter(area=area, way="community").done(first, last).order_by().values("visitor_id")
    done = {row["visitor_id"]: row for row in there.annotate(n=Count("pk"), people=Sum("received"))}
    lines = [{"bond": bond, "done": done.get(bond.person_id)} for bond in rows]
    return [{"template": "bonds/_inspection.html", "lines": lines}] if lines else []
