"""表态 · One view of one statement: the last one counts until the close. No trail row, no time, no person beside it."""

from django.db import connection
from django.utils.translation import gettext as _

from shangliang.kit import once
from shangliang.people.refusal import Refused

from ..models import Consultation, View, Voter

UPSERT = """
INSERT INTO consultations_view (consultation_id, voter_id, statement_id, value, first, rev)
SELECT c.id, v.id, s.id, %s, %s, nextval('consultations_view_rev')
  FROM consultations_consultation c
  JOIN consultations_voter v ON v.consultation_id = c.id
  JOIN consultations_statement s ON s.consultation_id = c.id
 WHERE c.id = %s AND v.id = %s AND s.number = %s AND s.state = 'shown' AND c.closed_at IS NULL
   FOR KEY SHARE OF c, v
ON CONFLICT (voter_id, statement_id) DO UPDATE SET value = EXCLUDED.value, rev = EXCLUDED.rev
"""


def express(consultation: Consultation, voter: Voter, number: int, value: int) -> None:
    """表态: agree (1), not sure (0), disagree (-1) on the statement with this number.

    One statement of SQL. It locks the consultation's row against its close: a view is either before the close, and
    counted, or refused.
    """
    if voter.consultation_id != consultation.pk:
        raise Refused(_("这个码是另一场协商的，不能在这里表态。"))
    if not consultation.takes_views:
        raise Refused(not_taken())
    if value not in View.Value.values:
        raise Refused(_("请在“赞成”“不赞成”“说不准”里选一个。"))
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [value, value, consultation.pk, voter.pk, number])
        if cursor.rowcount:
            return
    if Consultation.objects.filter(pk=consultation.pk, closed_at__isnull=False).exists():
        raise Refused(not_taken())
    raise Refused(_("这一条看法已经收起，不再表态。请看下一条。"))


def not_taken() -> str:
    """Whoever is early or late hears the same."""
    return _("表态已经结束或者还没有开始，没有记下这一条。")


def express_once(consultation: Consultation, voter: Voter, number: int, value: int, key: str) -> None:
    """One press of a button: sent twice it is done once; the same press with another answer is a `once.Conflict`."""
    once.perform(
        key[:64],
        {"statement": number, "value": value},
        lambda: express(consultation, voter, number, value) or "",
        owner=f"voter {voter.pk}",
        known=str(value),
    )
