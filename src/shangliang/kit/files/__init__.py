"""附件 · Files that people hand in: told by their content, cleaned, kept, and handed out only as attachments."""

from .access import link_checks, visible
from .models import File
from .pictures import store_pictures
from .refused import Refused
from .store import store, store_all
from .sweeping import discard, sweep

__all__ = ["File", "Refused", "discard", "link_checks", "store", "store_all", "store_pictures", "sweep", "visible"]
