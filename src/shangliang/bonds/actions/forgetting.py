"""遗忘 · When a person's file is destroyed: what bonds and visits hold of them is emptied, and the bonds end.

That there was a bond, when somebody went and what was given stays, for the counts; what was found, asked and photographed, and
the family's telephone do not. Called by whoever erases the person (subjects), inside that transaction.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Visit, VisitFile
from shangliang.kit import files
from shangliang.subjects import forgetting

from ..models import Bond, Card, Inquiry
from .beside import day_of
from .binding import log


@transaction.atomic
@forgetting.along("gatherings_visit", "bonds_inquiry", "bonds_card")
def forget_person(assisted, *, by, on=None) -> int:
    """Returns how many rows were emptied or taken away. Who may do so has been asked by the erasure itself."""
    bonds = Bond.objects.filter(assisted=assisted)
    gone = _photos(assisted)
    gone += Visit.objects.filter(assisted=assisted).update(found=b"", explained="", companions="", content=b"")
    gone += Inquiry.objects.filter(bond__in=bonds).delete()[0]
    gone += Card.objects.filter(bond__in=bonds).update(family_phone=b"", family_who=b"")
    for bond in bonds.filter(end__isnull=True):
        bond.end, bond.reason = max(bond.start, day_of(on)), _("档案已删除")
        bond.save(update_fields=["end", "reason"])
        log(bond, "end", by=by, on=on)
    return gone


def _photos(assisted) -> int:
    links = VisitFile.objects.filter(visit__assisted=assisted).select_related("file")
    found = [link.file for link in links]
    links.delete()
    return files.discard(found)
