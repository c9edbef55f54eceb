"""附件可见 · Who may have a file: whoever may see something that it is linked to."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from shangliang.kit import clock

from .models import File

FRESH = dt.timedelta(hours=24)
# A noun registers under its name: (file, person, request) -> whether the file hangs on something that may be seen.
link_checks: dict[str, Callable[[File, Any, Any], bool]] = {}


def visible(file: File, person: Any, request: Any) -> bool:
    """Through what it is linked to; while it is linked to nothing, its uploader for 24 hours."""
    if any(check(file, person, request) for check in link_checks.values()):
        return True
    mine = file.by_id is not None and getattr(person, "pk", None) == file.by_id
    return bool(mine) and file.created > clock.now() - FRESH and File.objects.unlinked().filter(pk=file.pk).exists()
