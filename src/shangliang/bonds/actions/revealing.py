"""看要留痕 · What was found in a family is closed to all but its helper; who opens it says why.

The reason stands on the person's own record, where the family's file shows it; the trail has a commitment to it.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.people.refusal import Refused
from shangliang.subjects import actions as subjects

from ..models import Bond
from .binding import log


def opens_by_itself(bond, person) -> bool:
    """For one's own person the bond in force is the reason; firms, members and places hold nothing of a family."""
    return bond.kind != "pairing" or (bond.person_id == person.pk and bond.is_active)


@transaction.atomic
def reveal(bond, reason: str, *, by, on=None) -> Bond:
    """看内容: once, for a reason."""
    seen = Bond.objects.visible_to(by).filter(pk=bond.pk).exists()
    if not seen or not by.can("bond.reveal", bond.area_id):
        raise PermissionDenied
    if not reason.strip():
        raise Refused(_("请写明为什么要看。"))
    if bond.assisted_id:
        subjects.note_look(bond.assisted, reason.strip()[:200], by=by, on=on)
    log(bond, "reveal", by=by, on=on, detail={"reason": reason.strip()[:200]})
    return bond
