"""做户 · Open a household, say where it lives."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import trail

from .. import permits
from ..models import Household


@transaction.atomic
def open_household(area, *, by, address="", on=None) -> Household:
    """登记一户: its persons are listed afterwards (`list_person`)."""
    if not permits.by_reach(by, "household.add", area.code):
        raise PermissionDenied
    made = Household.objects.create(area=area, address=address)
    trail.record(by=by, action="household.open", noun="household", id=made.ref, area=area.code, on=on)
    return made


@transaction.atomic
def move_household(household, *, by, area=None, address="", on=None) -> Household:
    """改住址: the address as it is now; to another place only by who may register there."""
    old, new = household.area_id, area.code if area else household.area_id
    if not permits.by_reach(by, "household.edit", old) or not permits.by_reach(by, "household.add", new):
        raise PermissionDenied
    household.area_id, household.address = new, address
    household.save(update_fields=["area", "address"])
    trail.record(
        by=by,
        action="household.move",
        noun="household",
        id=household.ref,
        area=old,
        on=on,
        detail={"to": new},
        also=[new],
    )
    return household
