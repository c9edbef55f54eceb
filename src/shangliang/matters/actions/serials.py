"""台账号 · Numbers of the ledger: per holder's county, kind and year, e.g. 议〔2023〕12号."""

from django.db import connection

NEXT = """
INSERT INTO matters_serial (chain, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (chain, kind, year) DO UPDATE SET last = matters_serial.last + 1 RETURNING last
"""


def next_serial(matter, day) -> str:
    """The next number; the counter's row stays locked until the transaction ends, so no number is lost or doubled."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [matter.holder_area[:6], matter.kind, day.year])
        (number,) = cursor.fetchone()
    return f"{matter.rules.mark}〔{day.year}〕{number}号"
