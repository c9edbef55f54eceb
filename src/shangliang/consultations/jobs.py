"""定时工作 · What consultations do by themselves."""

import datetime as dt

from shangliang.kit import clock
from shangliang.kit.once import Once
from shangliang.kit.rewriting import rewrite
from shangliang.kit.worker import every

from .actions import drawing, picturing
from .models import Consultation, Contribution, Picture, Statement, View, Voter

every(1)(picturing.refresh_all)
every(10)(drawing.make_waiting)
HELD = (View, Voter, Statement, Contribution, Picture, Once)  # rows of a voter, or rows that once named one


@every("hour")
def sweep_sealed() -> None:
    """What a seal has deleted leaves the files too."""
    if Consultation.objects.filter(sealed_at__gt=clock.now() - dt.timedelta(hours=2)).exists():
        rewrite(*(model._meta.db_table for model in HELD))
