"""做查看 · Open masked facts, for a reason or by one's bond; take sensitive facts away. Both are recorded before they are shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import clock, rules, trail
from shangliang.people.refusal import Refused

from .. import care, facts, permits
from ..models import Look, Reason
from .standing import held


@transaction.atomic
def reveal(person, *, by, reason="", note="", on=None) -> dict[str, str]:
    """查看: the facts in clear. Who looks after the person is asked for no reason; everybody else for one.

    What no consent covers any more stays closed, but to who may destroy the file, for a reason: somebody must be able to
    ask for the consent again, and to see what they destroy."""
    person = held(person, "household.reveal", by)
    bond = permits.bonded(by, person)
    if not bond and reason not in Reason:
        raise Refused(_("请选择查看的原因。"))
    if reason == Reason.OTHER and not note:
        raise Refused(_("选“其他”时，请写一句说明。"))
    at = on or clock.now()
    Look.objects.create(person=person, by=by, at=_moment(at), reason=reason, note=note, bond=bond)
    trail.record(
        by=by, action="assisted_person.reveal", noun="assisted_person", id=person.ref, area=person.household.area_id,
        on=at, detail={"reason": reason, "bond": bond},
    )  # fmt: skip
    above = reason in Reason and permits.by_reach(by, "household.erase", person.household.area_id)
    back = [] if above else person.held_back
    found = {name: value for name in facts.LABELS if name not in back and (value := getattr(person, name))}
    return found | ({"address": str(person.household.address)} if person.household.address else {})


class TooMany(Refused):
    """人数太多 · More than may leave without a second person's agreement; `rows`: how many they are."""

    def __init__(self, most: int, rows: int) -> None:
        super().__init__(_("超过 %(most)s 人，要另一个人同意才能导出。") % {"most": most})
        self.rows = rows


@transaction.atomic
def take_sensitive(persons, *, by, area, reason, asked, note="", on=None, most=None) -> list:
    """导出敏感信息: by who holds the ability of its own, so many at once (`most`: those that a second person agreed to), each on the person's own record.

    What no consent covers any more does not go along."""
    if not permits.by_reach(by, "household.export_sensitive", area):
        raise PermissionDenied
    if reason not in Reason or (reason == Reason.OTHER and not note):
        raise Refused(_("请选择导出的原因；选“其他”时写一句说明。"))
    alone = int(rules.value(care.MOST, area))
    if (rows := persons.count()) > (alone if most is None else most):
        raise TooMany(alone, rows)
    found = list(persons.prefetch_related("consents"))
    at = on or clock.now()
    Look.objects.bulk_create(
        Look(person=one, by=by, at=_moment(at), reason=reason, note=note, taken=True) for one in found
    )
    trail.record(
        by=by, action="household.export_sensitive", noun="household", id="ledger", area=area, on=at,
        detail={"reason": reason, "rows": len(found), "asked": asked},
    )  # fmt: skip
    for one in found:  # as they go out; nothing of it is saved
        for name in one.held_back:
            setattr(one, name, "")
    return found


@transaction.atomic
def note_look(person, note, *, by, on=None) -> Look:
    """看了别处的记录: what another noun keeps of the person (a visit, an organ's answer) was opened, for the reason said."""
    person = held(person, "household.reveal", by)
    return Look.objects.create(person=person, by=by, at=_moment(on or clock.now()), reason=Reason.OTHER, note=note)


def _moment(on):
    return on if hasattr(on, "hour") else clock.at_noon(on)
