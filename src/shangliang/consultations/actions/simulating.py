"""模拟表态 · Generated views of a demonstration, written in one go; from then on every page says that they are simulated.

Only an invented person may do it, and never where somebody has expressed a view of their own: simulated ones are counted
for real by nobody.
"""

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _

from shangliang.gatherings.actions.slips import digest
from shangliang.gatherings.models import Slip
from shangliang.people.refusal import Refused

from ..models import Consultation, Voter
from .opening import lock, log

# The last one counts, as when people press; what is not shown is passed over.
WRITTEN = """
INSERT INTO consultations_view (consultation_id, voter_id, statement_id, value, first, rev)
SELECT s.consultation_id, u.voter, s.id, u.value, u.value, nextval('consultations_view_rev')
  FROM unnest(%s::bigint[], %s::int[], %s::smallint[]) AS u (voter, number, value)
  JOIN consultations_statement s ON s.consultation_id = %s AND s.number = u.number AND s.state = 'shown'
    ON CONFLICT (voter_id, statement_id) DO UPDATE SET value = EXCLUDED.value, rev = EXCLUDED.rev
"""


@transaction.atomic
def simulate(consultation: Consultation, said: dict[str, dict[int, int]], *, by) -> int:
    """`said`: {code of a slip: {statement number: view}}; returns how many views were written."""
    found = lock(consultation, by, "consultation.open")
    if not by.invented:
        raise PermissionDenied
    if not found.takes_views:
        raise Refused(_("现在不能发表：还没有开始，或者已经结束。"))
    if not found.simulated and found.voters.exists():
        raise Refused(_("已经有人表过态，不能再加模拟的表态。"))
    found.simulated = True
    found.save(update_fields=["simulated"])
    keys = _voters(found, list(said))
    rows = [(keys[code], number, value) for code, views in said.items() for number, value in views.items()]
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, [*map(list, zip(*rows, strict=True)), found.pk])
        written = cursor.rowcount
    log(found, "simulate", by=by, detail={"people": len(said), "views": written})
    return written


def _voters(found: Consultation, codes: list[str]) -> dict[str, int]:
    """The voter behind each slip, new or known."""
    book = found.book
    pepper = book.pepper if book else None
    keys = {} if pepper is None else {code: digest(pepper, code) for code in codes}
    if not keys or Slip.objects.filter(pk__in=keys.values(), book=book, spoiled=False).count() < len(codes):
        raise Refused(_("没有这张纸签，或者已经作废。"))
    fresh = [Voter(consultation=found, key=key, way=Voter.Way.SLIP) for key in keys.values()]
    Voter.objects.bulk_create(fresh, ignore_conflicts=True)
    known = {bytes(key): pk for pk, key in found.voters.values_list("pk", "key")}
    return {code: known[key] for code, key in keys.items()}
