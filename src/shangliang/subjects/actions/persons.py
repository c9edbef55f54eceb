"""做关爱对象 · Put a person on the list, change what the file says, take them off the list.

Sensitive facts are refused until a consent or a legal basis covers them; all other facts can be kept at once.
"""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, seal, sets, trail
from shangliang.kit.search import initials
from shangliang.people.refusal import Refused

from .. import care, facts, identity, permits
from ..models import AssistedPerson, Left, uncovered
from ..models.households import ID_NUMBER
from .consents import give_consent
from .standing import held


@transaction.atomic
def list_person(
    household, kinds, *, by, on=None, listed_on=None, minor=False, consent=None, given=None
) -> AssistedPerson:
    """纳入关爱: `given` are facts by their names (facts.LABELS); `consent` the arguments of `give_consent`, if there is one."""
    area = household.area_id
    if not permits.by_reach(by, "household.add", area):
        raise PermissionDenied
    day = clock.local_day(on) if on else clock.today()
    made = drafted(household, kinds, given or {}, minor, listed_on, day)
    made.save(force_insert=True)
    trail.record(by=by, action="assisted_person.list", noun="assisted_person", id=made.ref, area=area, on=on)
    if consent:
        give_consent(made, by=by, on=on, **consent)
    if given:
        _keep(made, given, minor, day)
    return made


def drafted(household, kinds, given, minor, listed_on, day) -> AssistedPerson:
    """Not written yet; without the facts."""
    made = AssistedPerson(household=household, kinds=_known(kinds, household.area_id), listed_on=listed_on or day)
    made.minor = _minor(given, minor, day)
    return made


@transaction.atomic
def edit_facts(person, given, *, by, on=None, kinds=None, minor=None, listed_on=None) -> AssistedPerson:
    """改档案: the given facts; the others stay as they are. An empty text takes a fact away."""
    row = held(person, "household.edit", by)
    if kinds is not None:
        row.kinds = _known(kinds, row.household.area_id, kept=row.kinds)
    row.listed_on = listed_on or row.listed_on
    _keep(row, given, row.minor if minor is None else minor, clock.local_day(on) if on else clock.today())
    trail.record(
        by=by, action="assisted_person.edit", noun="assisted_person", id=row.ref, area=row.household.area_id, on=on,
        detail={"facts": sorted(given)},
    )  # fmt: skip
    return row


@transaction.atomic
def leave_list(person, why, *, by, note="", on=None) -> AssistedPerson:
    """退出: no longer under care, for a reason; the file stays."""
    person = held(person, "household.edit", by)
    if person.left_on:
        raise Refused(_("这个人已经退出。"))
    if why not in set(Left) - {Left.ERASED}:
        raise Refused(_("请说明退出的原因。"))
    person.left_on, person.left_why, person.left_note = clock.local_day(on) if on else clock.today(), why, note
    person.save(update_fields=["left_on", "left_why", "left_note"])
    trail.record(
        by=by, action="assisted_person.leave", noun="assisted_person", id=person.ref, area=person.household.area_id,
        on=on, detail={"why": why},
    )  # fmt: skip
    return person


def _known(kinds, area: str, kept=()) -> list[str]:
    """At least one, each from the list that holds in the place (or held when it was chosen)."""
    allowed = {*care.words(care.KINDS, area), *kept}
    if not kinds or not set(kinds) <= allowed:
        raise Refused(_("请从本地的关爱对象类别里选，至少选一个。"))
    return list(dict.fromkeys(kinds))


def _keep(person, given: dict[str, str], minor: bool, day: dt.date) -> None:
    """Write the facts, if a consent or a legal basis covers what is sensitive among them."""
    merged = {name: given.get(name, getattr(person, name)) for name in facts.LABELS}
    minor = _minor(merged, minor, day)
    changed = merged if minor and not person.minor else given  # who turns out to be a minor needs a guardian for it all
    if missing := uncovered(person, changed, day, minor=minor):
        raise Refused(not_yet(missing, minor=minor))
    fill(person, given)
    person.minor = minor
    if given.get("id_number"):
        check_numbers([person])
    person.save()


def fill(person, given: dict[str, str]) -> None:
    """The facts into the row, which is not written yet."""
    for name, value in given.items():
        setattr(person, name, str(value).strip())
    person.initials = initials(person.name)[:20] if person.name else ""


def not_yet(missing, *, minor: bool) -> str:
    """The sentence on the page, for one or several facts."""
    names = _("、").join(str(facts.LABELS[name]) for name in missing)
    if minor:
        return _("未成年人的%(facts)s，要先录监护人同意书或法定依据才能保存。其他信息可以先存。") % {"facts": names}
    return _("%(facts)s要先录本人同意书或法定依据才能保存。其他信息可以先存。") % {"facts": names}


def check_numbers(persons) -> None:
    """Identity numbers that are none, or of somebody who is on the list already, or twice among these."""
    numbers = {person.pk: person.id_number for person in persons if person.id_number}
    if any(identity.birthday_in(number) is None for number in numbers.values()):
        raise Refused(_("身份证号不对：应为 18 位，请核对出生日期和最后一位校验码。"))
    blinds = [seal.blind(number, ID_NUMBER) for number in numbers.values()]
    same = AssistedPerson.objects.listed().filter(sets.among("id_index", blinds)).exclude(sets.among("pk", numbers))
    if len(set(blinds)) < len(blinds) or (blinds and same.exists()):
        raise Refused(_("这个身份证号已经登记在册（也可能在别的地方），请先查找，不要重复登记。"))


def _minor(given: dict[str, str], otherwise: bool, day: dt.date) -> bool:
    """By the day of birth, or that in the identity number; where neither is known, as was said."""
    born = born_on(given)
    return identity.is_minor(born, day) if born else otherwise


def born_on(given: dict[str, str]) -> dt.date | None:
    if given.get("born_on"):
        return dt.date.fromisoformat(str(given["born_on"]))
    return identity.birthday_in(given.get("id_number") or "")


@transaction.atomic
def grow_up() -> int:
    """成年: who has had their eighteenth birthday is a minor no longer; every night."""
    minors = AssistedPerson.objects.filter(minor=True, erased_on__isnull=True).only("pk", "born_on", "id_number")
    grown = [
        person.pk
        for person in minors
        if (born := born_on({"born_on": person.born_on, "id_number": person.id_number}))
        and not identity.is_minor(born, clock.today())
    ]
    return AssistedPerson.objects.filter(pk__in=grown).update(minor=False)
