"""撤销结对、包联、走访 · A bond that a table brought in goes again, and the one it replaced goes on, as long as nothing rests on it.

What was built upon since (a visit, an aid, a line of a checklist) stays and is the reason to refuse. The trail keeps both.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Visit
from shangliang.kit import clock, trail
from shangliang.matters import actions as matters
from shangliang.people.refusal import Refused

from ..models import Aid, Bond, Helper, Need
from .binding import log


@transaction.atomic
def retract_bond(made: Bond, *, by, replaced: Bond | None = None, on=None) -> None:
    """撤销结对、包联: `made` was brought in by mistake, and `replaced` was ended for its sake."""
    for bond in filter(None, (made, replaced)):
        if not by.can(bond.rules.ability, bond.area_id):
            raise PermissionDenied
    found = Bond.objects.select_for_update().get(pk=made.pk)
    try:
        with transaction.atomic():
            if found.end is not None or _visited(found):
                raise IntegrityError
            log(found, "retract", by=by, on=on)
            found.delete()
    except (IntegrityError, ProtectedError):
        raise Refused(_("这段关系已经有后来的记录（走访、更换等），没有撤销。")) from None
    if replaced:
        _go_on(replaced, by, on)


def _visited(bond: Bond) -> bool:
    since = Visit.objects.filter(on__gte=bond.start)
    if bond.enterprise_id:
        return since.filter(enterprise=bond.enterprise_id, organisation=bond.organisation_id).exists()
    return since.filter(assisted=bond.assisted_id, whom=bond.whom_id, visitor=bond.person_id).exists()


@transaction.atomic
def retract_helper(helper: Helper, *, by, before: dict[str, Any] | None, on=None) -> None:
    """撤销名册登记: off the roll again, or as the roll said `before` ({"rank", "capacity", "gone"})."""
    if not by.can("bond.make", helper.area_id):
        raise PermissionDenied
    if before is None and Bond.objects.filter(kind="pairing", person=helper.person, end__isnull=True).exists():
        raise Refused(_("这名干部已经有结对，名册没有撤销。"))
    area, ref = helper.area_id, helper.person.ref
    if before is None:
        helper.delete()
    else:
        helper.rank, helper.capacity = before["rank"], before["capacity"]
        helper.withdrawn_on = clock.today() if before["gone"] else None
        helper.save(update_fields=["rank", "capacity", "withdrawn_on"])
    trail.record(by=by, action="helper.retract", noun="helper", id=ref, area=area, on=on)


@transaction.atomic
def retract_visit(visit: Visit, *, by, on=None) -> None:
    """撤销走访: with the aid that was given on it and the need that was told, as long as nobody is at work on that."""
    found = Visit.objects.select_for_update().get(pk=visit.pk)
    if found.typed_by_id != by.pk:
        raise PermissionDenied
    area, ref = found.area_id, found.ref
    try:
        with transaction.atomic():
            for need in Need.objects.filter(visit=found).select_related("matter"):
                need.delete()
                matters.withdraw_matter(need.matter, by=by, on=on)
            Aid.objects.filter(visit=found).delete()
            found.delete()
    except ProtectedError:
        raise Refused(_("这次走访已经有后来的记录，没有撤销。")) from None
    trail.record(by=by, action="visit.retract", noun="visit", id=ref, area=area, on=on)


def _go_on(replaced: Bond, by, on) -> None:
    replaced.end, replaced.reason = None, ""
    try:
        with transaction.atomic():
            replaced.save(update_fields=["end", "reason"])
    except IntegrityError:
        raise Refused(_("原来的那一段后来又登记过，没有撤销。")) from None
    log(replaced, "go_on", by=by, on=on)
