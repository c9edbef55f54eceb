"""撤销登记 · Somebody brought in by mistake goes again, with their key and their household, as long as nothing rests on them.

What was built upon since (a bond, a visit, a subsidy, a look into the file) stays and is the reason to refuse. The trail
keeps both: that they were listed, and that this was taken back.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shangliang.kit import seal, trail
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
        raise Refused(_("已经有后来的记录（结对、走访、补贴、查看等），不能撤销登记，可以按“登记有误”退出。")) from None
    seal.destroy(key)
    trail.record(by=by, action="assisted_person.retract", noun="assisted_person", id=ref, area=home.area_id, on=on)
    if opened and not home.persons.exists():
        _close(home, by, on)


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
