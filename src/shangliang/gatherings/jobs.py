"""定时工作 · What gatherings do by themselves."""

import datetime as dt

from django.db import connection

from shangliang.kit import clock
from shangliang.kit.worker import every

from .models import Poll

EMPTIED = ("gatherings_ballot", "gatherings_pass")


@every("hour")
def sweep_sealed() -> None:
    """What a seal has deleted leaves the files too.

    A plain vacuum leaves its bytes in the gaps of pages that other polls still use, so the two small tables are written
    anew. Whoever casts meanwhile waits for some milliseconds; if they can not be had, the next round tries again.
    """
    if not Poll.objects.filter(sealed_at__gt=clock.now() - dt.timedelta(hours=2)).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '3s'")
        try:
            cursor.execute(f"VACUUM (FULL) {', '.join(EMPTIED)}")
        finally:
            cursor.execute("RESET lock_timeout")
