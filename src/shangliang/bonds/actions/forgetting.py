"""遗忘 · When a person's file is destroyed: what bonds and visits hold of them is emptied, and the bonds end.

That there was a bond, when somebody went and what was given was worth stays, for the counts; what was found, asked and
photographed, the family's telephone, and every word that somebody wrote beside it do not. Called by whoever erases the person (subjects), inside that transaction.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.models import Visit, VisitFile
from shangliang.kit import files
from shangliang.kit.offline import deciding as offline
from shangliang.subjects import forgetting

from ..models import Aid, Bond, Card, Inquiry, Tick
from .beside import day_of
from .binding import log


@transaction.atomic
@forgetting.along(
    "gatherings_visit", "bonds_aid", "bonds_bond", "bonds_card", "bonds_inquiry", "bonds_tick", "kit_operation"
)
def forget_person(assisted, *, by, on=None) -> int:
    """Returns how many rows were emptied or taken away. Who may do so has been asked by the erasure itself."""
    bonds, said = Bond.objects.filter(assisted=assisted), _("档案已删除")
    gone = _photos(assisted) + offline.forget("assisted_person", [assisted.pk])
    gone += Visit.objects.filter(assisted=assisted).update(found=b"", explained="", companions="", content=b"")
    gone += Inquiry.objects.filter(bond__in=bonds).delete()[0]
    gone += Card.objects.filter(bond__in=bonds).update(family_phone=b"", family_who=b"")
    gone += Tick.objects.filter(bond__in=bonds).exclude(note="").update(note="")
    gone += Aid.objects.filter(bond__in=bonds).update(what=said)
    for bond in bonds:
        if running := bond.end is None:
            bond.end = max(bond.start, day_of(on))
        bond.why, bond.reason = "", said
        bond.save(update_fields=["end", "why", "reason"])
        if running:
            log(bond, "end", by=by, on=on)
    return gone


def _photos(assisted) -> int:
    links = VisitFile.objects.filter(visit__assisted=assisted).select_related("file")
    found = [link.file for link in links]
    links.delete()
    return files.discard(found)
