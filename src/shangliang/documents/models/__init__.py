"""公文 · Documents with their dated marks, versions and suggestions; the counters of their numbers; key tasks; activities told."""

from .document import Document
from .news import Activity, NewsPage
from .numbers import NumberSeries
from .tasks import KeyTask
from .templates import WordTemplate
from .versions import Suggestion, Version

__all__ = ["Activity", "Document", "KeyTask", "NewsPage", "NumberSeries", "Suggestion", "Version", "WordTemplate"]
