"""定时工作 · What households and the register of readiness do by themselves."""

from django.db.models import Model

from shangliang.kit.importing import ImportRow
from shangliang.kit.rewriting import rewrite
from shangliang.kit.seal import personal
from shangliang.kit.worker import every

from . import forgetting
from .actions import grow_up, remind_consents, remind_readiness
from .models import AssistedPerson, Consent, Household

every("day")(grow_up)
every("day")(remind_consents)
every("day")(remind_readiness)


@every("hour")
def sweep_erased() -> None:
    """What was erased, and the key it was sealed with, leaves the files of the database too."""
    if personal.lying_about().exists():
        tables: set[type[Model]] = {
            personal.PersonalKey,
            AssistedPerson,
            Consent,
            Household,
            ImportRow,
            *(model for model, _fields in personal.holders()),
        }
        rewrite(*sorted({model._meta.db_table for model in tables} | forgetting.tables()))
        personal.swept()
