"""登记帮扶干部 · Put somebody on the roll of helpers, or take them off it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, trail
from shangliang.people.refusal import Refused

from ..models import Helper


@transaction.atomic
def enrol_helper(person, area, *, by, on=None, rank="staff", capacity=1, home=None, recuse=()) -> Helper:
    """登记: or write down again what has changed. `area` is the county or town that pairs them; `home` their own village."""
    if not by.can("bond.make", area.code):
        raise PermissionDenied
    held = Helper.objects.select_for_update().filter(person=person).first()
    if held and not by.can("bond.make", held.area_id):
        raise Refused(_("这名干部在别的地区的名册上。"))
    fields = {
        "area": area, "rank": rank, "capacity": capacity, "home": home, "recuse": sorted(recuse), "withdrawn_on": None,
    }  # fmt: skip
    found, _new = Helper.objects.update_or_create(person=person, defaults=fields)
    trail.record(
        by=by, action="helper.enrol", noun="helper", id=person.ref, area=area.code, on=on,
        detail={"rank": rank, "capacity": capacity},
    )  # fmt: skip
    return found


@transaction.atomic
def withdraw_helper(helper, *, by, on=None) -> Helper:
    """退出名册: new families are not given to them; the bonds there are go on until they are changed."""
    if not by.can("bond.make", helper.area_id):
        raise PermissionDenied
    helper.withdrawn_on = clock.local_day(on) if on else clock.today()
    helper.save(update_fields=["withdrawn_on"])
    trail.record(by=by, action="helper.withdraw", noun="helper", id=helper.person.ref, area=helper.area_id, on=on)
    return helper
