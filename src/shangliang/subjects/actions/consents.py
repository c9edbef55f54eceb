"""做同意 · Record a consent or a legal basis; take one back, and with it what rested on it alone."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, files, importing, trail
from shangliang.people.refusal import Refused

from .. import facts
from ..models import Basis, Consent, Purpose, covered
from .standing import held


@transaction.atomic
def give_consent(person, *, by, on=None, photo=None, **said) -> Consent:
    """录同意: `said` is what `drafted` takes; a photographed paper (an upload), or the number under which it is kept."""
    held(person, "household.edit", by)
    made = drafted(person, by, clock.local_day(on) if on else clock.today(), photo=photo, **said)
    made.photo = _kept(photo, by, person) if photo else None
    made.save(force_insert=True)
    trail.record(
        by=by, action="assisted_person.consent", noun="assisted_person", id=person.ref, area=person.household.area_id,
        on=on, detail=told(made),
    )  # fmt: skip
    return made


def drafted(
    person, by, day, *, basis, fields, purpose=Purpose.PAIRING, photo=None, guardian="", document="", officer="",
    starts=None, expires=None,
) -> Consent:  # fmt: skip
    """Weighed, and not written yet: `basis` paper, guardian or law."""
    starts = starts or day
    _check(person, basis, fields, photo, guardian, document, officer, starts, expires)
    return Consent(
        person=person, purpose=purpose, basis=basis, fields=sorted(set(fields)), guardian=guardian, document=document,
        officer=officer, starts=starts, expires=expires,
    )  # fmt: skip


def told(made: Consent) -> dict:
    """What the trail says of it."""
    return {"basis": made.basis, "purpose": made.purpose, "facts": made.fields, "document": made.document}


def _check(person, basis, fields, photo, guardian, document, officer, starts, expires) -> None:
    if basis not in Basis or not fields or not set(fields) <= set(facts.MINOR):
        raise Refused(_("请选依据，并勾选它包括哪些信息。"))
    if person.minor and basis == Basis.PAPER:
        raise Refused(_("未成年人本人的同意不够，要监护人同意书，或者写明法定依据。"))
    if basis == Basis.GUARDIAN and not guardian:
        raise Refused(_("请写监护人的姓名和关系。"))
    if basis == Basis.LAW and not (document and officer):
        raise Refused(_("法定依据要写明文号和经办人。"))
    if basis != Basis.LAW and not photo and not document:
        raise Refused(_("请拍下同意书，或者写明纸质同意书的存档号。"))
    if expires and expires < starts:
        raise Refused(_("截止日期应不早于开始日期。"))


def _kept(photo, by, person):
    try:
        return files.store(photo, by_id=by.pk, area=person.household.area_id, name=_("同意书"))
    except files.Refused as reason:
        raise Refused(str(reason)) from None


@transaction.atomic
def withdraw_consent(consent, *, by, on=None) -> Consent:
    """撤回: from that day on it covers nothing; sensitive facts that rest on no other are taken out of the file."""
    person, day = held(consent.person, "household.edit", by), clock.local_day(on) if on else clock.today()
    if consent.withdrawn_on:
        raise Refused(_("这份同意已经撤回。"))
    consent.withdrawn_on = day
    consent.save(update_fields=["withdrawn_on"])
    gone = [n for n in facts.sensitive(minor=person.minor) if getattr(person, n) and n not in covered(person, day)]
    for name in gone:
        setattr(person, name, "")
    if "name" in gone:
        person.initials = ""
    if gone:
        person.save()
        importing.forget_made(person.ref)
    trail.record(
        by=by, action="assisted_person.withdraw", noun="assisted_person", id=person.ref, area=person.household.area_id,
        on=on, detail={"facts": gone},
    )  # fmt: skip
    return consent
