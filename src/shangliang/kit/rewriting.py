"""重写 · What was deleted leaves the files too.

A plain vacuum leaves the bytes of deleted rows in the gaps of pages that others still use, so the tables are written anew.
Whoever writes to one of them meanwhile waits for as long as that takes; if it can not be had, the next round tries again.
"""

from django.db import connection

WAIT = "3s"  # for a table that others hold


def rewrite(*tables: str) -> None:
    """One after the other, each in a transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT}'")
        try:
            for table in tables:
                cursor.execute(f"VACUUM (FULL) {connection.ops.quote_name(table)}")
        finally:
            cursor.execute("RESET lock_timeout")
