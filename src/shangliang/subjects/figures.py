"""对象的数字 · What rooms count; how many households and persons are under care, and whose facts rest on a good consent."""

from django.db.models import Count, Exists, OuterRef, Q

from shangliang.kit import clock, figures

from . import coverage
from .models import AssistedPerson, Consent
from .readiness import figures as readiness_figures


def declare() -> None:
    readiness_figures.declare()
    figures.declare(
        "rooms",
        sentence="村、社区个数，其中有协商议事室的、议事室近期用过的；覆盖率＝在用的／（村＋社区）",
        unit="个、比例",
        keys=("places", "with_room", "in_use", "coverage", "coverage_of"),
        query=_rooms,
    )
    figures.declare(
        "care",
        sentence="在册关爱对象：户数、人数、未成年人数，已有同意或法定依据的人数和占比",
        unit="户、人",
        keys=("households", "persons", "minors", "consented", "consented_of"),
        query=_care,
    )


def _rooms(area, period) -> dict:
    found = coverage.of(area, min(period.end, clock.today()))
    return {
        "places": found.places,
        "with_room": found.with_room,
        "in_use": found.in_use,
        "coverage": found.share,
        "coverage_of": [found.in_use, found.places],
    }


def _care(area, period) -> dict:
    """On the list at the end of the period; nobody's name, nobody's row."""
    last = period.end
    good = Consent.objects.good(last).filter(person=OuterRef("pk"))
    listed = AssistedPerson.objects.within(area).filter(listed_on__lte=last).exclude(left_on__lte=last)
    found = listed.annotate(agreed=Exists(good)).aggregate(
        households=Count("household", distinct=True),
        persons=Count("pk"),
        minors=Count("pk", filter=Q(minor=True)),
        agreed_many=Count("pk", filter=Q(agreed=True)),
    )
    many, whole = found.pop("agreed_many"), found["persons"]
    return found | {"consented": many / whole if whole else None, "consented_of": [many, whole]}
