"""撤销包联 · A contact that a table brought in goes again, and the one it replaced goes on, as long as nothing rests on it.

What was built upon since (a visit, an aid, a line of a checklist) stays and is the reason to refuse. The trail keeps both.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Visit
from shangliang.people.refusal import Refused

from ..models import Bond
from .binding import log


@transaction.atomic
def retract_contact(made: Bond, *, by, replaced: Bond | None = None, on=None) -> None:
    """撤销包联: `made` was brought in by mistake, and `replaced` was ended for its sake."""
    for bond in filter(None, (made, replaced)):
        if not by.can(bond.rules.ability, bond.area_id):
            raise PermissionDenied
    found = Bond.objects.select_for_update().get(pk=made.pk)
    visits = Visit.objects.filter(enterprise=found.enterprise, organisation=found.organisation, on__gte=found.start)
    try:
        with transaction.atomic():
            if found.end is not None or visits.exists():
                raise IntegrityError
            log(found, "retract", by=by, on=on)
            found.delete()
    except (IntegrityError, ProtectedError):
        raise Refused(_("这家企业的包联已经有后来的记录（走访、更换等），没有撤销。")) from None
    if replaced:
        _go_on(replaced, by, on)


def _go_on(replaced: Bond, by, on) -> None:
    replaced.end, replaced.reason = None, ""
    try:
        with transaction.atomic():
            replaced.save(update_fields=["end", "reason"])
    except IntegrityError:
        raise Refused(_("原来的包联单位后来又登记过，没有撤销。")) from None
    log(replaced, "go_on", by=by, on=on)
