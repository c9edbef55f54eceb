"""关爱的数字 · Households, persons under care, minors among them, and how many facts rest on a consent that is good."""

from django.db.models import Count, Exists, OuterRef, Q

from shangliang.kit import figures

from .models import AssistedPerson, Consent


def declare() -> None:
    figures.declare(
        "care",
        sentence="在册关爱对象：户数、人数、未成年人数，已有同意或法定依据的人数和占比",
        unit="户、人",
        keys=("households", "persons", "minors", "consented", "consented_of"),
        query=_care,
    )


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
