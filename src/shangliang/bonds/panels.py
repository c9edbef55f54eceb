"""别处页上的帮联 · What the pages of firms, households, persons under care and people show of bonds."""

import datetime as dt
from collections import defaultdict

from django.db.models import Count, Q, Sum
from django.urls import reverse

from shangliang.gatherings.models import Visit
from shangliang.kit import pages
from shangliang.kit.paper.sheet import Rows

from .models import Bond
from .rhythm import standings
from .sheets import beside, posted

MOST = 20


def _panel(person, found, *, extra=None) -> list[dict]:
    seen = Bond.objects.visible_to(person).filter(pk__in=found.values("pk")).whole().order_by("-start", "-id")[:MOST]
    if not seen and not extra:
        return []
    return [{"template": "bonds/_panel.html", "lines": _lines(seen)} | (extra or {})]


def _lines(bonds) -> list[dict]:
    return [{"bond": s.bond, "standing": s, "active": s.bond.is_active} for s in standings(bonds)]


@pages.slot("enterprise.main", order=30)
def of_enterprise(person, enterprise) -> list[dict]:
    may = person.can("subject.add", enterprise.area_id)
    extra = {"new": reverse("enterprise-contact", args=[enterprise.ref]), "firm": True} if may else {"firm": True}
    return _panel(person, Bond.objects.filter(enterprise=enterprise), extra=extra)


@pages.slot("assisted_persons", order=30)
def of_assisted(person, members) -> list[dict]:
    """A panel for each of them that has one, all from the same two queries."""
    known = {one.pk: one for one in members}
    seen = Bond.objects.visible_to(person).filter(assisted__in=known).select_related("person", "post", "organisation")
    found: dict[int, list] = defaultdict(list)
    for bond in seen.order_by("-start", "-id"):
        bond.assisted = known[bond.assisted_id]  # as the page has them, with nothing opened again
        found[bond.assisted_id].append(bond)
    lines = {line["bond"].pk: line for line in _lines([b for bonds in found.values() for b in bonds[:MOST]])}
    return [
        {"template": "bonds/_panel.html", "of": key, "lines": rows, "paper": beside(rows)}
        for key, rows in ((key, [lines[b.pk] for b in bonds[:MOST]]) for key, bonds in found.items())
    ]


@pages.slot("person.side", order=40)
def of_person(person, other) -> list[dict]:
    """On the page of a person of the office: whom they look after, who looks after them."""
    found = Bond.objects.filter(person=other) | Bond.objects.filter(whom=other)
    return _panel(person, found)


@pages.slot("inspection.members", order=20)
def of_inspection(_person, about) -> list[Rows]:
    """A part of the file for inspection of a village or community: who was posted there in the year, what each did."""
    area, year = about
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    bonds = Bond.objects.filter(kind="posting", area=area, start__lte=last).filter(Q(end=None) | Q(end__gte=first))
    rows = list(bonds.select_related("person").order_by("start", "id"))
    there = Visit.objects.filter(area=area, way="community").done(first, last).order_by().values("visitor_id")
    done = {row["visitor_id"]: row for row in there.annotate(n=Count("pk"), people=Sum("received"))}
    lines = [{"bond": bond, "done": done.get(bond.person_id)} for bond in rows]
    return [posted(lines)] if lines else []
