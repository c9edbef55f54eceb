"""走访一次 · One visit of a bond with all that came of it: photos, aid, a need, the next day; sent twice, kept once."""

from django.db import transaction

from shangliang.gatherings.actions import record_visit

from .beside import check, give_aid, raise_need
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
