"""别处页上的帮联 · What the pages of firms, households, persons under care and people show of bonds."""

from django.urls import reverse

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


@pages.slot("household.main", order=30)
def of_household(person, household) -> list[dict]:
    return _panel(person, Bond.objects.filter(assisted__household=household))


@pages.slot("person.side", order=40)
def of_person(person, other) -> list[dict]:
    """On the page of a person of the office: whom they look after, who looks after them."""
    found = Bond.objects.filter(person=other) | Bond.objects.filter(whom=other)
    return _panel(person, found)
