"""公文 · Documents with their dated marks, versions and suggestions; the counters of their numbers; key tasks; activities told."""

from .cases import Case
from .document import Document, Urgency
from .history import Contribution, HistoryCall
from .news import Activity, NewsPage
from .numbers import NumberSeries
from .slips import SlipJob, SlipPart
from .tasks import KeyTask
from .templates import WordTemplate
from .versions import Suggestion, Version

__all__ = [
    "Activity",
    "Case",
    "Contribution",
    "Document",
    "HistoryCall",
    "KeyTask",
    "NewsPage",
    "NumberSeries",
    "SlipJob",
    "SlipPart",
    "Suggestion",
    "Urgency",
    "Version",
    "WordTemplate",
]
