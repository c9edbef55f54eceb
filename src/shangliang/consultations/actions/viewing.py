"""表态 · One view of one statement: the last one counts until the close. No trail row, no time, no person beside it."""

from typing import Any

from django.db import IntegrityError, connection
from django.utils.translation import gettext as _

from shangliang.kit import clock, once
from shangliang.people.refusal import Refused

from ..models import Consultation, View, Voter

PRESSED = """
  WITH said AS (
INSERT INTO consultations_view (consultation_id, voter_id, statement_id, value, first, rev)
SELECT c.id, v.id, s.id, %s, %s, nextval('consultations_view_rev')
  FROM consultations_consultation c
  JOIN consultations_voter v ON v.consultation_id = c.id
  JOIN consultations_statement s ON s.consultation_id = c.id
 WHERE c.id = %s AND v.id = %s AND s.number = %s AND s.state = 'shown' AND c.closed_at IS NULL
   AND NOT EXISTS (SELECT FROM kit_once o WHERE o.key = %s)
   FOR KEY SHARE OF c, v
    ON CONFLICT (voter_id, statement_id) DO UPDATE SET value = EXCLUDED.value, rev = EXCLUDED.rev
RETURNING 1)
INSERT INTO kit_once (key, content, result, created) SELECT %s, %s, %s, %s FROM said
"""


def express(consultation: Consultation, voter: Voter, number: int, value: int, *, key: str = "") -> None:
    """表态: agree (1), not sure (0), disagree (-1) on the statement with this number.

    View and key of the form are one statement of SQL. It locks the consultation's row against its close: a view is
    either before the close, and counted, or refused. The same press sent twice is done once; with another answer it is
    a `once.Conflict`. What is kept of a press says neither what was pressed (the press itself, which only the phone knows,
    is digested with it) nor when (the day alone, so that it can be dropped a week later).
    """
    if voter.consultation_id != consultation.pk:
        raise Refused(_("这个码是另一场协商的，不能在这里表态。"))
    if value not in View.Value.values:
        raise Refused(_("请在“赞成”“不赞成”“说不准”里选一个。"))
    press = key[:64] or once.new_key()
    row = once.row_of(press, {"statement": number, "value": value, "press": press}, f"voter {voter.pk}")
    row.created = clock.at_noon(clock.today())
    if consultation.takes_views and _written(consultation, voter, number, value, row):
        return
    try:
        once.answer_of(row)
    except once.Once.DoesNotExist:
        raise Refused(_why_not(consultation))


def _written(consultation: Consultation, voter: Voter, number: int, value: int, row: once.Once) -> bool:
    """Of two at once with one key the second is undone by the key's own uniqueness, and then reads the first's answer."""
    kept: list[Any] = [row.key, row.key, row.content, row.result, row.created]
    facts = [value, value, consultation.pk, voter.pk, number, *kept]
    try:
        with connection.cursor() as cursor:
            cursor.execute(PRESSED, facts)
            return bool(cursor.rowcount)
    except IntegrityError:
        return False


def _why_not(consultation: Consultation) -> str:
    """Whoever is early or late hears the same."""
    fresh = Consultation.objects.get(pk=consultation.pk)
    if not fresh.takes_views:
        return _("表态已经结束或者还没有开始，没有记下这一条。")
    return _("这一条看法已经收起，不再表态。请看下一条。")
