"""走访一次 · One visit of a bond with all that came of it: photos, aid, a need, the next day; sent twice, kept once."""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions import record_visit, record_visits
from shangliang.kit import trail
from shangliang.people.refusal import Refused

from ..models import Aid, Bond
from .beside import check, day_of, give_aid, raise_need
from .planning import answer


@transaction.atomic
def record(bond, *, by, operation, way="", on=None, visitor=None, photos=(), aid=None, need=None, **words):
    """Returns the visit. `aid` is {"what", "yuan", "kind", "source"}, `need` {"title", "text", "topic_class", ...};
    `words` are those of gatherings' WORDS (found, explained, companions, minutes, received, next_on).

    The same `operation` again gives the same visit and nothing more; with other words it is refused. Who went is the
    one who is bound (`visitor` for a body that is bound as a whole).
    """
    check(bond, by)
    visit, new = record_visit(
        way or bond.rules.ways[0], bond.target, by=by, operation=operation, on=on,
        visitor=visitor or bond.person or by, organisation=bond.organisation, photos=photos,
        more=[aid, need], **words,
    )  # fmt: skip
    if new and visit.whom_id:
        answer(visit)
    if new and aid:
        give_aid(bond, by=by, on=on, visit=visit, **aid)
    if new and need:
        raise_need(bond, by=by, on=on, visit=visit, **need)
    return visit


@transaction.atomic
def record_all(lines, *, by) -> list:
    """走访一批: (bond, how) each, `how` as for `record` without a need: families and firms, in sets; the same rules and trail rows.

    All or none. Returns the visits in their order.
    """
    _check_all([bond for bond, _how in lines], by)
    rows, aids = [], []
    for bond, how in lines:
        said = dict(how)
        aid = said.pop("aid", None)
        if aid and Decimal(aid["yuan"]) <= 0:
            raise Refused(_("请写明金额，物资写折价。"))
        who = {"visitor": bond.person or by, "organisation": bond.organisation}
        rows.append({"target": bond.target, "more": [aid, None]} | who | said)
        aids.append(aid)
    visits = record_visits(rows, by=by)
    _give_all([(bond, visit, aid) for (bond, _how), visit, aid in zip(lines, visits, aids, strict=True) if aid], by)
    return visits


def _check_all(bonds, by) -> None:
    """As beside.may_write says of each, in two questions."""
    keys = {bond.pk for bond in bonds}
    own = set(Bond.objects.held_by(by).active().filter(pk__in=keys).values_list("pk", flat=True))
    seen = set(Bond.objects.visible_to(by).filter(pk__in=keys - own).values_list("pk", flat=True))
    for bond in bonds:
        erased = bond.assisted_id and bond.assisted.erased_on
        if erased or not (bond.pk in own or (bond.pk in seen and by.can(bond.rules.ability, bond.area_id))):
            raise PermissionDenied


def _give_all(given, by) -> None:
    Aid.objects.bulk_create(
        [Aid(bond=bond, visit=visit, on=day_of(visit.on), by=by, **aid) for bond, visit, aid in given]
    )
    trail.record_many(
        {
            "by": by, "action": "bond.aid", "noun": "bond", "id": bond.ref, "area": bond.area_id, "on": visit.on,
            "detail": {"kind": aid["kind"], "source": aid["source"], "yuan": str(aid["yuan"])},
        }
        for bond, visit, aid in given
    )  # fmt: skip
