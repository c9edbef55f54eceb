"""定时工作 · What gatherings do by themselves."""

import datetime as dt

from django.db import connection

from shangliang.kit import clock
from shangliang.kit.worker import every

from .models import Poll

EMPTIED = ("gatherings_ballot", "gatherings_pass")


@every("hour")
def sweep_sealed() -> None:
    """What a seal has deleted leaves the files too: a deleted row stays readable on disk until a vacuum."""
    if Poll.objects.filter(sealed_at__gt=clock.now() - dt.timedelta(hours=2)).exists():
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM {', '.join(EMPTIED)}")
