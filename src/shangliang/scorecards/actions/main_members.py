"""集体提案的主要成员 · The office names them in their order; named anew, the list before is gone from the score, not from the trail."""

from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock
from shangliang.matters.models import Matter
from shangliang.people.refusal import Refused

from ..duty.facts import Scope, members
from ..models import MainMember
from .duty import log, may_keep


@transaction.atomic
def name_main_members(matter: Matter, people: list, *, by, on=None) -> list[MainMember]:
    """登记主要成员: of a proposal that a body raised; an empty list takes them away."""
    found = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    may_keep(by, found.area_id)
    if found.kind != "proposal" or found.raisers.filter(person__isnull=False).exists():
        raise Refused(_("只有集体提案登记主要成员；委员联名的，按联名的次序计。"))
    if len({one.pk for one in people}) != len(people):
        raise Refused(_("同一名委员写了两次。"))
    ours = members(Scope(found.area_id, found.raised_on.year))
    for one in people:
        if one.pk not in ours or not ours[one.pk].was_on(found.raised_on):
            raise Refused(_("%(name)s在提出的那一天不是本级委员。") % {"name": one})
    day = clock.local_day(on or clock.now())
    MainMember.objects.filter(matter=found).delete()
    made = MainMember.objects.bulk_create(
        MainMember(matter=found, person=one, place=place, on=day, by=by) for place, one in enumerate(people, 1)
    )
    detail = {"matter": found.ref, "people": [one.ref for one in people]}
    log(found.area_id, "main_members", found.ref, by=by, on=on, detail=detail)
    return made
