"""成批纳入 · Many persons listed at once, as `list_person` does it for one: the same rules, the same trail, written in sets."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from shangliang.kit import clock, seal, sets, trail
from shangliang.people.refusal import Refused

from .. import facts, permits
from ..models import AssistedPerson, Basis, Consent, Household
from . import consents, persons


@dataclass
class Listing:
    """要纳入的一个人 · `home`: a household, there already or to be opened (`opens`) with its first person."""

    home: Household
    kinds: list[str]
    given: dict[str, str]
    minor: bool = False
    listed_on: dt.date | None = None
    consent: dict[str, Any] | None = None
    opens: bool = False
    papers: list[Consent] = field(default_factory=list)


@transaction.atomic
def list_persons(listings: Sequence[Listing], *, by) -> list[AssistedPerson]:
    """纳入一批人: all, or none and the reason of the first that will not. Numbers that are taken are looked up once."""
    _may(listings, by)
    day = clock.today()
    made = [_person(each, by, day) for each in listings]
    persons.check_numbers(made)
    sets.copy_in(Household, [each.home for each in listings if each.opens])
    seal.give_keys(made)
    sets.copy_in(AssistedPerson, made)
    for person, each in zip(made, listings, strict=True):
        for paper in each.papers:
            seal.share_key(paper, person)
    sets.copy_in(Consent, [paper for each in listings for paper in each.papers])
    trail.record_many(_told(made, listings, by))
    return made


def _may(listings: Sequence[Listing], by) -> None:
    wanted = {("household.add", each.home.area_id) for each in listings}
    wanted |= {("household.edit", each.home.area_id) for each in listings if each.consent}
    if not all(permits.by_reach(by, ability, area) for ability, area in wanted):
        raise PermissionDenied


def _person(each: Listing, by, day: dt.date) -> AssistedPerson:
    """Judged like the one that is listed by hand; not written yet."""
    made = persons.drafted(each.home, each.kinds, each.given, each.minor, each.listed_on, day)
    rests: set[str] = set()
    if each.consent:
        paper = consents.drafted(made, by, day, **each.consent)
        each.papers = [paper]
        rests = set() if made.minor and paper.basis == Basis.PAPER else set(paper.fields)
    wanted = {name for name in facts.sensitive(minor=made.minor) if each.given.get(name)}
    if missing := sorted(wanted - rests):
        raise Refused(persons.not_yet(missing, minor=made.minor))
    persons.fill(made, each.given)
    return made


def _told(made, listings, by) -> Iterable[dict[str, Any]]:
    for person, each in zip(made, listings, strict=True):
        area = each.home.area_id
        if each.opens:
            yield {"by": by, "action": "household.open", "noun": "household", "id": each.home.ref, "area": area}
        about = {"by": by, "noun": "assisted_person", "id": person.ref, "area": area}
        yield about | {"action": "assisted_person.list"}
        for paper in each.papers:
            yield about | {"action": "assisted_person.consent", "detail": consents.told(paper)}
