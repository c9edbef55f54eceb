"""导入 · Tables that offices bring along become rows of nouns: read, guessed, judged, shown, confirmed, and undone as a whole.

The kit knows no noun: each brings its importers (importer.py) and registers them in AppConfig.ready(). A file is taken
by `take`, shown by its batch, written by `confirm`, taken back by `undo`. Nothing is written before somebody confirms.
"""

from .actions import (
    confirm,
    drop,
    forget,
    forget_made,
    forget_saying,
    handed_out,
    match,
    take,
    undo,
)
from .columns import Column
from .exporting import take_out
from .importer import Importer, Judged, Made, SetImporter, get, register, registered
from .models import ImportBatch, ImportRow
from .refused import Refused
from .veiling import readable, shown, shown_before
from .working import work_waiting

__all__ = [
    "Column",
    "ImportBatch",
    "ImportRow",
    "Importer",
    "Judged",
    "Made",
    "Refused",
    "SetImporter",
    "confirm",
    "drop",
    "forget",
    "forget_made",
    "forget_saying",
    "get",
    "handed_out",
    "match",
    "readable",
    "register",
    "registered",
    "shown",
    "shown_before",
    "take",
    "take_out",
    "undo",
    "work_waiting",
]
