"""下一条 · Which statement a voter is shown next: drawn by priority among those not expressed on, the skipped ones last.

Drawn with a number made of the voter and the statement: opened again, the page shows the same statement; over all
voters each statement comes as often as its priority says (exponential race: -ln(u) / priority, the least wins).
"""

from dataclasses import dataclass

from django.db import connection

from shangliang.kit import rules

ADD_AFTER = "consultation.add_after"
# The answered ones are read once and hashed, not looked for statement by statement: so little is expected of the query
# that PostgreSQL keeps one plan for it instead of planning each time, which took twice as long as running it.
NEXT = f"""
SELECT count(*), count(*) FILTER (WHERE answered),
       (array_agg(number ORDER BY late, turn, number) FILTER (WHERE NOT answered))[1],
       (array_agg(text ORDER BY late, turn, number) FILTER (WHERE NOT answered))[1],
       {rules.NEAREST}
  FROM (SELECT number, text, number = ANY(%s::int[]) AS late,
               id IN (SELECT statement_id FROM consultations_view WHERE voter_id = %s) AS answered, -ln(
               (('x' || substr(md5(%s::bigint || '/' || id), 1, 8))::bit(32)::bigint + 1) / 4294967297.0
               ) / priority AS turn
          FROM consultations_statement WHERE consultation_id = %s AND state = 'shown') s
"""  # noqa: S608 - a query of our own within it


@dataclass(frozen=True)
class Turn:
    """轮到 · How many statements there are and were answered, and the next one (number None: all are done).

    `add_after`: after how many one may add a statement of one's own.
    """

    shown: int
    done: int
    number: int | None
    text: str | None
    add_after: int

    @property
    def at(self) -> int:
        return min(self.done + 1, self.shown)


def next_for(voter, skipped: list[int]) -> Turn:
    """One query."""
    area = voter.consultation.area_id
    asked = [ADD_AFTER, area, skipped, voter.pk, voter.pk, voter.consultation_id]
    with connection.cursor() as cursor:
        cursor.execute(NEXT, asked)
        shown, done, number, text, nearest = cursor.fetchone()
    return Turn(shown, done, number, text, rules.read(ADD_AFTER, area, nearest))
