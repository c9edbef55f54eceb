"""撤销登记 · A matter that was registered by mistake goes again, as long as nobody has taken a step; the trail keeps both."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from ..kinds import KINDS
from ..lifecycle import Refused
from ..models import Matter
from .engine import log


@transaction.atomic
def withdraw_matter(matter: Matter, *, by, on=None) -> None:
    """Only by who may raise such a matter there, and only what is as it was raised."""
    row = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    if not by.can(KINDS[row.kind].raise_ability, row.area_id):
        raise PermissionDenied
    if row.entries.count() != 1 or row.serial or row.followers.exists():
        raise Refused(_("“%(title)s”已经在办理，不能撤销登记。") % {"title": row.title})
    log(row, "withdraw", by=by, on=on)
    try:
        with transaction.atomic():
            row.entries.all().delete()
            row.raisers.all().delete()
            row.delete()
    except ProtectedError:
        raise Refused(_("“%(title)s”已经有后来的记录，不能撤销登记。") % {"title": row.title}) from None
