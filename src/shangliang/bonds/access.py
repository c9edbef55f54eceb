"""看见的理由 · A bond in force opens the file of whom it is about; the day it ends, it does not."""

from django.db.models import Exists, OuterRef, Q

from shangliang.subjects import grounds, paired

from .models import Bond


@grounds.adds("assisted_person")
def of_helpers(person) -> Q:
    """A helper sees exactly their own persons."""
    return Q(pk__in=_own(person, "pairing").values("assisted_id"))


@grounds.adds("enterprise")
def of_contacts(person) -> Q:
    """A leader or a body's contact person sees their firms, wherever these lie."""
    return Q(pk__in=_own(person, "enterprise").values("enterprise_id"))


def _own(person, kind: str):
    if not getattr(person, "is_authenticated", False):
        return Bond.objects.none()
    return Bond.objects.held_by(person).active().filter(kind=kind).order_by()


@paired.by
def with_helper():
    """On the list of households: whether the person has a helper today."""
    return Exists(Bond.objects.active().filter(kind="pairing", assisted=OuterRef("pk")).order_by())


@paired.helpers_by
def helpers_of(persons) -> dict[int, int]:
    """For who is told of what concerns a person under care."""
    found = Bond.objects.active().filter(kind="pairing", assisted__in=persons).order_by()
    return dict(found.values_list("assisted_id", "person_id"))
