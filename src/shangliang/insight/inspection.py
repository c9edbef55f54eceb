"""迎检材料 · What a village or community shows who comes to inspect it: topics, sittings, outcomes, members, its room, how
content people are, all of one year. Nouns beside this one add their part by the slot "inspection.members" (bonds: who is
posted there and did what)."""

import datetime as dt

from django.db.models import Count, Q

from shangliang.consultations.models import Point
from shangliang.gatherings.models import Gathering
from shangliang.gatherings.models.gathering import ADDED, COUNTED
from shangliang.kit import clock, figures
from shangliang.kit.say import say
from shangliang.matters.models import Matter
from shangliang.matters.models.rows import dressed, rows
from shangliang.people.areas import VILLAGE
from shangliang.people.models import Membership, Organisation
from shangliang.people.organisations import OrgKind
from shangliang.subjects import uses
from shangliang.subjects.models import ConsultationRoom, Have, MemberStation

MOST = 60  # rows of each part; a year of a village has fewer


def of(area, year: int, person) -> dict:
    """Everything for the page; the rows are those that the person may see."""
    first, last = dt.date(year, 1, 1), min(dt.date(year, 12, 31), clock.today())
    code = area.pk
    counted = figures.compute(code, on=last, period="year", only=("matters", "satisfaction", "consultations"))
    return {
        "numbers": counted, "topics": _topics(code, first, last, person), "sittings": _sittings(code, first, last, person),
        "points": _points(code, first, last), "rooms": _rooms(code, first, last), "stations": _stations(code),
        "council": Organisation.objects.filter(area=area, kind=OrgKind.COUNCIL).first(), "first": first, "last": last,
    }  # fmt: skip


def _topics(code, first, last, person) -> list[dict]:
    """Raised in the year, or ended in it; how long each took stands in its dates."""
    seen = Matter.objects.visible_to(person).within(code).filter(kind="topic")
    within = Q(raised_on__gte=first, raised_on__lte=last) | Q(closed_on__gte=first, closed_on__lte=last)
    found = dressed(rows(seen.filter(within)).order_by("raised_on", "id")[:MOST])
    for row in found:
        row["class_name"] = say(row["topic_class"])
    return found


def _sittings(code, first, last, person) -> list[Gathering]:
    """Held in the year, with how many were expected and came."""
    listed, came = ~Q(attendances__presence__in=ADDED), Q(attendances__presence__in=COUNTED)
    held = Gathering.objects.within(code).filter(
        pk__in=Gathering.objects.visible_to(person).values("pk"),
        opened_at__gte=clock.end_of(first - clock.days(1)),
        opened_at__lt=clock.end_of(last),
    )
    counted = held.annotate(expected=Count("attendances", filter=listed), present=Count("attendances", filter=came))
    return list(counted.select_related("room").order_by("starts_at")[:MOST])


def _points(code, first, last) -> list[Point]:
    """What was agreed, by whom it is to be done, until when."""
    agreed = Point.objects.filter(consultation__area_id=code, consultation__agreed_on__range=(first, last))
    found = agreed.select_related("consultation", "unit").order_by(
        "consultation__agreed_on", "consultation_id", "order"
    )
    return list(found[:MOST])


def _rooms(code, first, last) -> list[dict]:
    """Its rooms with the six haves, and their uses in the year."""
    found = list(ConsultationRoom.objects.within(code).counted().standing(last).prefetch_related("haves"))
    used = uses.of([room.pk for room in found], first, last)
    return [
        {"room": room, "used": used.get(room.pk), "haves": [(h.label, _have(room, h)) for h in Have]} for room in found
    ]


def _have(room, have):
    return next((row for row in room.haves.all() if row.have == have), None)


def _stations(code) -> list[dict]:
    """The station there, or of the township, and the members that belong to it."""
    places = {code, code[:VILLAGE], code[:9]}
    found = MemberStation.objects.filter(area__in=places).standing().select_related("organisation", "area")
    bodies = [station.organisation_id for station in found if station.organisation_id]
    members = dict(
        Membership.objects.on(clock.today()).filter(station__in=bodies, term__end__isnull=True)
        .order_by().values_list("station").annotate(n=Count("pk"))
    )  # fmt: skip
    return [{"station": s, "members": members.get(s.organisation_id, 0)} for s in found]
