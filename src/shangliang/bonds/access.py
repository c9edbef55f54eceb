"""看见的理由 · A bond in force opens the file of whom it is about; the day it ends, it does not."""

from django.db.models import Q

from shangliang.subjects import grounds

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
