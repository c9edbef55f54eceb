"""定时工作 · What households do by themselves."""

import datetime as dt

from django.db.models import Model

from shangliang.kit import clock
from shangliang.kit.importing import ImportRow
from shangliang.kit.rewriting import rewrite
from shangliang.kit.seal.personal import PersonalKey, holders
from shangliang.kit.worker import every

from . import forgetting
from .actions import grow_up
from .models import AssistedPerson, Consent, Household

every("day")(grow_up)
RECENT = dt.timedelta(hours=2)


@every("hour")
def sweep_erased() -> None:
    """What was erased, and the key it was sealed with, leaves the files of the database too."""
    since = clock.now() - RECENT
    if PersonalKey.objects.filter(destroyed_at__gt=since).exists():
        tables: set[type[Model]] = {
            PersonalKey,
            AssistedPerson,
            Consent,
            Household,
            ImportRow,
            *(model for model, _fields in holders()),
        }
        rewrite(*sorted({model._meta.db_table for model in tables} | forgetting.tables()))
