"""做删除 · Destroy a person's file: the key first, then what it sealed, the papers, the rows. The trail keeps that it was done.

What remains is a row without a word about the person, so that counts and old trail rows still have what they point at.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, files, importing, seal, trail
from shangliang.people.refusal import Refused

from .. import forgetting, permits
from ..models import ROWS, AssistedPerson, Erasure, Household, Left


@transaction.atomic
def erase_person(person, why, *, by, on=None) -> AssistedPerson:
    """删除档案: by the county's office; it can not be undone."""
    area = person.household.area_id
    if not permits.by_reach(by, "household.erase", area):
        raise PermissionDenied
    row = AssistedPerson.objects.select_for_update(of=("self",)).select_related("household").get(pk=person.pk)
    if row.erased_on:
        raise Refused(_("这个人的档案已经删除。"))
    if why not in Erasure:
        raise Refused(_("请说明删除的原因。"))
    gone = _drop(row) + forgetting.forget(row, by=by, on=on)
    gone += importing.forget_made(row.ref) + importing.forget_saying("households", [row.name, row.id_number])
    seal.destroy(row.pk)
    _empty(row, why, clock.local_day(on) if on else clock.today())
    trail.record(
        by=by, action="assisted_person.erase", noun="assisted_person", id=row.ref, area=area, on=on,
        detail={"why": why, "rows": gone},
    )  # fmt: skip
    return AssistedPerson.objects.select_related("household").get(pk=row.pk)


def _drop(person) -> int:
    """The rows of the file, the consents, the photographs of papers."""
    papers = [consent.photo for consent in person.consents.select_related("photo") if consent.photo]
    gone: int = sum(model.objects.filter(person=person).delete()[0] for model in ROWS.values())  # type: ignore[attr-defined]
    gone += person.consents.all().delete()[0]
    files.discard(papers)
    return gone


def _empty(person, why, day) -> None:
    """Nothing that says who it was; whoever was last of a household takes its address along."""
    AssistedPerson.objects.filter(pk=person.pk).update(
        initials="", kinds=[], minor=False, erased_on=day, erased_why=why, left_on=person.left_on or day,
        left_why=person.left_why or Left.ERASED,
    )  # fmt: skip
    if not person.household.persons.filter(erased_on__isnull=True).exists():
        Household.objects.filter(pk=person.household_id).update(address="")
