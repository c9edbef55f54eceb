"""定时工作 · What gatherings do by themselves."""

import datetime as dt

from shangliang.kit import clock
from shangliang.kit.rewriting import rewrite
from shangliang.kit.worker import every

from .actions import remind_drills
from .models import Ballot, Pass, Poll

every("day")(remind_drills)


@every("hour")
def sweep_sealed() -> None:
    """What a seal has deleted leaves the files too."""
    if Poll.objects.filter(sealed_at__gt=clock.now() - dt.timedelta(hours=2)).exists():
        rewrite(*(model._meta.db_table for model in (Ballot, Pass)))
