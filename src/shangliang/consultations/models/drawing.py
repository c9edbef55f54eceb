"""下一条 · Which statement a voter is shown next: drawn by priority among those not expressed on, the skipped ones last.

Drawn with a number made of the voter and the statement: opened again, the page shows the same statement; over all
voters each statement comes as often as its priority says (exponential race: -ln(u) / priority, the least wins).
"""

from dataclasses import dataclass

from django.db import connection

NEXT = """
SELECT count(*), count(w.id),
       (array_agg(s.number ORDER BY s.late, s.turn, s.number) FILTER (WHERE w.id IS NULL))[1],
       (array_agg(s.text ORDER BY s.late, s.turn, s.number) FILTER (WHERE w.id IS NULL))[1]
  FROM (SELECT id, number, text, number = ANY(%s::int[]) AS late, -ln(
               (('x' || substr(md5(%s::bigint || '/' || id), 1, 8))::bit(32)::bigint + 1) / 4294967297.0
               ) / priority AS turn
          FROM consultations_statement WHERE consultation_id = %s AND state = 'shown') s
  LEFT JOIN consultations_view w ON w.voter_id = %s AND w.statement_id = s.id
"""


@dataclass(frozen=True)
class Turn:
    """轮到 · How many statements there are and were answered, and the next one (number None: all are done)."""

    shown: int
    done: int
    number: int | None
    text: str | None

    @property
    def at(self) -> int:
        return min(self.done + 1, self.shown)


def next_for(voter, skipped: list[int]) -> Turn:
    """One query."""
    asked = [skipped, voter.pk, voter.consultation_id, voter.pk]
    with connection.cursor() as cursor:
        cursor.execute(NEXT, asked)
        return Turn(*cursor.fetchone())
