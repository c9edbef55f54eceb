"""撤销登记 · Somebody brought in by mistake goes again, with their key and their household, as long as nothing rests on them.

What was built upon since (a bond, a visit, a subsidy, a look into the file) stays and is the reason to refuse. The trail
keeps both: that they were listed, and that this was taken back.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shangliang.kit import seal, sets, trail
from shangliang.people.refusal import Refused

from .. import facts, permits
from ..models import AssistedPerson, Consent, Household, covered
from .standing import held


@transaction.atomic
def retract_person(person: AssistedPerson, *, by, consents: Iterable[int] = (), opened: bool = False, on=None) -> None:
    """撤销登记: `consents` (keys) came with the listing and go with it; so does the household if it was `opened` for them."""
    row = held(person, "household.edit", by)
    home, key, ref = row.household, row.pk, row.ref
    if not permits.by_reach(by, "household.add", home.area_id):
        raise PermissionDenied
    try:
        with transaction.atomic():
            row.consents.filter(pk__in=list(consents)).delete()
            row.delete()
    except ProtectedError:
        raise Refused(str(BUILT_UPON)) from None
    seal.destroy(key)
    trail.record(by=by, action="assisted_person.retract", noun="assisted_person", id=ref, area=home.area_id, on=on)
    if opened and not home.persons.exists():
        _close(home, by, on)


BUILT_UPON = gettext_lazy("已经有后来的记录（结对、走访、补贴、查看等），不能撤销登记，可以按“登记有误”退出。")


@transaction.atomic
def retract_persons(found: Iterable[AssistedPerson], *, by, consents: Iterable[int], opened: Iterable[int]) -> set[int]:
    """撤销登记一批人, as `retract_person` for each: whom nothing was built upon; the keys of those who went.

    `consents`: keys of what came with the listings; `opened`: keys of households that were opened for them.
    """
    rows = list(AssistedPerson.objects.select_for_update(of=("self",)).select_related("household").only(
        "ref", "household__ref", "household__area").filter(sets.among("pk", [one.pk for one in found]), erased_on__isnull=True))  # fmt: skip
    for area in {row.household.area_id for row in rows}:
        if not (permits.by_reach(by, "household.add", area) and permits.by_reach(by, "household.edit", area)):
            raise PermissionDenied
    keys, papers = [row.pk for row in rows], set(consents)
    stay = sets.leant_on(AssistedPerson, keys, but=[Consent])
    more = (
        Consent.objects.filter(sets.among("person", keys))
        .exclude(sets.among("pk", papers))
        .values_list("person_id", flat=True)
    )
    going = {row.pk: row for row in rows if row.pk not in stay | set(more)}
    taken = Consent.objects.filter(sets.among("pk", papers), sets.among("person", going))
    taken._raw_delete(taken.db)
    gone = AssistedPerson.objects.filter(sets.among("pk", going))
    gone._raw_delete(gone.db)
    seal.destroy_gone(going)
    trail.record_many(_told(by, "assisted_person", [(row.ref, row.household.area_id) for row in going.values()]))
    _close_empty({row.household_id for row in going.values()} & set(opened), by)
    return set(going)


def _close_empty(homes: Iterable[int], by) -> None:
    empty = Household.objects.filter(sets.among("pk", homes), persons__isnull=True)
    told = list(empty.values_list("ref", "area_id"))
    gone = Household.objects.filter(sets.among("ref", [ref for ref, _area in told]))
    gone._raw_delete(gone.db)
    trail.record_many(_told(by, "household", told))


def _told(by, noun: str, rows: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    return [{"by": by, "action": f"{noun}.retract", "noun": noun, "id": ref, "area": area} for ref, area in rows]


def _close(home: Household, by, on) -> None:
    ref, area = home.ref, home.area_id
    home.delete()
    trail.record(by=by, action="household.retract", noun="household", id=ref, area=area, on=on)


@transaction.atomic
def retract_consent(consent: Consent, *, by, on=None) -> None:
    """撤销录入的同意: unless something that is kept rests on it alone by now."""
    person = held(consent.person, "household.edit", by)
    consent.delete()
    kept = [name for name in facts.sensitive(minor=person.minor) if getattr(person, name)]
    if set(kept) - covered(person):
        raise Refused(_("后来登记的信息靠这份同意保存，没有撤销。"))
    trail.record(
        by=by, action="assisted_person.consent_retract", noun="assisted_person", id=person.ref,
        area=person.household.area_id, on=on,
    )  # fmt: skip
