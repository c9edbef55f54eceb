"""做届次 · Open a term of a committee, seat its members."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.kit import trail

from ..organisations import Organisation, OrgKind
from ..persons import Person
from ..refusal import Refused
from ..terms import Membership, Term


@transaction.atomic
def open_term(
    organisation: Organisation, number: int, *, start: dt.date, by, end: dt.date | None = None, on=None
) -> Term:
    """登记届次; the term before it ends the day this one starts."""
    _allow(by, "term.open", organisation.area_id)
    if organisation.kind != OrgKind.CPPCC:
        raise Refused(_("只有政协委员会有届次。"))
    if Term.objects.filter(organisation=organisation, number=number).exists():
        raise Refused(_("这一届已经登记。"))
    if end is not None and end <= start:
        raise Refused(_("结束日期应晚于开始日期。"))
    made = Term.objects.create(organisation=organisation, number=number, start=start, end=end)
    Term.objects.filter(organisation=organisation, end__isnull=True, start__lt=start).exclude(pk=made.pk).update(
        end=start
    )
    _record(made, "term.open", by, on, {"number": number})
    return made


@transaction.atomic
def seat_member(
    term: Term, person: Person, *, sector: str, by, standing=False, station=None, start=None, on=None
) -> Membership:
    """登记委员: sector, standing or not, station; `start` for who joins within the term (增补). The post of member is given by `appoint`."""
    _allow(by, "member.seat", term.organisation.area_id)
    if station is not None and station.kind != OrgKind.STATION:
        raise Refused(_("“委员工作站”应选一个委员工作站。"))
    if start is not None and not (term.start <= start and (term.end is None or start < term.end)):
        raise Refused(_("增补日期应在这一届之内。"))
    made, new = Membership.objects.get_or_create(
        term=term, person=person, defaults={"sector": sector, "standing": standing, "station": station, "start": start}
    )
    if not new:
        raise Refused(_("%(who)s已经是%(term)s委员。") % {"who": person, "term": term})
    _record(term, "member.seat", by, on, {"person": person.ref, "standing": standing})
    return made


@transaction.atomic
def end_membership(membership: Membership, end, why: str, *, by, on=None) -> Membership:
    """离任: from that day on they are no member of the term any more; what they did before counts."""
    found = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("term__organisation", "person")
        .get(pk=membership.pk)
    )
    term = found.term
    _allow(by, "member.seat", term.organisation.area_id)
    if found.end is not None:
        raise Refused(_("已经登记离任。"))
    if end <= (found.start or term.start) or (term.end is not None and end > term.end):
        raise Refused(_("离任日期应在任职以后、这一届之内。"))
    if not why.strip():
        raise Refused(_("请写明离任的原因。"))
    found.end = end
    found.save(update_fields=["end"])
    _record(term, "member.end", by, on, {"person": found.person.ref, "end": end.isoformat(), "why": why.strip()[:200]})
    return found


@transaction.atomic
def unseat_member(membership: Membership, *, by, on=None) -> None:
    """撤销委员登记: the row goes, the trail keeps who was seated and unseated when."""
    term = membership.term
    _allow(by, "member.seat", term.organisation.area_id)
    detail = {"person": membership.person.ref}
    membership.delete()
    _record(term, "member.unseat", by, on, detail)


def _allow(by, ability: str, code: str) -> None:
    if by is not None and not by.can(ability, code):
        raise PermissionDenied


def _record(term: Term, action: str, by, on, detail: dict) -> None:
    place = term.organisation
    trail.record(by=by, action=action, noun="organisation", id=place.ref, area=place.area_id, on=on, detail=detail)
